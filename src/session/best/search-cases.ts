/** Case by case of percentages: the closest designs within the budget, of them the cheapest or dearest. */
import { add, ceil, compare, divide, floor, negate, subtract, toNumber, type Rational } from '../../kernel/rational.js';
import type { PriceLine } from '../../pricing/price.js';
import { close, termsOf } from '../../pricing/price-design.js';
import { addAtMost } from './at-most.js';
import { keptBy, minimize } from './minimize.js';
import { createObjective, leanTowards, listedTerm, otherwise, refine, type Objective } from './objective.js';
import { caseOf, priceTerms, type Case } from './price-terms.js';
import { ask, demand } from './search.js';
import { isWithinBudget, signOf, tasteCosts, type Task } from './task.js';

/** What a search comes to: the least value, `null` where there is no design (any more), `undefined` where the steps ended first. */
type Least = Rational | null | undefined;

/** A price to be made least, and the most that is within the budget. */
interface Limited {
  readonly price: Objective;
  readonly most: Rational;
}

/** Looks through all cases. False: the steps ended first. */
export function searchCases(task: Task): boolean {
  const { search } = task;
  for (;;) {
    search.hard = [];
    const found = ask(search, []);
    if (found !== true) return found === false;
    const one = caseOf(search);
    search.hard = one.literals;
    if (searchCase(task, one) === undefined) return false;
    search.hard = one.literals;
    demand(search, unlessHard(task));
  }
}

function searchCase(task: Task, one: Case): Least {
  const { search, wish } = task;
  const most = wish.budgetMinor === undefined ? undefined : limitOf(task, one, wish.budgetMinor);
  if (most === null) return null;
  const price = priceObjective(task, one, most === undefined ? signOf(wish) : 1);
  if (price === null) return undefined;
  const limited = most === undefined ? null : { price, most };
  if (limited !== null) {
    const cheapest = minimize(search, price, most);
    if (cheapest === null || cheapest === undefined) return cheapest;
    restrict(task, one, limited);
  }
  if (wish.taste !== undefined) {
    const costs = tasteCosts(task).map(([variable, some]) => listedTerm(search, variable, some));
    const taste = createObjective(search, costs);
    const loss = minimizeWithin(task, one, taste, limited, task.best?.loss ?? null);
    if (loss === null || loss === undefined) return loss;
    search.hard = [...search.hard, ...keptBy(taste)];
  }
  const last = limited !== null && signOf(wish) < 0 ? priceObjective(task, one, -1) : price;
  return last === null ? undefined : minimizePrice(task, one, last, limited);
}

/** Makes the price least (or, its sign turned, greatest), to the minor unit: what rounding may still change is looked at one by one. */
function minimizePrice(task: Task, one: Case, price: Objective, limited: Limited | null): Least {
  const sign = signOf(task.wish);
  const most = sign > 0 && task.best !== null ? limitOf(task, one, task.best.unitMinor) : null;
  for (;;) {
    const least = minimizeWithin(task, one, price, limited, most ?? null);
    if (least === null || least === undefined) return least;
    const bound = closed(task, sumBeyond(one, price, least, sign));
    if (task.best !== null && sign * (task.best.unitMinor - bound) <= 0) return least;
    demand(task.search, [...unlessHard(task), ...otherwise(task.search, price)]);
  }
}

/** Makes an objective least among the designs within the budget. */
function minimizeWithin(
  task: Task,
  one: Case,
  objective: Objective,
  limited: Limited | null,
  most: Rational | null,
): Least {
  const { search } = task;
  for (;;) {
    const least = minimize(search, objective, most);
    if (least === null || least === undefined || limited === null || isWithinBudget(task, search.model)) return least;
    if (refine(search, limited.price)) restrict(task, one, limited);
    else demand(search, [...unlessHard(task), ...otherwise(search, limited.price)]);
  }
}

/** What the literals of the cheapest price may cost beyond it. */
function restrict({ search }: Task, { literals }: Case, { price, most }: Limited): void {
  const softs = new Map([...price.softs].map(([literal, weight]) => [literal, toNumber(weight)]));
  addAtMost(search.encoding.solver, softs, toNumber(subtract(most, price.lower)), literals);
  search.focused = -1;
}

function unlessHard({ search }: Task): readonly number[] {
  return search.hard.map((literal) => literal ^ 1);
}

function priceObjective({ search, context }: Task, one: Case, sign: 1 | -1): Objective | null {
  const terms = priceTerms(search, context, one, sign);
  if (terms === null) return null;
  const objective = createObjective(search, terms);
  leanTowards(search, objective);
  return objective;
}

/** The least (by sign: greatest) sum of rounded lines of designs whose objective is at least this. */
function sumBeyond({ factor, percentages }: Case, { terms }: Objective, least: Rational, sign: 1 | -1): number {
  const exact = sign > 0 ? least : negate(least);
  const half = divide(percentages, 2) ?? 0;
  // One percentage rounds halves away from zero, and the sum surely is above it.
  const isUpwards = percentages === 1 && compare(factor, 0) > 0;
  const isSure = percentages === 1 && compare(exact, terms.length) > 0 && isUpwards === sign > 0;
  if (isSure) return toNumber(isUpwards ? floor(add(exact, half)) : ceil(subtract(exact, half)));
  return toNumber(sign > 0 ? ceil(subtract(exact, half)) : floor(add(exact, half)));
}

/** What the objective of a design of this unit price can be at the most; `null`: the minimum is above it; `undefined`: no prices. */
function limitOf(task: Task, { percentages }: Case, unitMinor: number): Rational | null | undefined {
  const { product, context } = task;
  if (product.pricing === null) return undefined;
  const { increment, exponent } = termsOf(product, product.pricing, context);
  const step = Math.ceil(toNumber(increment ?? 0) * 10 ** exponent) + 1;
  let within = unitMinor - step;
  let beyond = unitMinor + step;
  if (closed(task, within) > unitMinor) return null;
  while (within + 1 < beyond) {
    const middle = Math.floor((within + beyond) / 2);
    if (closed(task, middle) <= unitMinor) within = middle;
    else beyond = middle;
  }
  return add(within, divide(percentages, 2) ?? 0);
}

/** The unit price of a sum of lines. */
function closed({ product, context }: Task, sum: number): number {
  if (product.pricing === null) return sum;
  const lines: PriceLine[] = [{ id: 'base', type: 'base', title: '', minor: sum }];
  close(lines, termsOf(product, product.pricing, context));
  return lines.reduce((total, { minor }) => total + minor, 0);
}
