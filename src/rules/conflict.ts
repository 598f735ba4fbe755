/** Smallest parts of what cannot all hold, and the smallest sets to give up. Both ask a question of feasibility and know no rules. */

/** Whether these can hold together. */
export type IsPossible<T> = (items: readonly T[]) => boolean;

/** Sets that may be looked at before the answer counts as unsettled. */
const MOST_NODES = 400;

/**
 * A subset that cannot hold while each of its own subsets can (QuickXplain, Junker 2004). Empty: not even nothing can hold.
 *
 * @param items - Together impossible; earlier ones are blamed rather than later ones.
 */
export function minimalConflict<T>(items: readonly T[], isPossible: IsPossible<T>): readonly T[] {
  const explain = (background: readonly T[], grown: boolean, rest: readonly T[]): readonly T[] => {
    if (grown && !isPossible(background)) return [];
    if (rest.length <= 1) return rest;
    const middle = Math.floor(rest.length / 2);
    const first = rest.slice(0, middle);
    const second = explain([...background, ...first], true, rest.slice(middle));
    return [...explain([...background, ...second], second.length > 0, first), ...second];
  };
  return isPossible([]) ? explain([], false, items) : [];
}

/** Sets to give up. */
export interface GivenUp<T> {
  /** Each minimal; fewest first, ties in the order of the items. */
  readonly sets: readonly (readonly T[])[];
  readonly settled: boolean;
}

/**
 * The smallest sets without which the rest can hold: of the shopper's own the fewest, then of the others.
 *
 * @param most - How many sets of the shopper's own to find; 0: all of the smallest size.
 */
export function fewestGivenUp<T extends { readonly own: boolean }>(
  items: readonly T[],
  isPossible: IsPossible<T>,
  most: number,
): GivenUp<T> {
  const own = items.filter((item) => item.own);
  const lesser = items.filter((item) => !item.own);
  const { sets, settled } = hittingSets(own, isPossible, most);
  const withLesser = sets.map((set) => {
    const kept = own.filter((item) => !set.includes(item));
    return [...set, ...(hittingSets(lesser, (some) => isPossible([...kept, ...some]), 1).sets[0] ?? lesser)];
  });
  return { sets: withLesser, settled };
}

/**
 * The smallest sets without which the rest can hold: hitting sets of the conflicts (Reiter 1987), level by level.
 *
 * @param most - How many to find; 0: all of the smallest size.
 */
export function hittingSets<T>(items: readonly T[], isPossible: IsPossible<T>, most: number): GivenUp<T> {
  // A set is the ascending list of its members' places.
  const sets: (readonly number[])[] = [];
  let settled = true;
  const without = (set: readonly number[]): T[] => items.filter((_, at) => !set.includes(at));
  let nodes = 0;
  for (let level: (readonly number[])[] = [[]]; level.length > 0 && !(sets.length > 0 && most === 0);) {
    const next = new Map<string, readonly number[]>();
    for (const set of level.sort(compareLists)) {
      if (sets.length === most && most > 0) break;
      if (sets.some((found) => found.every((at) => set.includes(at)))) continue;
      settled = ++nodes <= MOST_NODES;
      if (!settled) break;
      const kept = without(set);
      if (isPossible(kept)) sets.push(set);
      else
        for (const item of minimalConflict(kept, isPossible)) {
          const larger = [...set, items.indexOf(item)].sort((a, b) => a - b);
          next.set(larger.join(), larger);
        }
    }
    level = settled && (most === 0 || sets.length < most) ? [...next.values()] : [];
  }
  return { sets: sets.map((set) => items.filter((_, at) => set.includes(at))), settled };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
