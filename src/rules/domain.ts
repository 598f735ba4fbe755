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

/** The set of one value. */
export function only(value: number): Domain {
  return [value, value];
}

/** The set of some values, in any order. */
export function fromValues(values: readonly number[]): Domain {
  const runs: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (runs.length > 0 && existing(runs.at(-1)) >= value - 1) runs[runs.length - 1] = value;
    else runs.push(value, value);
  }
  return runs;
}

/** How many values. */
export function sizeOf(domain: Domain): number {
  let size = 0;
  for (let at = 0; at < domain.length; at += 2) size += elementAt(domain, at + 1) - elementAt(domain, at) + 1;
  return size;
}

/** Whether exactly one value is left. */
export function isSingle(domain: Domain): boolean {
  return domain.length === 2 && domain[0] === domain[1];
}

/** Whether the value is in. */
export function has(domain: Domain, value: number): boolean {
  for (let at = 0; at < domain.length; at += 2) if (elementAt(domain, at) <= value && value <= elementAt(domain, at + 1)) return true;
  return false;
}

/** What is in both. */
export function intersect(a: Domain, b: Domain): Domain {
  const runs: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(elementAt(a, i), elementAt(b, j));
    const to = Math.min(elementAt(a, i + 1), elementAt(b, j + 1));
    if (from <= to) runs.push(from, to);
    if (elementAt(a, i + 1) < elementAt(b, j + 1)) i += 2;
    else j += 2;
  }
  return runs;
}

/** All but the values from `from` to `to`. */
export function without(domain: Domain, from: number, to = from): Domain {
  return intersect(domain, [-Infinity, from - 1, to + 1, Infinity]);
}

/** Everything from 0 on: the answers. */
export function answersOf(domain: Domain): Domain {
  return intersect(domain, [0, Infinity]);
}

/** The values one by one, ascending; for small sets. */
export function valuesOf(domain: Domain): number[] {
  const values: number[] = [];
  for (let at = 0; at < domain.length; at += 2) for (let value = elementAt(domain, at); value <= elementAt(domain, at + 1); value++) values.push(value);
  return values;
}

/** The value nearest to `wish`, the lower of two; `domain` is not empty. */
export function nearest(domain: Domain, wish: number): number {
  let best = elementAt(domain, 0);
  for (let at = 0; at < domain.length; at += 2) {
    const value = Math.min(Math.max(wish, elementAt(domain, at)), elementAt(domain, at + 1));
    if (Math.abs(value - wish) < Math.abs(best - wish)) best = value;
  }
  return best;
}import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';

