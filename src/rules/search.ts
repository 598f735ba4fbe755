/**
 * Finds one complete valid assignment of the unknowns of one component, or proves that there is none: depth first, each value
 * tried is looked through by all constraints that read it (forward checking), values are taken off where one constraint alone
 * excludes them, the unknown with the fewest values left and the most failures goes first, the wished value of it first.
 * The work is counted in tests, never in time, so that the same question always ends the same way.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { Constraint } from './constraint.js';
import { intersect, isSingle, nearest, only, sizeOf, valuesOf, without, type Domain } from './domain.js';
import type { View } from './view.js';

/** Tests that may still be spent; shared by the questions of one call. */
export interface Budget {
  left: number;
}

/** What a search works on. */
export interface Problem {
  readonly view: View;
  readonly constraints: readonly Constraint[];
  /** Constraints that read an unknown. */
  readonly readersOf: readonly (readonly number[])[];
}

/** Values up to this number are judged one by one, more by halves. */
const LISTED = 40;

/** Constraints with more open unknowns than this are not filtered. */
const WIDE = 3;

/**
 * Narrows the domains by the constraints named, and by those that their changes concern.
 *
 * @returns False: some unknown has no value left. `domains` is changed in place.
 */
export function propagate(problem: Problem, domains: Domain[], queue: Iterable<number>, budget: Budget, failures?: number[]): boolean {
  const { view, constraints, readersOf } = problem;
  const waiting = new Set(queue);
  view.look(domains);
  for (const at of waiting) {
    waiting.delete(at);
    const constraint = elementAt(constraints, at);
    budget.left--;
    const truth = constraint.test(view);
    if (truth === true) continue;
    const open = constraint.reads.filter((variable) => !isSingle(elementAt(domains, variable)));
    let possible = truth === null;
    if (possible && open.length <= WIDE && budget.left > 0) {
      for (const variable of open) {
        const before = elementAt(domains, variable);
        const after = filter(constraint, variable, before, view, budget);
        view.narrow(variable, after);
        if (sizeOf(after) === sizeOf(before)) continue;
        domains[variable] = after;
        possible = after.length > 0;
        if (!possible) break;
        for (const reader of elementAt(readersOf, variable)) if (reader !== at || open.length > 1) waiting.add(reader);
      }
    }
    if (possible) continue;
    if (failures !== undefined) failures[at] = elementAt(failures, at) + 1;
    return false;
  }
  return true;
}

/** The values of one unknown that the constraint does not exclude by itself. */
function filter(constraint: Constraint, variable: number, domain: Domain, view: View, budget: Budget): Domain {
  const excludes = (part: Domain): boolean => {
    budget.left--;
    view.narrow(variable, part);
    return constraint.test(view) === false;
  };
  if (sizeOf(domain) <= LISTED) {
    let left = domain;
    for (const value of valuesOf(domain)) if (excludes(only(value))) left = without(left, value);
    return left;
  }
  return trim(trim(domain, excludes, false), excludes, true);
}

/** Takes off one end of a long domain what is excluded there, by halves. */
function trim(domain: Domain, excludes: (part: Domain) => boolean, fromTop: boolean): Domain {
  let left = domain;
  let from = elementAt(domain, 0);
  let to = existing(domain.at(-1));
  for (let step = to - from + 1; left.length > 0 && step >= 1; ) {
    from = elementAt(left, 0);
    to = existing(left.at(-1));
    const end: Domain = fromTop ? [Math.max(from, to - step + 1), to] : [from, Math.min(to, from + step - 1)];
    if (excludes(intersect(left, end))) left = without(left, elementAt(end, 0), elementAt(end, 1));
    else step = Math.floor(step / 2);
  }
  return left;
}

/**
 * Searches one component.
 *
 * @param wishes - The value wished for, by unknown.
 * @returns A value per unknown of the component; `null`: proved impossible; `undefined`: the budget ended first.
 */
export function search(
  problem: Problem, domains: readonly Domain[], component: readonly number[], wishes: readonly number[], budget: Budget,
): readonly number[] | null | undefined {
  const failures = problem.constraints.map(() => 1);
  const descend = (current: readonly Domain[]): readonly number[] | null | undefined => {
    if (budget.left <= 0) return undefined;
    const variable = pick(problem, current, component, failures);
    if (variable === undefined) return component.map((index) => elementAt(elementAt(current, index), 0));
    for (const part of branches(elementAt(current, variable), wishes[variable] ?? 0)) {
      const next = [...current];
      next[variable] = part;
      if (!propagate(problem, next, elementAt(problem.readersOf, variable), budget, failures)) continue;
      const found = descend(next);
      if (found !== null) return found;
    }
    return null;
  };
  return descend(domains);
}

/** The open unknown with the fewest values for the failures around it; ties in declared order. */
function pick(problem: Problem, domains: readonly Domain[], component: readonly number[], failures: readonly number[]): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const variable of component) {
    const domain = elementAt(domains, variable);
    if (isSingle(domain)) continue;
    let weight = 1;
    for (const reader of elementAt(problem.readersOf, variable)) weight += elementAt(failures, reader);
    const score = sizeOf(domain) / weight;
    if (score < least) [best, least] = [variable, score];
  }
  return best;
}

/** How a domain is split: the wish first, then the others, nearest first; long ones by halves. */
function* branches(domain: Domain, wish: number): Generator<Domain> {
  const first = nearest(domain, wish);
  yield only(first);
  const rest = without(domain, first);
  if (sizeOf(rest) <= LISTED) {
    for (const value of valuesOf(rest).sort((a, b) => Math.abs(a - first) - Math.abs(b - first))) yield only(value);
    return;
  }
  const parts = [...halves(intersect(rest, [-Infinity, first - 1])), ...halves(intersect(rest, [first + 1, Infinity]))];
  yield* parts.sort((a, b) => Math.abs(nearest(a, first) - first) - Math.abs(nearest(b, first) - first));
}

/** A domain in two, by its middle. */
export function halves(domain: Domain): Domain[] {
  if (domain.length === 0) return [];
  const middle = Math.floor((elementAt(domain, 0) + existing(domain.at(-1))) / 2);
  return [intersect(domain, [-Infinity, middle]), intersect(domain, [middle + 1, Infinity])].filter((part) => part.length > 0);
}
