/** Smallest parts of what cannot all hold, and the smallest sets to give up. Both ask a question of feasibility and know no rules. */

/** Whether these can hold together. */
export type Possible<T> = (items: readonly T[]) => boolean;

/** Sets that may be looked at before the answer counts as unsettled. */
const MOST_NODES = 400;

/**
 * A subset that cannot hold while each of its own subsets can (QuickXplain, Junker 2004). Empty: not even nothing can hold.
 *
 * @param items - Together impossible; earlier ones are blamed rather than later ones.
 */
export function minimalConflict<T>(items: readonly T[], isPossible: Possible<T>): readonly T[] {
  const explain = (background: readonly T[], grown: boolean, rest: readonly T[]): readonly T[] => {
    if (grown && !isPossible(background)) return [];
    if (rest.length <= 1) return rest;
    const middle = Math.floor(rest.length / 2);
    const first = rest.slice(0, middle);
    const second = rest.slice(middle);
    const ofSecond = explain([...background, ...first], true, second);
    return [...explain([...background, ...ofSecond], ofSecond.length > 0, first), ...ofSecond];
  };
  return isPossible([]) ? explain([], false, items) : [];
}

/** Sets to give up. */
export interface GivenUp<T> {
  /** Each minimal; fewest first, ties in the order of `items`. */
  readonly sets: readonly ReadonlySet<T>[];
  readonly settled: boolean;
}

/**
 * The smallest sets without which the rest can hold: hitting sets of the conflicts (Reiter 1987), level by level.
 *
 * @param most - How many sets to find; 0: all of the smallest size.
 */
export function smallestGivenUp<T>(items: readonly T[], isPossible: Possible<T>, most: number): GivenUp<T> {
  const sets: Set<T>[] = [];
  const indexOf = new Map(items.map((item, index) => [item, index]));
  const places = (set: ReadonlySet<T>): number[] => [...set].map((item) => existing(indexOf.get(item))).sort((a, b) => a - b);
  let level: Set<T>[] = [new Set()];
  let nodes = 0;
  while (level.length > 0 && !(sets.length > 0 && most === 0)) {
    const next = new Map<string, Set<T>>();
    for (const set of level.sort((a, b) => compareLists(places(a), places(b)))) {
      if (sets.some((found) => [...found].every((item) => set.has(item)))) continue;
      if (++nodes > MOST_NODES) return { sets, settled: false };
      const kept = items.filter((item) => !set.has(item));
      if (isPossible(kept)) {
        sets.push(set);
        if (sets.length === most) return { sets, settled: true };
        continue;
      }
      for (const item of minimalConflict(kept, isPossible)) {
        const larger = new Set([...set, item]);
        next.set(places(larger).join(), larger);
      }
    }
    level = [...next.values()];
  }
  return { sets, settled: true };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) if (a[at] !== b[at]) return elementAt(a, at) - elementAt(b, at);
  return a.length - b.length;
}import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';

