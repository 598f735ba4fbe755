/** One question for the best design: what is looked for, and the best design so far. */
import type { OptionId } from '../../kernel/ids.js';
import { elementAt } from '../../kernel/element-at.js';
import { add, compare, rational, subtract, type Rational } from '../../kernel/rational.js';
import type { Context, Decision, OptionValue, Values } from '../../product/configuration.js';
import type { Option, Product } from '../../product/product.js';
import { priceDesign } from '../../pricing/price-design.js';
import { ABSENT, BLANK, fromValues, intersect, only, valuesOf as listOf } from '../../rules/domain.js';
import { encode, isBlank } from '../../rules/unit.js';
import { ask, demand, literalIn, valuesOf, type Model, type Search } from './search.js';

/** What a shopper would like to have, or (below zero) not to have. Of a multi the id of a choice stands for one or more of it. */
export interface Taste {
  readonly optionId: OptionId;
  readonly value: OptionValue;
  /** Finite. */
  readonly weight: number;
}

/** What is looked for. */
export interface BestWish {
  /**
   * The design with the greatest sum of weights comes first, prices second. What only shoppers make up themselves (texts, pictures, rows,
   * free colours) counts nothing.
   */
  readonly taste?: readonly Taste[];
  /** The most that a unit may cost, in minor units of the market's currency. */
  readonly budgetMinor?: number;
  /** Default: the cheapest. */
  readonly price?: 'cheapest' | 'dearest';
}

/** A design on the way. */
export interface Candidate {
  readonly model: Model;
  readonly values: Values;
  readonly loss: Rational;
  readonly unitMinor: number;
}

/** A question, and what is known of the answer. */
export interface Task {
  readonly product: Product;
  readonly context: Context;
  readonly decisions: readonly Decision[];
  readonly wish: BestWish;
  readonly search: Search;
  best: Candidate | null;
}

/** Holds what is decided; what the completion shows is tried first. False: the steps ended first. */
export function keepDecisions({ product, decisions, search }: Task, values: Values): boolean {
  const isThere = (id: OptionId): boolean => Object.hasOwn(values, id);
  for (const { optionId, value } of decisions)
    for (const [variable, at] of encode(search, optionId, value) ?? [])
      demand(search, [literalIn(search, variable, isThere(optionId) ? only(at) : fromValues([ABSENT, at]))]);
  search.wanted = product.options.flatMap(({ id }) => {
    const pairs = encode(search, id, values[id] ?? null) ?? [];
    if (isThere(id) && pairs.length > 0) return pairs.map(([variable, at]) => literalIn(search, variable, only(at)));
    return search.view.partsOf(id).map(({ index }) => literalIn(search, index, only(isThere(id) ? BLANK : ABSENT)));
  });
  for (const { optionId, value } of decisions) {
    if (!isBlank(value)) continue;
    for (const { index } of search.view.partsOf(optionId)) {
      const stays = literalIn(search, index, fromValues([ABSENT, BLANK]));
      const found = ask(search, [stays]);
      if (found === undefined) return false;
      if (found) demand(search, [stays]);
    }
  }
  return true;
}

/** Remembers a design that is no worse than the best so far. */
export function consider(task: Task, model: Model): void {
  const { wish, best } = task;
  const { values, unitMinor } = priced(task, model);
  if (unitMinor > (wish.budgetMinor ?? Infinity)) return;
  const loss = tasteCosts(task).reduce<Rational>(
    (sum, [variable, costs]) => add(sum, costs.get(elementAt(model, variable)) ?? 0),
    0,
  );
  const worse = best === null ? 0 : compare(loss, best.loss) || signOf(wish) * (unitMinor - best.unitMinor);
  if (worse <= 0) task.best = { model, values, loss, unitMinor };
}

/** Whether it costs no more than the budget. */
export function isWithinBudget(task: Task, model: Model): boolean {
  return priced(task, model).unitMinor <= (task.wish.budgetMinor ?? Infinity);
}

/** A design's values, texts as they were decided, and its unit price; 0 in quote mode. */
function priced({ product, context, decisions, search }: Task, model: Model): Pick<Candidate, 'values' | 'unitMinor'> {
  const values: Record<OptionId, OptionValue> = { ...valuesOf(search, model) };
  for (const { optionId, value } of decisions)
    if (Object.hasOwn(values, optionId) && !isBlank(value)) values[optionId] = value;
  return { values, unitMinor: priceDesign(product, { values, context })?.unit.minor ?? 0 };
}

/** 1: the cheapest, -1: the dearest. */
export function signOf({ price }: BestWish): 1 | -1 {
  return price === 'dearest' ? -1 : 1;
}

/** By unknown and value: what of the taste it costs, the weight below zero. */
export function tasteCosts({
  wish,
  search,
}: Task): readonly (readonly [variable: number, costs: ReadonlyMap<number, Rational>])[] {
  const byVariable = new Map<number, Map<number, Rational>>();
  for (const { optionId, value, weight } of wish.taste ?? [])
    for (const part of search.view.partsOf(optionId)) {
      const { index, option, choiceId, domain } = part;
      if (isMadeUp(option) || (choiceId !== null && choiceId !== value)) continue;
      const costs = byVariable.get(index) ?? new Map<number, Rational>();
      const at = isBlank(value) ? BLANK : part.indexOf(value);
      const met = choiceId !== null ? listOf(intersect(domain, [1, Infinity])) : at === undefined ? [] : [at];
      for (const one of met) costs.set(one, subtract(costs.get(one) ?? 0, rational(weight)));
      byVariable.set(index, costs);
    }
  return [...byVariable];
}

/** Whether only shoppers can answer it. */
export function isMadeUp(option: Option): boolean {
  return ['text', 'image', 'rows', 'fields'].includes(option.kind) || (option.kind === 'color' && !option.palette);
}
