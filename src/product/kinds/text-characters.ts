/** Which characters a text may have: the classes and ranges of `chars`, as the source of a regular expression. */

const CLASSES: Readonly<Record<string, string>> = {
  any: '\\P{Cc}',
  // Names are written with spaces, hyphens and apostrophes.
  letters: "\\p{L}\\p{M} '’-",
  digits: '0-9',
};

/** Whether every allowed character is one grapheme by itself, so that code points count graphemes. */
export function isSimple(chars: string): boolean {
  return chars === 'digits' || (!Object.hasOwn(CLASSES, chars) && /^[\x20-\x7e]*$/.test(chars));
}

/** A pattern (Unicode mode) that a text of these characters and at most so many lines matches. */
export function textPattern(chars: string, lines: number): string {
  const allowed = Object.hasOwn(CLASSES, chars) ? CLASSES[chars] : chars.replace(/[\\\]^[]/gu, '\\$&');
  const line = chars === 'any' ? '\\P{Cc}*' : `[${allowed ?? ''}]*`;
  return lines > 1 ? `^${line}(?:\\n${line}){0,${lines - 1}}$` : `^${line}$`;
}

/** The characters (code points) of a text that are not allowed, each once, in the text's order. */
export function foreignCharacters(text: string, chars: string): readonly string[] {
  const allowed = new RegExp(textPattern(chars, 1), 'u');
  return [...new Set(text)].filter((character) => character !== '\n' && !allowed.test(character));
}

/** Whether the file's `chars` is a class or well-formed ranges: `A-Z0-9 .-`. */
export function isCharacterSet(chars: string): boolean {
  try {
    return new RegExp(textPattern(chars, 1), 'u').source !== '';
  } catch {
    // A range that runs backwards.
    return false;
  }
}
