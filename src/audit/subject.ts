/** What the checks look at: a product with everything in stock, and what the rules engine says of it. */
import type { MarketId, OptionId } from '../kernel/ids.js';
import type { Context } from '../product/configuration.js';
import type { Expression } from '../product/expression/expression.js';
import type { Choice, Option, Product } from '../product/product.js';
import type { LocalizedText } from '../product/texts-and-amounts.js';
import { localized } from '../product/template.js';
import { createRules } from '../rules/create-rules.js';
import type { Evaluation, Rules } from '../rules/rules.js';
import { type ExpressionPlace, expressionPlaces, quantitiesTold } from './expression-places.js';
import { type Answer, Prover } from './prover.js';

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
  readonly #prover = new Prover();

  constructor(product: Product, glb: Uint8Array | null) {
    this.product = inStock(product);
    this.glb = glb;
    this.rules = createRules(this.product);
    this.places = expressionPlaces(this.product);
    const told = quantitiesTold(this.places.filter(({ role }) => role === 'rules'));
    const all = this.contexts(told).map((context) => ({ context, start: this.rules.evaluate(context, []) }));
    this.sold = all.filter(({ start }) => !isVoid(start));
    const markets = [...new Set(all.map(({ context }) => context.market))];
    this.unsold = markets.filter((market) => !this.sold.some(({ context }) => context.market === market));
  }

  /** Every market at each of the quantities. */
  contexts(quantities: readonly number[]): readonly Context[] {
    const { markets, locales } = this.product;
    const locale = locales[0] ?? 'en';
    const ids: readonly (MarketId | null)[] = markets.size === 0 ? [null] : [...markets.keys()];
    return quantities
      .flatMap((quantity) => ids.map((market): Context => ({ market, locale, quantity })))
      .slice(0, MOST_CONTEXTS);
  }

  /** Contexts for prices: what can be sold, at every quantity that prices or rules tell apart. */
  get pricedContexts(): readonly Context[] {
    const told = this.contexts(quantitiesTold(this.places));
    return told.filter(({ market }) => !this.unsold.includes(market));
  }

  /** Whether each condition can hold in a valid complete design; `product`: the same under other rules. */
  ask(conditions: readonly Expression[], product = this.product, contexts?: readonly Context[]): readonly Answer[] {
    return this.#prover.ask(product, conditions, contexts ?? this.sold.map(({ context }) => context));
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
