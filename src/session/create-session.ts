/**
 * A design in the making: decisions in a context, judged by the rules, priced, with a history. Everything shown is computed from product,
 * context and decisions; the history holds those, so undo also takes back repairs, quantity and market.
 */
import { ConfiguratorError } from '../kernel/configurator-error.js';
import type { OptionId } from '../kernel/ids.js';
import type { Money } from '../kernel/money.js';
import type { Ports } from '../kernel/ports.js';
import type { Price } from '../pricing/price.js';
import { priceDesign, unitDifference } from '../pricing/price-design.js';
import { MAX_QUANTITY } from '../product/configuration-json-schema.js';
import type { Change, Context, Decision, Derived, Design, OptionValue, Values } from '../product/configuration.js';
import type { Option, Product } from '../product/product.js';
import { createRules } from '../rules/create-rules.js';
import type { JudgedChoice, Ruled, RuledRepair, Rules } from '../rules/rules.js';
import { encodeDesign } from './design-code.js';
import { findOption, fitChanges, fitValue } from './fit-changes.js';
import { fittingDecisions, sortedDecisions } from './fitting-decisions.js';
import { History } from './history.js';
import { isSame } from './is-same.js';
import type {
  Consideration,
  Explanation,
  HistoryMode,
  Outcome,
  Session,
  SessionListener,
  Snapshot,
} from './session.js';
import { changedOptions, takeSnapshot, type CellPlace, type State } from './take-snapshot.js';

/** What a session starts with. */
export interface SessionOptions {
  /** Default: market and quantity of the design, else no market and one piece; the product's first locale. */
  readonly context?: Partial<Context>;
  /** A design to go on with, as `openDesign` gives it; what does not fit the product is left out. */
  readonly design?: Design;
  readonly ports?: Ports;
}

/** What decisions come to. */
interface Worked {
  readonly values: Values;
  readonly derived: Derived;
}

/** What some changes would do to the decisions. */
interface Accepted {
  readonly accepted: true;
  readonly decisions: readonly Decision[];
  readonly changes: readonly Change[];
  readonly repaired: readonly Change[];
}

type Verdict = Accepted | { readonly accepted: false; readonly refused: Ruled };

/** A value that the option can never take: no words, the cause says it. */
const OUT_OF_LIMITS: Ruled = { reasons: [{ cause: 'limit', say: '', choices: [] }], repairs: [], settled: true };

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
  readonly #history = new History<State>();
  readonly #listeners = new Set<SessionListener>();
  #state: State;
  #snapshot: Snapshot;
  #code: string | null = null;
  /** Prices by changes under the present state, so that each is computed once. */
  #deltas = new Map<string, Money | null>();

  constructor(product: Product, { context = {}, design }: SessionOptions) {
    if (design !== undefined && design.productId !== product.id) {
      throw new ConfiguratorError('session/wrong-product', {
        message: `The design is of product "${design.productId}", not of "${product.id}".`,
      });
    }
    this.product = product;
    this.#rules = createRules(product);
    const locale = product.locales[0] ?? 'en';
    const start: Context = {
      market: design?.market ?? null,
      locale,
      quantity: design?.quantity ?? 1,
      ...defined(context),
    };
    checkMarket(product, start);
    const { decisions } = fittingDecisions(product, design?.decisions ?? []);
    this.#state = { context: Object.freeze(start), decisions: this.#reconciled(start, decisions) };
    this.#snapshot = this.#take(null);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get design(): string {
    return (this.#code ??= encodeDesign(this.#snapshot.design));
  }

  get canUndo(): boolean {
    return this.#history.canGoBack;
  }

  get canRedo(): boolean {
    return this.#history.canGoForward;
  }

  subscribe(listener: SessionListener): () => void {
    // A listener that is added twice is called twice, and each is taken away alone.
    const own: SessionListener = (snapshot, outcome) => listener(snapshot, outcome);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  apply(change: Change | readonly Change[], { history = 'record' }: { readonly history?: HistoryMode } = {}): Outcome {
    const verdict = this.#judge(toList(change));
    if (!verdict.accepted) return this.#refuse(verdict.refused);
    return this.#enter({ ...this.#state, decisions: verdict.decisions }, verdict.repaired, history);
  }

  consider(change: Change | readonly Change[]): Consideration {
    const verdict = this.#judge(toList(change));
    const { values, derived, price } = this.#snapshot;
    if (!verdict.accepted) return { status: 'unavailable', changes: [], values, derived, price, delta: null };
    const worked = this.#work(verdict.decisions);
    const then = this.#price(worked.values);
    const own = new Set(
      this.#state.decisions.filter(({ source }) => source === 'shopper').map(({ optionId }) => optionId),
    );
    return {
      status: verdict.repaired.some(({ optionId }) => own.has(optionId)) ? 'consequence' : 'available',
      changes: [...verdict.changes, ...verdict.repaired],
      values: worked.values,
      derived: worked.derived,
      price: then,
      delta: unitDifference(price, then),
    };
  }

  explain(optionId: OptionId, value: OptionValue): Explanation {
    const option = findOption(this.product, optionId);
    // Of a multi, a choice's id stands for one more of it.
    const isOneMore = option.kind === 'multi' && typeof value === 'string' && option.choiceById.has(value);
    const fitted = isOneMore ? value : fitValue(option, value);
    if (fitted === undefined) return this.#explained(OUT_OF_LIMITS);
    return this.#explained(this.#rules.explain(this.#state.context, this.#state.decisions, optionId, fitted));
  }

  setContext(context: Partial<Context>): Outcome {
    const next: Context = Object.freeze({ ...this.#state.context, ...defined(context) });
    checkMarket(this.product, next);
    if (!Number.isInteger(next.quantity) || next.quantity < 1 || next.quantity > MAX_QUANTITY)
      return this.#refuse(OUT_OF_LIMITS);
    if (isSame(next, this.#state.context)) return this.#unchanged();
    const decisions = this.#reconciled(next, this.#state.decisions);
    const { quantity, market } = this.#state.context;
    const isDesigned =
      next.quantity !== quantity || next.market !== market || !isSame(decisions, this.#state.decisions);
    return this.#enter({ context: next, decisions }, this.#difference(decisions), isDesigned ? 'record' : 'skip');
  }

  settled({ signal }: { readonly signal?: AbortSignal } = {}): Promise<Snapshot> {
    // The engine answers at once; what its budget leaves open stays open.
    return signal?.aborted === true ? Promise.reject(signal.reason as Error) : Promise.resolve(this.#snapshot);
  }

  applyPreset(id: string): Outcome {
    const preset = this.product.presets.find((candidate) => candidate.id === id);
    if (preset === undefined) {
      throw new ConfiguratorError('session/unknown-preset', {
        message: `Product "${this.product.id}" has no preset "${id}".`,
      });
    }
    const changes = [...preset.values].map(([optionId, value]): Change => ({ optionId, value, source: 'preset' }));
    // One preset replaces another.
    const start = this.#state.decisions.filter(
      ({ optionId, source }) => source !== 'preset' || preset.values.has(optionId),
    );
    const whole = this.#judge(changes, start);
    const taken = whole.accepted ? whole : this.#judgeOneByOne(changes, start);
    if (taken === null) return this.#refuse(whole.accepted ? OUT_OF_LIMITS : whole.refused);
    return this.#enter({ ...this.#state, decisions: taken.decisions }, taken.repaired, 'record');
  }

  undo(): Outcome | null {
    return this.#travel(this.#history.back(this.#state));
  }

  redo(): Outcome | null {
    return this.#travel(this.#history.forward(this.#state));
  }

  reset(optionId?: OptionId): Outcome {
    if (optionId !== undefined) findOption(this.product, optionId);
    const decisions =
      optionId === undefined ? [] : this.#state.decisions.filter((decision) => decision.optionId !== optionId);
    return this.#enter({ ...this.#state, decisions }, [], 'record');
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #judge(changes: readonly Change[], decisions: readonly Decision[] = this.#state.decisions): Verdict {
    const fitted = fitChanges(this.product, this.#snapshot.values, changes);
    if (fitted === null) return { accepted: false, refused: OUT_OF_LIMITS };
    const ruling = this.#rules.rule(this.#state.context, decisions, fitted);
    return ruling.accepted ? { ...ruling, decisions: sortedDecisions(ruling.decisions), changes: fitted } : ruling;
  }

  /** What of the changes is possible, taken in turn; `null`: nothing. */
  #judgeOneByOne(changes: readonly Change[], start: readonly Decision[]): Accepted | null {
    const taken: Accepted[] = [];
    for (const change of changes) {
      const verdict = this.#judge([change], taken.at(-1)?.decisions ?? start);
      if (verdict.accepted) taken.push(verdict);
    }
    const last = taken.at(-1);
    if (last === undefined) return null;
    return {
      ...last,
      changes: taken.flatMap((verdict) => verdict.changes),
      repaired: taken.flatMap((verdict) => verdict.repaired),
    };
  }

  /** The most of the decisions that goes together in a context. */
  #reconciled(context: Context, decisions: readonly Decision[]): readonly Decision[] {
    return decisions.length === 0 ? decisions : sortedDecisions(this.#rules.reconcile(context, decisions).decisions);
  }

  #work(decisions: readonly Decision[]): Worked {
    return this.#rules.complete(this.#state.context, decisions);
  }

  #price(values: Values): Price | null {
    return priceDesign(this.product, { values, context: this.#state.context });
  }

  #take(before: Snapshot | null): Snapshot {
    const { context, decisions } = this.#state;
    return takeSnapshot({
      product: this.product,
      state: this.#state,
      evaluation: this.#rules.evaluate(context, decisions),
      revision: (before?.revision ?? 0) + 1,
      before,
      deltaOf: (option, choice, value, cell) => this.#deltaOf(option, choice, value, cell),
    });
  }

  /** Of the session's present state, also for entries that older snapshots share. */
  #deltaOf(option: Option, choice: JudgedChoice, value: OptionValue, cell: CellPlace | null): Money | null {
    const { price } = this.#snapshot;
    if (price === null || choice.status === 'open' || choice.status === 'unavailable') return null;
    if (choice.chosen) return { ...price.unit, minor: 0 };
    const change = choosing(option, choice, value, cell);
    const key = JSON.stringify(change);
    let delta = this.#deltas.get(key);
    if (delta === undefined) this.#deltas.set(key, (delta = this.consider(change).delta));
    return delta;
  }

  #explained({ reasons, repairs, settled }: Ruled): Explanation {
    const { price } = this.#snapshot;
    const own = new Set(
      this.#state.decisions.filter(({ source }) => source === 'shopper').map(({ optionId }) => optionId),
    );
    const priced = repairs.map((repair) => ({
      given: givenUp(repair, own),
      repair: {
        changes: repair.changes,
        delta: price === null ? null : unitDifference(price, this.#price(repair.values)),
      },
    }));
    // Stable: what costs the same number of choices and the same money stays in the rules' order.
    priced.sort((a, b) => a.given - b.given || (a.repair.delta?.minor ?? 0) - (b.repair.delta?.minor ?? 0));
    return { reasons, repairs: priced.map(({ repair }) => repair), settled };
  }

  #refuse(refused: Ruled): Outcome {
    return { ...this.#unchanged(), accepted: false, refused: this.#explained(refused) };
  }

  #unchanged(): Outcome {
    return { accepted: true, snapshot: this.#snapshot, changed: [], repaired: [] };
  }

  /** Goes to a new state, unless it is the present one. */
  #enter(state: State, repaired: readonly Change[], mode: HistoryMode): Outcome {
    if (isSame(state, this.#state)) return this.#unchanged();
    this.#history.leave(this.#state, mode);
    return this.#show(state, repaired);
  }

  #travel(state: State | undefined): Outcome | null {
    if (state === undefined) return null;
    // Language, stock and entitlement are no part of the design: they stay as they are now.
    const { market, quantity } = state.context;
    const context = { ...this.#state.context, market, quantity };
    if (isSame(context, state.context)) return this.#show(state, []);
    return this.#show({ context: Object.freeze(context), decisions: this.#reconciled(context, state.decisions) }, []);
  }

  #show(state: State, repaired: readonly Change[]): Outcome {
    const before = this.#snapshot;
    this.#state = state;
    this.#code = null;
    this.#deltas = new Map();
    this.#snapshot = this.#take(before);
    const outcome: Outcome = {
      accepted: true,
      snapshot: this.#snapshot,
      changed: changedOptions(before, this.#snapshot),
      repaired,
    };
    this.#notify(outcome);
    return outcome;
  }

  #notify(outcome: Outcome): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(outcome.snapshot, outcome);
      } catch (error) {
        errors.push(error);
      }
    }
    // All have heard before the first failure goes up.
    if (errors.length > 0) throw errors[0];
  }

  /** What the new decisions do to the present ones. */
  #difference(decisions: readonly Decision[]): readonly Change[] {
    const next = new Map(decisions.map((decision) => [decision.optionId, decision]));
    return this.#state.decisions.flatMap(({ optionId, value }): readonly Change[] => {
      const now = next.get(optionId);
      if (now === undefined) return [{ optionId, value: { release: true } }];
      return isSame(now.value, value) ? [] : [{ optionId, value: now.value, source: now.source }];
    });
  }
}

/** The change that chooses a choice. */
function choosing(option: Option, { id }: JudgedChoice, value: OptionValue, cell: CellPlace | null): Change {
  const amounts = option.kind === 'multi' ? { ...(value as Readonly<Record<string, number>> | null), [id]: 1 } : null;
  const chosen = amounts ?? (option.kind === 'toggle' ? id === 'true' : id);
  if (cell === null) return { optionId: option.id, value: chosen };
  return { optionId: cell.optionId, value: chosen, row: { index: cell.index, columnId: option.id } };
}

function givenUp({ changes }: RuledRepair, own: ReadonlySet<OptionId>): number {
  return changes.filter(({ optionId }) => own.has(optionId)).length;
}

function toList(change: Change | readonly Change[]): readonly Change[] {
  return Array.isArray(change) ? (change as readonly Change[]) : [change as Change];
}

/** Without the members that are `undefined`, which would hide defaults. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function checkMarket(product: Product, { market }: Context): void {
  if (market === null || product.markets.has(market)) return;
  throw new ConfiguratorError('session/unknown-market', {
    message: `Product "${product.id}" is not sold in a market "${market}".`,
    hint: `Known markets: ${[...product.markets.keys()].join(', ')}.`,
  });
}
