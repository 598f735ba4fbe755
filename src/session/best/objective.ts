/**
 * What is to be least, as a sum of terms. The search knows of each term a few values that it may reach (thresholds): for each it has a
 * literal that would rather hold, "less than that", with the difference as its weight. So the bound is never above the sum; where a
 * design shows that it is below, the thresholds that are missing are added.
 */
import { elementAt } from '../../kernel/element-at.js';
import { add, ceil, compare, divide, subtract, type Rational } from '../../kernel/rational.js';
import { evaluateNumber } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import { binary, number } from '../../product/expression/terms.js';
import { any } from '../../rules/compile/unknown.js';
import { fromValues, has, only, sizeOf, without } from '../../rules/domain.js';
import { ask, boundsOf, floorWithin, literalIf, literalIn, lookAtModel, type Search } from './search.js';

/** One summand. */
export interface Term {
  /** Ascending; the first is a floor of the term. */
  readonly thresholds: Rational[];
  /** Its value in the design that the view looks at. */
  readonly value: () => Rational;
  /** The literal that holds exactly if the term is at least this, or beyond it. */
  readonly reaches: (value: Rational, operator?: '>=' | '>') => number;
  /** The expression that it is, if it is one. */
  readonly expression?: Expression;
}

/** A sum to be made least. */
export interface Objective {
  readonly terms: readonly Term[];
  /** By literal: what it costs if it does not hold. */
  readonly softs: Map<number, Rational>;
  /** No design has less; and every design has this and the weights of the literals that it breaks, as far as thresholds tell. */
  lower: Rational;
}

/** Terms with more values get their thresholds as designs show them. */
const FEW = 16;

/** A sum of terms. */
export function createObjective(search: Search, terms: readonly Term[]): Objective {
  const lower = terms.reduce<Rational>((sum, { thresholds }) => add(sum, thresholds[0] ?? 0), 0);
  const objective: Objective = { terms, softs: new Map(), lower };
  for (const term of terms) for (const value of term.thresholds.splice(1)) addThreshold(search, objective, term, value);
  return objective;
}

/** A term that one unknown decides. `costs`: by value, all others cost nothing. */
export function listedTerm(search: Search, variable: number, costs: ReadonlyMap<number, Rational>): Term {
  const { domain } = elementAt(search.variables, variable);
  const own = [...costs].filter(([value]) => has(domain, value));
  const sorted = [...(own.length < sizeOf(domain) ? [0] : []), ...own.map(([, cost]) => cost)].sort(compare);
  const distinct = sorted.filter((cost, at) => at === 0 || compare(cost, elementAt(sorted, at - 1)) > 0);
  return {
    thresholds: distinct.length > FEW ? distinct.slice(0, 1) : distinct,
    value: () => costs.get(search.view.low[variable] ?? 0) ?? 0,
    reaches(value, operator = '>=') {
      const isReached = (cost: Rational): boolean => compare(cost, value) >= (operator === '>' ? Number.MIN_VALUE : 0);
      const isFree = isReached(0);
      const some = own.filter(([, cost]) => isReached(cost) !== isFree);
      const set = fromValues(some.map(([value]) => value));
      return literalIn(search, variable, isFree ? without(domain, set) : set);
    },
  };
}

/**
 * A term by an expression that is never unknown.
 *
 * @returns `null`: no design, or no floor was found within the steps.
 */
export function expressionTerm(search: Search, expression: Expression): Term | null {
  const reaches: Term['reaches'] = (value, operator = '>=') =>
    literalIf(search, binary(operator, expression, number(value)));
  const value = (): Rational => evaluateNumber(expression, search.view) ?? 0;
  const floor = floorWithin(search, expression, boundsOf(search));
  const least = Number.isFinite(floor) ? ceil(Math.floor(floor)) : findFloor(search, value, reaches);
  return least === null ? null : { thresholds: [least], value, reaches, expression };
}

/** A number that the term cannot be below, found by asking for ever less; `null`: nothing is known. */
function findFloor(search: Search, value: () => Rational, reaches: Term['reaches']): Rational | null {
  let found = ask(search, []);
  for (let stride = 1; found === true; stride *= 2) {
    lookAtModel(search);
    const below = subtract(ceil(value()), stride);
    found = ask(search, [reaches(below) ^ 1]);
    if (found === false) return below;
  }
  return null;
}

/**
 * Lets the search try first, of each number that terms read, the end at which they are least: the first designs are good ones then,
 * and what is left is to prove that.
 */
export function leanTowards(search: Search, { terms }: Objective): void {
  const { view } = search;
  const read = terms.flatMap(({ expression }) => (expression === undefined ? [] : [expression]));
  const bounds = boundsOf(search);
  const ends: number[] = [];
  for (const variable of new Set(read.flatMap((expression) => view.reads(expression)))) {
    const [low, high] = elementAt(bounds, variable);
    if (elementAt(search.variables, variable).option.kind !== 'number' || low < 0 || low === high) continue;
    const floorAt = (value: number): number => {
      bounds[variable] = [value, value];
      return read.reduce((sum, expression) => sum + floorWithin(search, expression, bounds), 0);
    };
    const [atLow, atHigh] = [floorAt(low), floorAt(high)];
    const best = atLow < atHigh ? low : atLow > atHigh ? high : null;
    bounds[variable] = best === null ? [low, high] : [best, best];
    if (best !== null) ends.push(literalIn(search, variable, only(best)));
  }
  search.wanted = [...ends, ...search.wanted];
}

/**
 * Adds the thresholds that the last design shows to be missing.
 *
 * @returns Whether there were any; else the bound is exact for it.
 */
export function refine(search: Search, objective: Objective): boolean {
  lookAtModel(search);
  const missing = objective.terms.flatMap((term): [Term, Rational, Rational][] => {
    const value = term.value();
    const known = term.thresholds.findLast((threshold) => compare(threshold, value) <= 0) ?? value;
    return compare(known, value) < 0 ? [[term, value, known]] : [];
  });
  for (const [term, value, known] of missing) {
    // By halves, so that a long way down takes few steps.
    const middle = ceil(divide(add(value, known), 2) ?? value);
    if (compare(middle, value) < 0) addThreshold(search, objective, term, middle);
    addThreshold(search, objective, term, value);
  }
  return missing.length > 0;
}

/** Literals of which one holds in every design that has other terms than the last. */
export function otherwise(search: Search, { terms }: Objective): readonly number[] {
  lookAtModel(search);
  const values = terms.map((term) => term.value());
  return terms.flatMap(({ reaches }, at) => {
    const value = elementAt(values, at);
    return [reaches(value) ^ 1, reaches(value, '>')];
  });
}

/** What the last design comes to. */
export function valueOf(search: Search, { terms }: Objective): Rational {
  lookAtModel(search);
  return terms.reduce<Rational>((sum, term) => add(sum, term.value()), 0);
}

/** A design that has this value of the term or more, but not the next threshold, costs the difference to the one before. */
function addThreshold(search: Search, objective: Objective, { thresholds, reaches }: Term, value: Rational): void {
  const next = thresholds.findIndex((threshold) => compare(threshold, value) > 0);
  const place = next < 0 ? thresholds.length : next;
  const isBelow = reaches(value) ^ 1;
  const soft = next < 0 ? isBelow : any(search.encoding, [isBelow, reaches(elementAt(thresholds, next))]);
  addSoft(objective, soft, subtract(value, thresholds[place - 1] ?? value));
  thresholds.splice(place, 0, value);
}

/** A literal that costs if it does not hold. */
export function addSoft({ softs }: Objective, literal: number, weight: Rational): void {
  softs.set(literal, add(softs.get(literal) ?? 0, weight));
}
