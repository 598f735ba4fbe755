/** Reads what a file or a shop's code gives, within bounds, and no word about what is wrong: `readJson` finds that out. */

/** Most UTF-8 bytes of a file. */
export const MAX_BYTES = 512_000;
/** Deepest nesting. */
export const MAX_DEPTH = 32;
/** Most values. */
export const MAX_NODES = 200_000;
/** Names that poison prototypes. */
export const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The file as text, at most so many values; `null`: no JSON, cyclic, endless, or its own code throws. */
export function stringify(input: unknown): string | null {
  if (typeof input === 'string') return input;
  let nodes = 0;
  try {
    const text: unknown = JSON.stringify(input, (_key, value: unknown) => {
      if (++nodes > MAX_NODES) throw new RangeError();
      return value;
    });
    return typeof text === 'string' ? text : null;
  } catch {
    // Whatever the object's own code throws: it is no product file.
    return null;
  }
}

/**
 * The value of a text.
 *
 * @throws {SyntaxError} It is no JSON.
 * @throws {RangeError} It is too long.
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_BYTES) throw new RangeError();
  return JSON.parse(text.replace(/^\ufeff/, ''));
}

/**
 * A copy without the owner's `x-…` keys.
 *
 * @throws {RangeError} It is too large or too deep, or has names that poison prototypes.
 */
export function withoutOwnKeys(value: unknown): unknown {
  let nodes = 0;
  const copy = (part: unknown, depth: number): unknown => {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) throw new RangeError();
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
    const entries = Object.entries(part).filter(([key]) => !key.startsWith('x-'));
    if (entries.some(([key]) => POISON.has(key))) throw new RangeError();
    return Object.fromEntries(entries.map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  return copy(value, 0);
}
