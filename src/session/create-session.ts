/**
 * A design in the making: decisions in a context, judged by the rules, priced, with a history. Everything shown is computed from product,
 * context and decisions; the history holds designs, so undo also takes back repairs, quantity and market.
 */
import { ConfiguratorError } from '../kernel/configurator-error.js';
import { frozen } from '../kernel/frozen.js';
import type { OptionId } from '../kernel/ids.js';
import { lacksTables } from '../kernel/graphemes.js';
import { loadGraphemeTables } from '../kernel/load-grapheme-tables.js';
import type { Money } from '../kernel/money.js';
import type { Ports, Slices } from '../kernel/ports.js';
import type { Price } from '../pricing/price.js';
import { priceDesign, unitDifference } from '../pricing/price-design.js';
import { MAX_QUANTITY } from '../product/quantity.js';
import type { Change, Context, Decision, Design, OptionValue, Values } from '../product/configuration.js';
import { isValueOf } from '../product/kinds/registry.js';
import type { Product } from '../product/product.js';
import { createRules } from '../rules/create-rules.js';
import { isSettled } from '../rules/judge.js';
import type { Evaluation, JudgedChoice, JudgedOption, Ruled, Rules, Ruling } from '../rules/rules.js';
import { encodeDesign, loadCompression } from './design-code.js';
import { designOf } from './design-of.js';
import { findOption, fitChanges, fitValue } from './fit-changes.js';
import { History } from './history.js';
import { isSame } from './is-same.js';
import type {
  Consideration,
  Explanation,
  HistoryMode,
  OptionState,
  Outcome,
  Session,
  SessionListener,
  Snapshot,
} from './session.js';
import { changedOptions, takeSnapshot } from './take-snapshot.js';
import { unknown } from './unknown.js';

/** What a session starts with. */
export interface SessionOptions {
  /** Default: market and quantity of the design, else no market and one piece; the product's first locale. */
  readonly context?: Partial<Context>;
  /** A design to go on with, as `openDesign` gives it; what does not fit the product is left out. */
  readonly design?: Design;
  readonly ports?: Ports;
  /** Options on screen: theirs is the first word where statuses come in slices (`ports.slices`). */
  readonly shown?: () => readonly OptionId[];
}

/** New decisions, and what in them was not asked for. */
interface Reached {
  readonly decisions: readonly Decision[];
  readonly repaired: readonly Change[];
}

/** What changes, in canonical form, would do. */
type Verdict = Ruling & { readonly changes: readonly Change[] };

/** A value that the option can never take: no words, the cause says it. */
const OUT_OF_LIMITS: Ruled = { reasons: [{ cause: 'limit', say: '', choices: [] }], repairs: [], settled: true };

/** Of a text that cannot be counted before the tables are here: nothing is decided yet. */
const UNDECIDED: Ruled = { reasons: [], repairs: [], settled: false };

/**
 * Starts a session.
 *
 * @throws {ConfiguratorError} `session/wrong-product`, `session/unknown-market`.
 */
export function createSession(product: Product, options: SessionOptions = {}): Session {
  return new DesignSession(product, options);
}

class DesignSession implements Session {
  readonly product: Product;
  readonly #rules: Rules;
  readonly #history = new History<Design>();
  readonly #listeners = new Set<SessionListener>();
  readonly #slices: Slices | undefined;
  readonly #shown: () => readonly OptionId[];
  /** Calls off the next slice; `null`: there is nothing more to find out. */
  #callOff: (() => void) | null = null;
  #snapshot: Snapshot;
  /** Price differences under the present design, so that each is computed once. */
  #deltas = new Map<Change, Money | null>();

  constructor(product: Product, { context = {}, design, ports, shown = () => [] }: SessionOptions) {
    if (design !== undefined && design.productId !== product.id) {
      throw new ConfiguratorError('session/wrong-product', {
        message: `The design is of product "${design.productId}", not of "${product.id}".`,
      });
    }
    this.product = product;
    this.#slices = ports?.slices;
    this.#shown = shown;
    this.#rules = createRules(product);
    const { market = null, quantity = 1, decisions = [] } = design ?? {};
    const start = contextWith(product, { market, quantity, locale: product.locales[0] ?? 'en' }, context);
    const fitting = decisions.filter(({ optionId, value }) => {
      const option = product.optionById.get(optionId);
      return option !== undefined && isValueOf(option, value);
    });
    this.#snapshot = this.#take(start, designOf(product, start, this.#reconcile(start, fitting).decisions), null);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get design(): string {
    return encodeDesign(this.#snapshot.design);
  }

  get canUndo(): boolean {
    return this.#history.canGoBack;
  }

  get canRedo(): boolean {
    return this.#history.canGoForward;
  }

  subscribe(listener: SessionListener): () => void {
    // A listener that is added twice is called twice, and each is taken away alone.
    const own: SessionListener = (...told) => listener(...told);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  apply(change: Change | readonly Change[], { history = 'record' }: { readonly history?: HistoryMode } = {}): Outcome {
    return this.#follow(this.#judge(change), history);
  }

  consider(change: Change | readonly Change[]): Consideration {
    const verdict = this.#judge(change);
    const { context, values, derived, price } = this.#snapshot;
    if (!verdict.accepted) {
      const status = verdict.refused.settled ? 'unavailable' : 'open';
      return { status, changes: [], values, derived, price, delta: null };
    }
    const { changes, decisions, repaired } = verdict;
    const then = this.#rules.complete(context, decisions);
    const priceThen = this.#price(then.values);
    return {
      status: this.#givenUp(repaired) > 0 ? 'consequence' : 'available',
      changes: [...changes, ...repaired],
      values: then.values,
      derived: then.derived,
      price: priceThen,
      delta: unitDifference(price, priceThen),
    };
  }

  explain(optionId: OptionId, value: OptionValue): Explanation {
    const option = findOption(this.product, optionId);
    const { context, design } = this.#snapshot;
    // Of a multi, a choice's id stands for one more of it.
    const isOneMore = option.kind === 'multi' && typeof value === 'string' && option.choiceById.has(value);
    const ruled = whenCounted(() => {
      const fitted = isOneMore ? value : fitValue(option, value);
      return fitted === undefined ? OUT_OF_LIMITS : this.#rules.explain(context, design.decisions, optionId, fitted);
    });
    return this.#explained(ruled ?? UNDECIDED);
  }

  setContext(changes: Partial<Context>): Outcome {
    const { context, design } = this.#snapshot;
    const next = contextWith(this.product, context, changes);
    if (!Number.isInteger(next.quantity) || next.quantity < 1 || next.quantity > MAX_QUANTITY)
      return this.#refuse(OUT_OF_LIMITS);
    return this.#enter(next, this.#reconcile(next, design.decisions), 'record');
  }

  async settled({ signal }: { readonly signal?: AbortSignal } = {}): Promise<Snapshot> {
    signal?.throwIfAborted();
    // What cannot be fetched is done without, and what the engine's budget leaves open stays open.
    await Promise.allSettled([loadCompression(), loadGraphemeTables()]);
    while (this.#callOff !== null) {
      signal?.throwIfAborted();
      await new Promise<void>((resolve) => this.#slices?.later(resolve));
    }
    signal?.throwIfAborted();
    return this.#snapshot;
  }

  applyPreset(id: string): Outcome {
    const { presets } = this.product;
    const preset = presets.find((candidate) => candidate.id === id);
    if (preset === undefined)
      throw unknown(
        'preset',
        id,
        presets.map((candidate) => candidate.id),
      );
    const changes = [...preset.values].map(([optionId, value]): Change => ({ optionId, value, source: 'preset' }));
    // One preset replaces another.
    const start = this.#snapshot.design.decisions.filter(
      ({ optionId, source }) => source !== 'preset' || preset.values.has(optionId),
    );
    let taken: Ruling = this.#judge(changes, start);
    // What does not go together is taken in turn, as far as it goes.
    for (const change of taken.accepted ? [] : changes) {
      const { decisions, repaired } = taken.accepted ? taken : { decisions: start, repaired: [] };
      const verdict = this.#judge(change, decisions);
      if (verdict.accepted) taken = { ...verdict, repaired: [...repaired, ...verdict.repaired] };
    }
    return this.#follow(taken, 'record');
  }

  undo(): Outcome | null {
    return this.#travel(this.#history.back(this.#snapshot.design));
  }

  redo(): Outcome | null {
    return this.#travel(this.#history.forward(this.#snapshot.design));
  }

  reset(optionId?: OptionId): Outcome {
    if (optionId !== undefined) findOption(this.product, optionId);
    const { context, design } = this.#snapshot;
    const decisions = design.decisions.filter((decision) => optionId !== undefined && decision.optionId !== optionId);
    return this.#enter(context, { decisions, repaired: [] }, 'record');
  }

  dispose(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#listeners.clear();
  }

  #judge(change: Change | readonly Change[], decisions = this.#snapshot.design.decisions): Verdict {
    const { values, context } = this.#snapshot;
    // Of cells nobody wrote, and of absent ones, the decision knows better than the value.
    const decided = Object.fromEntries(decisions.map(({ optionId, value }) => [optionId, value]));
    const changes = whenCounted(() => fitChanges(this.product, { ...values, ...decided }, [change].flat()));
    if (!changes) return { accepted: false, refused: changes === null ? OUT_OF_LIMITS : UNDECIDED, changes: [] };
    return { ...this.#rules.rule(context, decisions, changes), changes };
  }

  /** The most of the decisions that goes together in a context. */
  #reconcile(context: Context, decisions: readonly Decision[]): Reached {
    const { decisions: kept } = this.#rules.reconcile(context, decisions);
    const gone = decisions.filter((decision) => !kept.includes(decision));
    return { decisions: kept, repaired: gone.map(({ optionId }) => ({ optionId, value: { release: true } })) };
  }

  #price(values: Values): Price | null {
    return priceDesign(this.product, { values, context: this.#snapshot.context });
  }

  /** How many of the shopper's own decisions the changes touch. */
  #givenUp(changes: readonly Change[]): number {
    const { decisions } = this.#snapshot.design;
    return changes.filter(({ optionId }) =>
      decisions.some((decision) => decision.optionId === optionId && decision.source === 'shopper'),
    ).length;
  }

  /** Of the session's present design, also for entries that older snapshots share. */
  #deltaOf({ status, chosen }: JudgedChoice, change: Change): Money | null {
    const { price } = this.#snapshot;
    if (price === null || status === 'open' || status === 'unavailable') return null;
    if (chosen) return { ...price.unit, minor: 0 };
    if (!this.#deltas.has(change)) this.#deltas.set(change, this.consider(change).delta);
    return this.#deltas.get(change) ?? null;
  }

  #explained({ reasons, repairs, settled }: Ruled): Explanation {
    const priced = repairs.map(({ changes, values }) => ({
      changes,
      delta: unitDifference(this.#snapshot.price, this.#price(values)),
    }));
    // Stable: what costs the same number of choices and the same money stays in the rules' order.
    priced.sort(
      (a, b) => this.#givenUp(a.changes) - this.#givenUp(b.changes) || (a.delta?.minor ?? 0) - (b.delta?.minor ?? 0),
    );
    return { reasons, repairs: priced, settled };
  }

  #refuse(refused: Ruled): Outcome {
    return { ...this.#unchanged(), accepted: false, refused: this.#explained(refused) };
  }

  #unchanged(): Outcome {
    return { accepted: true, snapshot: this.#snapshot, changed: [], repaired: [] };
  }

  #follow(ruling: Ruling, history: HistoryMode): Outcome {
    return ruling.accepted ? this.#enter(this.#snapshot.context, ruling, history) : this.#refuse(ruling.refused);
  }

  /** Language, stock and entitlement are no part of a design: they stay as they are now. */
  #travel(design: Design | undefined): Outcome | null {
    if (design === undefined) return null;
    const { market, quantity } = design;
    const context = contextWith(this.product, this.#snapshot.context, { market, quantity });
    return this.#enter(context, this.#reconcile(context, design.decisions), null);
  }

  /** Goes on with new decisions in a context, unless they are the present ones; history `null`: it has moved already. */
  #enter(next: Context, { decisions, repaired }: Reached, history: HistoryMode | null): Outcome {
    const before = this.#snapshot;
    const context = isSame(next, before.context) ? before.context : next;
    const reached = designOf(this.product, context, decisions);
    const isDesigned = !isSame(reached, before.design);
    const design = isDesigned ? reached : before.design;
    if (!isDesigned && context === before.context) return this.#unchanged();
    if (isDesigned && history !== null) this.#history.leave(before.design, history);
    this.#deltas = new Map();
    this.#snapshot = this.#take(context, design, before);
    const changed = changedOptions(before, this.#snapshot);
    const outcome: Outcome = { accepted: true, snapshot: this.#snapshot, changed, repaired };
    this.#notify(outcome);
    return outcome;
  }

  #take(context: Context, design: Design, before: Snapshot | null): Snapshot {
    return this.#show(this.#evaluate(context, design), context, design, before, (before?.revision ?? 0) + 1);
  }

  /** A slice of the answer; the next one is on its way. */
  #evaluate(context: Context, design: Design): Evaluation {
    const slice = this.#slices && { first: this.#shown(), isOver: this.#slices.begin() };
    const evaluation = this.#rules.evaluate(context, design.decisions, slice);
    this.#callOff?.();
    this.#callOff = (evaluation.hasMore && this.#slices?.later(() => this.#refine())) || null;
    return evaluation;
  }

  #refine(): void {
    const before = this.#snapshot;
    const { context, design, revision } = before;
    const evaluation = this.#evaluate(context, design);
    const isNews = this.#shown().some((id) => isOpen(before.options.get(id)) && !isOpen(evaluation.options.get(id)));
    // Until all is known only what is on screen is worth a word.
    if (evaluation.hasMore && !isNews) return;
    this.#snapshot = this.#show(evaluation, context, design, before, revision);
    this.#notify(null);
  }

  #show(evaluation: Evaluation, context: Context, design: Design, before: Snapshot | null, revision: number): Snapshot {
    const deltaOf = (choice: JudgedChoice, change: Change): Money | null => this.#deltaOf(choice, change);
    return takeSnapshot({ product: this.product, context, design, evaluation, before, revision, deltaOf });
  }

  #notify(outcome: Outcome | null): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(this.#snapshot, outcome);
      } catch (error) {
        errors.push(error);
      }
    }
    // All have heard before the first failure goes up.
    if (errors.length > 0) throw errors[0];
  }
}

function isOpen(option: JudgedOption | OptionState | undefined): boolean {
  return option !== undefined && !isSettled(option.domain);
}

/** What `count` gives; `undefined`: a text needs the tables, which are on their way from now on. */
function whenCounted<T>(count: () => T): T | undefined {
  try {
    return count();
  } catch (error) {
    if (!lacksTables(error)) throw error;
    // Without the network the next try asks again.
    void loadGraphemeTables().catch(() => undefined);
    return undefined;
  }
}

/**
 * The context with changes; the caller's own objects are copied, and what is `undefined` there counts as not given.
 *
 * @throws {ConfiguratorError} `session/unknown-market`.
 */
function contextWith(product: Product, context: Context, changes: Partial<Context>): Context {
  const next = frozen({ ...context, ...(JSON.parse(JSON.stringify(changes)) as Partial<Context>) });
  if (next.market === null || product.markets.has(next.market)) return next;
  throw unknown('market', next.market, product.markets.keys());
}
