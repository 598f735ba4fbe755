/** What the checks look at: a product with everything in stock, and what the rules engine says of it. */
import type { MarketId, OptionId } from '../kernel/ids.js';
import type { Context, Decision } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import type { Choice, Option, Product } from '../product/product.js';
import type { LocalizedText } from '../product/texts-and-amounts.js';
import { localized } from '../product/template.js';
import { createRules } from '../rules/create-rules.js';
import type { Evaluation, JudgedDomain, Rules } from '../rules/rules.js';
import { type ExpressionPlace, expressionPlaces, expressionsRead } from './expression-places.js';
import { type Answer, Prover } from './prover.js';
import { isDecidedBy, quantitiesTold } from './quantities.js';
import { FALSE, isPresent } from '../product/expression/terms.js';
import { constraintsOf } from './variant-space.js';

/** A context in which something can be built, with the start of every design in it. */
export interface Sold {
  readonly context: Context;
  readonly start: Evaluation;
}

/** More contexts (markets times quantities that rules tell apart) than this are not looked at. */
const MOST_CONTEXTS = 24;

/** One product under audit. What is sold out today is no fault of the file, so stock does not count. */
export class Subject {
  readonly product: Product;
  readonly rules: Rules;
  readonly places: readonly ExpressionPlace[];
  /** Bytes of the model, where the caller has them. */
  readonly glb: Uint8Array | null;
  /** Contexts in which something can be built. */
  readonly sold: readonly Sold[];
  /** Markets in which nothing can be built. */
  readonly unsold: readonly (MarketId | null)[];
  /** Rules that turn at more quantities, or in more markets, than are looked at: nothing can be said of all designs. */
  readonly isPartial: boolean;
  readonly #prover = new Prover();
  readonly #unseen: ReadonlySet<OptionId>;
  readonly #domains = new Map<OptionId, readonly JudgedDomain[]>();

  constructor(product: Product, glb: Uint8Array | null) {
    this.product = inStock(product);
    this.glb = glb;
    this.rules = createRules(this.product);
    this.places = expressionPlaces(this.product);
    const ruling = this.places.filter(({ role, path }) => role === 'rules' && path[0] !== 'values');
    const expressions = ruling.flatMap(({ expression }) => [...expressionsRead(product, expression)]);
    const told = quantitiesTold(expressions);
    const contexts = this.contexts(told);
    this.isPartial = this.#marketIds.length > MOST_CONTEXTS || !isCoveredBy(contexts, expressions);
    this.#unseen = hangingOnRows(this.product);
    const all = contexts.map((context) => ({ context, start: this.rules.evaluate(context, []) }));
    this.sold = all.filter(({ start }) => !isVoid(start));
    const markets = [...new Set(all.map(({ context }) => context.market))];
    this.unsold = markets.filter((market) => !this.sold.some(({ context }) => context.market === market));
  }

  /** Every market at each of the quantities, as far as there is room. */
  contexts(quantities: readonly number[]): readonly Context[] {
    const locale = this.product.locales[0] ?? 'en';
    const markets = this.#marketIds.slice(0, MOST_CONTEXTS);
    return quantities
      .slice(0, Math.floor(MOST_CONTEXTS / markets.length))
      .flatMap((quantity) => markets.map((market): Context => ({ market, locale, quantity })));
  }

  get #marketIds(): readonly (MarketId | null)[] {
    const { markets } = this.product;
    return markets.size === 0 ? [null] : [...markets.keys()];
  }

  /** Contexts for prices: what can be sold, at every quantity that prices or rules tell apart. */
  get pricedContexts(): readonly Context[] {
    const told = this.contexts(quantitiesTold(this.places.map(({ expression }) => expression)));
    return told.filter(({ market }) => !this.unsold.includes(market));
  }

  /**
   * Whether each condition can hold in a valid complete design. A condition that holds nowhere, but hangs on what is not looked at, is open.
   *
   * @param product - The same under other rules.
   */
  ask(conditions: readonly Expression[], product = this.product, contexts?: readonly Context[]): readonly Answer[] {
    const sold = this.sold.map(({ context }) => context);
    const priced = this.pricedContexts;
    const contextsOf = (condition: Expression): readonly Context[] =>
      contexts ?? (this.#readsQuantity(condition) ? priced : sold);
    const answers = this.#prover.ask(product, conditions, contextsOf);
    return answers.map((answer, at) => {
      const condition = conditions[at];
      const isOpen = answer.holds === 'never' && condition && !this.#sees(condition, contextsOf(condition));
      return isOpen ? { holds: 'open' } : answer;
    });
  }

  /** Whether what rules say of an option may be different for rows, quantities or markets that are not looked at. */
  isUnseen(id: OptionId): boolean {
    return this.isPartial || this.#unseen.has(id);
  }

  /** What an option may be, in every context in which some valid design asks it. */
  domainsOf(option: Option): readonly JudgedDomain[] {
    const known = this.#domains.get(option.id);
    if (known !== undefined) return known;
    const domains = this.sold.flatMap(({ context, start }) => {
      const judged = start.options.get(option.id);
      return judged?.present === true ? [judged.domain] : this.#domainsWhereAsked(option, context);
    });
    this.#domains.set(option.id, domains);
    return domains;
  }

  /** Of an option that sleeps at the start nothing can be told before a design wakes it. */
  #domainsWhereAsked(option: Option, context: Context): readonly JudgedDomain[] {
    const [answer] = this.ask([isPresent(this.product, option)], this.product, [context]);
    if (answer?.holds !== 'somewhere') return [];
    const decisions = Object.entries(answer.values).flatMap(([optionId, value]): Decision[] =>
      value === null ? [] : [{ optionId, value, source: 'preset' }],
    );
    const judged = this.rules.evaluate(context, decisions).options.get(option.id);
    return judged?.present === true ? [judged.domain] : [];
  }

  #readsQuantity(condition: Expression): boolean {
    return [...expressionsRead(this.product, condition)].some((expression) => dependencies(expression).quantity);
  }

  #sees(condition: Expression, contexts: readonly Context[]): boolean {
    const expressions = [...expressionsRead(this.product, condition)];
    const ids = expressions.flatMap((expression) => [...dependencies(expression).options]);
    if (condition === FALSE) return true;
    return !this.isPartial && !ids.some((id) => this.isUnseen(id)) && isCoveredBy(contexts, expressions);
  }

  /** A text in the product's first locale. */
  say(text: LocalizedText): string {
    return localized(text, this.product.locales[0] ?? 'en', this.product.locales);
  }

  /** An option's title by its id. */
  titleOf(id: OptionId): string {
    const option = this.product.optionById.get(id);
    return option === undefined ? id : this.say(option.title);
  }
}

/** Whether the quantities of these contexts stand for all others. */
function isCoveredBy(contexts: readonly Context[], expressions: readonly Expression[]): boolean {
  const tried = new Set(contexts.map(({ quantity }) => quantity));
  return expressions.every((expression) => isDecidedBy(tried, expression));
}

/** Rows and fields, which the engine takes as they are at the start, and whatever hangs together with them by rules. */
function hangingOnRows(product: Product): ReadonlySet<OptionId> {
  const isRows = ({ kind }: Option): boolean => kind === 'rows' || kind === 'fields';
  const unseen = new Set<OptionId>(product.options.filter(isRows).map(({ id }) => id));
  const groups = constraintsOf(product, { market: null, locale: '', quantity: 1 }).map(({ reads }) => reads);
  for (const id of unseen)
    for (const group of groups) if (group.includes(id)) for (const other of group) unseen.add(other);
  return unseen;
}

/** Whether nothing at all can be built. */
export function isVoid({ issues }: Evaluation): boolean {
  return issues.some(({ code }) => code === 'rules/nothing-valid');
}

function inStock(product: Product): Product {
  const options = product.options.map(stocked);
  return { ...product, options, optionById: new Map(options.map((option) => [option.id, option])) };
}

function stocked(option: Option): Option {
  const sold = (choice: Choice): Choice => (choice.stock === null ? choice : { ...choice, stock: null });
  if (option.kind === 'toggle') return { ...option, on: sold(option.on) };
  if (option.kind === 'color') return { ...option, palette: option.palette?.map(sold) ?? null };
  if (option.kind !== 'choice' && option.kind !== 'multi') return option;
  const choices = option.choices.map(sold);
  return { ...option, choices, choiceById: new Map(choices.map((choice) => [choice.id, choice])) };
}
