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

/** The value of a text that `readJson` takes too, else `undefined`. */
export function parseJson(text: string): unknown {
  if (text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES) return undefined;
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
    const members = count(value, 0);
    // `JSON.parse` swallows keys that come twice: each has its colon in the text, outside of strings.
    const colons = text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
    return members.nodes <= MAX_NODES && members.keys === colons ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many values and keys; throws at what no product file may hold. */
function count(value: unknown, depth: number): { nodes: number; keys: number } {
  const total = { nodes: 1, keys: 0 };
  if (typeof value === 'string' ? isBroken(value) : typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError();
  if (typeof value !== 'object' || value === null) return total;
  if (depth >= MAX_DEPTH) throw new RangeError();
  for (const [key, inner] of Object.entries(value)) {
    if (POISON.has(key) || isBroken(key)) throw new RangeError();
    const { nodes, keys } = count(inner, depth + 1);
    total.nodes += nodes;
    total.keys += keys + (Array.isArray(value) ? 0 : 1);
  }
  return total;
}

function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
