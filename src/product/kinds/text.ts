import { countGraphemes } from '../../kernel/graphemes.js';
import type { TextOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { isSimple, textPattern } from './text-characters.js';
import { isMatch } from './value-tests.js';

/** Most graphemes of a text, and most lines: what it is matched with grows with them. */
const MOST = 1000;

/** Code points a grapheme may have on the average of a text; families and flags need up to 11. Bounds hostile stacks of marks. */
const CODE_POINTS_PER_GRAPHEME = 32;

/** A short text of the shopper. */
export const textKind: KindDescriptor<TextOption, OptionFileOf<'text'>> = {
  optional: true,
  build({ max, lines = 1, chars = 'any', case: letters = 'any' }, base) {
    if (!(max <= MOST && lines <= MOST)) throw new RangeError();
    return { ...base, kind: 'text', max, lines, chars, case: letters };
  },
  accepts: (option, text) =>
    isMatch(text, new RegExp(textPattern(option.chars, option.lines), 'u')) &&
    Array.from(text).length <= mostCodePoints(option) &&
    countGraphemes(text.replaceAll('\n', '')) <= option.max &&
    text === canonical(option, text),
  normalise: (option, value) => (typeof value === 'string' ? canonical(option, value) : value),
  isEmpty: (value) => value === '',
};

/** Most code points of a text: exact where each character allowed is one, else a bound that no valid text reaches. */
export function mostCodePoints({ max, chars, lines }: TextOption): number {
  return max * (isSimple(chars) ? 1 : CODE_POINTS_PER_GRAPHEME) + lines - 1;
}

/** NFC and the option's case; no locale, so that every machine agrees. */
function canonical(option: TextOption, text: string): string {
  const composed = text.normalize('NFC');
  return option.case === 'any'
    ? composed
    : (option.case === 'upper' ? composed.toUpperCase() : composed.toLowerCase()).normalize('NFC');
}
