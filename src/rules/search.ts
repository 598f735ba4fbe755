/**
 * Finds one complete valid assignment of some unknowns, or proves that there is none: depth first, each value tried is looked
 * through by all constraints that read it (forward checking), values are taken off where one constraint alone excludes them, the
 * unknown with the fewest values left and the most failures goes first, the wished value of it first.
 * The work is counted in tests, never in time, so that the same question always ends the same way.
 */
import { elementAt } from '../kernel/element-at.js';
import type { Constraint } from './constraint.js';
import {
  halves,
  highest,
  intersect,
  isSingle,
  lowest,
  nearest,
  only,
  sizeOf,
  valuesOf,
  without,
  type Domain,
} from './domain.js';
import type { View } from './view.js';

/** Tests that may still be spent. */
export interface Budget {
  left: number;
}

/** What is left to every unknown under some assumptions; `null`: they contradict each other. */
export type Frame = readonly Domain[] | null;

/** An assumption: an unknown keeps to these values. */
export interface Assumption {
  readonly variable: number;
  readonly domain: Domain;
}

/** What a search works on. */
export interface Problem {
  readonly view: View;
  readonly constraints: readonly Constraint[];
  /** Places of the constraints that read an unknown. */
  readonly readersOf: readonly (readonly number[])[];
  /** How often each constraint has failed, from 1. */
  readonly failures: number[];
  readonly budget: Budget;
}

/** Values up to this number are judged one by one, more by halves. */
const LISTED = 40;

/** Constraints with more open unknowns than this are not filtered. */
const WIDE = 3;

/** A problem over these constraints. */
export function createProblem(
  view: View,
  unknowns: number,
  constraints: readonly Constraint[],
  budget: Budget,
): Problem {
  const readersOf = Array.from({ length: unknowns }, (): number[] => []);
  constraints.forEach(({ reads }, at) => reads.forEach((variable) => elementAt(readersOf, variable).push(at)));
  return { view, constraints, readersOf, failures: constraints.map(() => 1), budget };
}

/** What is left of a frame if more is assumed. `queue`: constraints to look at besides those that the assumptions concern. */
export function narrow(
  problem: Problem,
  frame: Frame,
  assumptions: readonly Assumption[],
  queue: Iterable<number> = [],
): Frame {
  if (frame === null) return null;
  const domains = [...frame];
  const waiting = new Set(queue);
  for (const { variable, domain } of assumptions) {
    const before = elementAt(domains, variable);
    const after = intersect(before, domain);
    if (after.length === 0) return null;
    if (sizeOf(after) === sizeOf(before)) continue;
    domains[variable] = after;
    for (const reader of elementAt(problem.readersOf, variable)) waiting.add(reader);
  }
  return propagate(problem, domains, waiting) ? domains : null;
}

/** Narrows by the constraints that wait, and by those that their changes concern. False: some unknown has no value left. */
function propagate(
  { view, constraints, readersOf, failures, budget }: Problem,
  domains: Domain[],
  waiting: Set<number>,
): boolean {
  view.look(domains);
  for (const at of waiting) {
    waiting.delete(at);
    const constraint = elementAt(constraints, at);
    budget.left--;
    const truth = constraint.holds();
    if (truth === true) continue;
    const open = truth === null ? constraint.reads.filter((variable) => !isSingle(elementAt(domains, variable))) : [];
    let possible = truth === null;
    for (const variable of open.length <= WIDE && budget.left > 0 ? open : []) {
      const before = elementAt(domains, variable);
      const after = filter(constraint, variable, before, view, budget);
      view.narrow(variable, after);
      if (sizeOf(after) === sizeOf(before)) continue;
      domains[variable] = after;
      possible = after.length > 0;
      if (!possible) break;
      for (const reader of elementAt(readersOf, variable)) if (reader !== at || open.length > 1) waiting.add(reader);
    }
    if (possible) continue;
    failures[at] = elementAt(failures, at) + 1;
    return false;
  }
  return true;
}

/** The values of one unknown that the constraint does not exclude by itself. */
function filter(constraint: Constraint, variable: number, domain: Domain, view: View, budget: Budget): Domain {
  const excludes = (part: Domain): boolean => {
    budget.left--;
    view.narrow(variable, part);
    return constraint.holds() === false;
  };
  if (sizeOf(domain) > LISTED) return trim(trim(domain, excludes, false), excludes, true);
  return valuesOf(domain).reduce((left, value) => (excludes(only(value)) ? without(left, only(value)) : left), domain);
}

/** Takes off one end of a long domain what is excluded there, by halves. */
function trim(domain: Domain, excludes: (part: Domain) => boolean, fromTop: boolean): Domain {
  let left = domain;
  for (let step = Infinity; left.length > 0 && step >= 1;) {
    const from = lowest(left);
    const to = highest(left);
    step = Math.min(step, to - from + 1);
    const end: Domain = fromTop ? [to - step + 1, to] : [from, from + step - 1];
    if (excludes(intersect(left, end))) left = without(left, end);
    else step = Math.floor(step / 2);
  }
  return left;
}

/**
 * Searches one component.
 *
 * @param wishes - The value wished for, by place in the component.
 * @returns A value per unknown of the component; `null`: proved impossible; `undefined`: the budget ended first.
 */
export function search(
  problem: Problem,
  domains: readonly Domain[],
  component: readonly number[],
  wishes: readonly number[],
): readonly number[] | null | undefined {
  if (problem.budget.left <= 0) return undefined;
  const place = pick(problem, domains, component);
  if (place === undefined) return component.map((variable) => lowest(elementAt(domains, variable)));
  const variable = elementAt(component, place);
  for (const domain of branches(elementAt(domains, variable), wishes[place] ?? 0)) {
    const next = narrow(problem, domains, [{ variable, domain }]);
    const found = next === null ? null : search(problem, next, component, wishes);
    if (found !== null) return found;
  }
  return null;
}

/** The place of the open unknown with the fewest values for the failures around it; ties in declared order. */
function pick(
  { readersOf, failures }: Problem,
  domains: readonly Domain[],
  component: readonly number[],
): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  component.forEach((variable, place) => {
    const domain = elementAt(domains, variable);
    if (isSingle(domain)) return;
    const score =
      sizeOf(domain) /
      elementAt(readersOf, variable).reduce((weight, reader) => weight + elementAt(failures, reader), 1);
    if (score < least) [best, least] = [place, score];
  });
  return best;
}

/** How a domain is split: the wish first, then the others, nearest first; long ones by halves. */
function* branches(domain: Domain, wish: number): Generator<Domain> {
  const first = nearest(domain, wish);
  yield only(first);
  const rest = without(domain, only(first));
  const parts =
    sizeOf(rest) <= LISTED
      ? valuesOf(rest).map(only)
      : [
          [-Infinity, first],
          [first, Infinity],
        ].flatMap((side) => halves(intersect(rest, side)));
  yield* parts.sort((a, b) => Math.abs(nearest(a, first) - first) - Math.abs(nearest(b, first) - first));
}
