/**
 * Sets of whole numbers as runs `[from, to, from, to, ...]`, ascending, never touching: two numbers for a grid of ten thousand
 * millimetres as for one choice. Immutable, so that a search goes back by forgetting. Values count from 0; two are special.
 */

/** A set of values. Empty: no value is left. */
export type Domain = readonly number[];

/** The option is absent. */
export const ABSENT = -2;

/** The option is present and not answered. */
export const BLANK = -1;

/** Everything but absence. */
export const PRESENT: Domain = [BLANK, Infinity];

/** Everything that answers. */
export const ANSWERED: Domain = [0, Infinity];

const SINGLES: Domain[] = [];

/** The set of one value; the same one every time. */
export function only(value: number): Domain {
  return (SINGLES[value - ABSENT] ??= [value, value]);
}

/** The set of some values, in any order. */
export function fromValues(values: readonly number[]): Domain {
  return values.length === 1 ? only(values[0]!) : join(values.map(only));
}

/** Sets that have nothing in common, in any order, as one. */
export function join(parts: readonly Domain[]): Domain {
  const joined: number[] = [];
  const runs = parts.flatMap((part) =>
    part.flatMap((from, at): [number, number][] => (at % 2 === 0 ? [[from, part[at + 1]!]] : [])),
  );
  for (const [from, to] of runs.sort(([a], [b]) => a - b)) {
    // One that touches the last goes on with it.
    if (joined.length > 0 && from <= joined[joined.length - 1]! + 1) joined[joined.length - 1] = to;
    else joined.push(from, to);
  }
  return joined;
}

/** How many values. */
export function sizeOf(domain: Domain): number {
  return domain.reduce((size, end, at) => (at % 2 === 0 ? size - end + 1 : size + end), 0);
}

/** The least value; `domain` is not empty. */
export function lowest(domain: Domain): number {
  return domain[0]!;
}

/** The greatest value; `domain` is not empty. */
export function highest(domain: Domain): number {
  return domain[domain.length - 1]!;
}

/** Whether exactly one value is left. */
export function isSingle(domain: Domain): boolean {
  return domain.length === 2 && domain[0] === domain[1];
}

/** Whether the value is in. */
export function has(domain: Domain, value: number): boolean {
  for (let at = 0; at < domain.length; at += 2) if (domain[at]! <= value && value <= domain[at + 1]!) return true;
  return false;
}

/** What is in both. */
export function intersect(a: Domain, b: Domain): Domain {
  const runs: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]!, b[j]!);
    const to = Math.min(a[i + 1]!, b[j + 1]!);
    if (from <= to) runs.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return runs;
}

/** All but the values of another set. */
export function without(domain: Domain, other: Domain): Domain {
  const gaps = [-Infinity, ...other.map((end, at) => (at % 2 === 0 ? end - 1 : end + 1)), Infinity];
  return intersect(domain, gaps);
}

/** The values one by one, ascending; for small sets. */
export function valuesOf(domain: Domain): number[] {
  const values: number[] = [];
  for (let at = 0; at < domain.length; at += 2)
    for (let value = domain[at]!; value <= domain[at + 1]!; value++) values.push(value);
  return values;
}

/** The value nearest to `wish`, the lower of two; `domain` is not empty. */
export function nearest(domain: Domain, wish: number): number {
  const near = [lowest(domain)];
  for (let at = 0; at < domain.length; at += 2) near.push(Math.min(Math.max(wish, domain[at]!), domain[at + 1]!));
  return near.reduce((best, value) => (Math.abs(value - wish) < Math.abs(best - wish) ? value : best));
}

/** A domain in two, by its middle. */
export function halves(domain: Domain): Domain[] {
  if (domain.length === 0) return [];
  const middle = Math.floor((lowest(domain) + highest(domain)) / 2);
  return [intersect(domain, [-Infinity, middle]), intersect(domain, [middle + 1, Infinity])].filter(
    (part) => part.length > 0,
  );
}
