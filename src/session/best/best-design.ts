/**
 * The best valid design that keeps what is decided: the closest to a taste, and of the closest the cheapest (or dearest), within a budget if
 * there is one. Exact: prices are those of `pricing`, to the minor unit, and what is called best has been proved to be. It stands in
 * the session because it alone sees both rules and prices; nothing of it is fetched before it is asked for.
 *
 * Each case of percentages (see `price-terms`) is minimized by itself (see `minimize`). A budget becomes a limit on what the literals of the
 * cheapest design's proof may cost on top (see `at-most`).
 */
import type { OptionId } from '../../kernel/ids.js';
import { negate, toNumber } from '../../kernel/rational.js';
import type { Context, Decision, OptionValue } from '../../product/configuration.js';
import type { Product } from '../../product/product.js';
import type { Price } from '../../pricing/price.js';
import { priceDesign } from '../../pricing/price-design.js';
import type { Rules } from '../../rules/rules.js';
import { isBlank } from '../../rules/unit.js';
import { withLinesAsValues } from './price-terms.js';
import { createSearch } from './search.js';
import { searchCases } from './search-cases.js';
import { consider, isMadeUp, keepDecisions, type BestWish, type Candidate, type Task } from './task.js';

/** A design that was found. */
export interface FoundDesign {
  /** Those that were given, and one of source `suggestion` for every other option that is there and that a machine can answer. */
  readonly decisions: readonly Decision[];
  /** Texts, pictures and free colours that must still be given; the price counts the shortest, or whatever makes it best. */
  readonly openIds: readonly OptionId[];
  /** `null`: no prices (quote mode). */
  readonly price: Price | null;
  /** The weights of the taste that it meets. */
  readonly score: number;
}

/** The answer. */
export interface Best {
  /** `null`: there is none, or none within the budget. */
  readonly design: FoundDesign | null;
  /** False: the steps ended first; a better one may exist. */
  readonly isProved: boolean;
}

/** Literals propagated before an answer is cut short: about two seconds. */
const MOST_STEPS = 20_000_000;

/**
 * Finds the best design.
 *
 * @param decisions - Jointly possible (see `Rules.reconcile`). What is asleep under them may wake, what counts goes on to count.
 * @param mostSteps - Literals that may be propagated.
 */
export function bestDesign(
  product: Product,
  rules: Rules,
  context: Context,
  decisions: readonly Decision[],
  wish: BestWish,
  mostSteps = MOST_STEPS,
): Best {
  const { values } = rules.complete(context, decisions);
  const given = new Map(decisions.map(({ optionId, value }) => [optionId, value]));
  const rows = new Map(
    product.options.flatMap(({ id, kind }): [OptionId, OptionValue][] =>
      kind === 'rows' || kind === 'fields' ? [[id, values[id] ?? given.get(id) ?? null]] : [],
    ),
  );
  const search = createSearch(withLinesAsValues(product), context, rows, mostSteps, (model) => consider(task, model));
  const task: Task = { product, context, decisions, wish, search, best: null };
  const isProved = keepDecisions(task, values) && searchCases(task);
  return { design: task.best && toDesign(task, task.best), isProved };
}

function toDesign({ product, context, decisions, search }: Task, { model, values, loss }: Candidate): FoundDesign {
  const decided = new Map(decisions.map((decision) => [decision.optionId, decision]));
  const openIds: OptionId[] = [];
  const suggested = product.options.flatMap((option): Decision[] => {
    const { id, kind, default: initial } = option;
    const [part] = search.view.partsOf(id);
    const value = values[id];
    if (decided.has(id) || value === undefined || kind === 'rows' || kind === 'fields') return [];
    if (isMadeUp(option) && !isBlank(value)) {
      // A default of the same kind is what the completion fills in.
      const isDefault = initial.type === 'value' && part?.indexOf(initial.value) === model[part?.index ?? 0];
      if (!isDefault) openIds.push(id);
      return [];
    }
    return [{ optionId: id, value, source: 'suggestion' }];
  });
  return {
    decisions: [...decisions, ...suggested].sort((a, b) => (a.optionId < b.optionId ? -1 : 1)),
    openIds,
    price: priceDesign(product, { values, context }),
    score: toNumber(negate(loss)),
  };
}
