/**
 * The price of a design. Exact until each line is rounded: base, choices, lines with an amount, then percentages of the exact
 * sum so far, all in the market's currency (an amount given in it counts as it is, any other times the rate). The closing lines
 * `rounding` and `minimum` make the lines' sum the unit price. Pure: browser, server and edge compute the same lines.
 */
import { ConfiguratorError } from '../kernel/configurator-error.js';
import { currencyExponent } from '../kernel/currency-exponent.js';
import type { Money } from '../kernel/money.js';
import { add, ceil, compare, divide, multiply, round, toNumber, type Rational } from '../kernel/rational.js';
import type { Context, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import type { Pricing, PricingLine } from '../product/selling.js';
import type { Amounts } from '../product/texts-and-amounts.js';
import { localized, renderTemplate } from '../product/template.js';
import { chosenPrices } from './choice-lines.js';
import { lineCause } from './line-cause.js';
import type { Price, PriceLine, PriceLineType } from './price.js';

/** What is priced: values of present options, in a context. */
export interface PricedDesign {
  readonly values: Values;
  readonly context: Context;
}

/** The currency of one pricing, and what the closing lines bring a sum to. */
export interface Terms {
  readonly base: string;
  readonly currency: string;
  readonly exponent: number;
  readonly rate: Rational;
  readonly increment: Rational | null;
  readonly minimum: Rational | null;
  readonly taxIncluded: boolean;
}

/** A line before it is rounded. */
interface ExactLine extends Omit<PriceLine, 'minor'> {
  readonly amount: Rational;
}

/**
 * Prices a design; `null` for a product without prices (quote mode). Lines that round to nothing are left out, the base stays.
 * Titles of `rounding` and `minimum` are English, to be worded by their type.
 *
 * @throws {ConfiguratorError} `pricing/overflow`: an amount beyond safe integers of minor units.
 */
export function priceDesign(product: Product, { values, context }: PricedDesign): Price | null {
  const { pricing } = product;
  if (pricing === null) return null;
  const terms = termsOf(product, pricing, context);
  const scope = createScope(product, { values, quantity: context.quantity, market: context.market });
  const lines = exactLines(product, pricing, terms, scope, values, context.locale)
    .map(({ amount, ...line }) => ({ ...line, minor: toMinor(amount, terms) }))
    .filter(({ type, minor }) => type === 'base' || minor !== 0);
  close(lines, terms);
  const unit = sumMinor(lines);
  return {
    unit: money(unit, terms),
    total: money(unit * context.quantity, terms),
    quantity: context.quantity,
    taxIncluded: terms.taxIncluded,
    lines,
  };
}

/** How amounts of the file become a price in this context. */
export function termsOf({ markets }: Product, pricing: Pricing, { market: id }: Context): Terms {
  const market = id === null ? undefined : markets.get(id);
  const currency = market?.currency ?? pricing.currency;
  return {
    base: pricing.currency,
    currency,
    exponent: currencyExponent(currency),
    rate: market?.rate ?? 1,
    increment: market?.round ?? pricing.round,
    minimum: pricing.minimum,
    taxIncluded: market?.tax.included ?? true,
  };
}

/** `b` minus `a`, per unit; `null` when either has no price. */
export function unitDifference(a: Price | null, b: Price | null): Money | null {
  return a === null || b === null ? null : { ...b.unit, minor: b.unit.minor - a.unit.minor };
}

function exactLines(
  product: Product,
  pricing: Pricing,
  terms: Terms,
  scope: Scope,
  values: Values,
  locale: string,
): readonly ExactLine[] {
  const lines: ExactLine[] = [
    {
      id: 'base',
      type: 'base',
      title: localized(product.title, locale, product.locales),
      amount: convert(pricing.base, terms),
    },
  ];
  for (const { id, option, choice, amount, title } of chosenPrices(product, values, locale)) {
    const each = choice.price === null ? 0 : convert(choice.price, terms);
    lines.push({ id, type: 'option', title, optionId: option.id, choiceId: choice.id, amount: multiply(each, amount) });
  }
  let sum = lines.reduce<Rational>((total, { amount }) => add(total, amount), 0);
  const applying = pricing.lines.filter(({ when }) => when === null || isTrue(when, scope));
  for (const isPercent of [false, true]) {
    for (const line of applying) {
      if ((line.value.type === 'percent') !== isPercent) continue;
      const amount = lineAmount(line, sum, terms, scope);
      if (amount === null) continue;
      sum = add(sum, amount);
      lines.push({ ...describe(product, line, amount, scope, locale), amount });
    }
  }
  return lines;
}

/** The line's amount in the market's currency; `null`: unknown. */
function lineAmount({ value }: PricingLine, sum: Rational, terms: Terms, scope: Scope): Rational | null {
  if (value.type === 'amounts') return convert(value.amounts, terms);
  const number = evaluateNumber(value.type === 'amount' ? value.amount : value.percent, scope);
  if (number === null) return null;
  return value.type === 'amount' ? multiply(number, terms.rate) : divide(multiply(sum, number), 100);
}

function describe(
  product: Product,
  line: PricingLine,
  amount: Rational,
  scope: Scope,
  locale: string,
): Omit<PriceLine, 'minor'> {
  const { personalOptionId, readsQuantity } = lineCause(product, line);
  const isDiscount = line.value.type === 'percent' && compare(amount, 0) < 0;
  const type: PriceLineType =
    personalOptionId !== null ? 'personalization' : readsQuantity ? 'tier' : isDiscount ? 'discount' : 'fee';
  return {
    id: line.id,
    type,
    title: renderTemplate(localized(line.title, locale, product.locales), scope, locale),
    ...(personalOptionId === null ? {} : { optionId: personalOptionId }),
  };
}

/** Adds what brings the sum to the increment, then to the minimum; a minimum keeps to the increment by going up to it. Never less for a greater sum. */
export function close(lines: PriceLine[], terms: Terms): void {
  const { increment, minimum, exponent, rate } = terms;
  const step = increment === null ? 1 : multiply(increment, 10 ** exponent);
  const toStep = (minor: Rational, approach: (value: Rational) => Rational): number =>
    safe(round(multiply(approach(divide(minor, step) ?? 0), step)));
  const rounding = toStep(sumMinor(lines), round) - sumMinor(lines);
  if (rounding !== 0) lines.push({ id: 'rounding', type: 'rounding', title: 'Rounding', minor: rounding });
  if (minimum === null) return;
  const missing = toStep(toMinor(multiply(minimum, rate), terms), ceil) - sumMinor(lines);
  if (missing > 0) lines.push({ id: 'minimum', type: 'minimum', title: 'Minimum price', minor: missing });
}

/** The amount in the terms' currency: as given for it, else the base currency's times the rate. */
export function convert(amounts: Amounts, { base, currency, rate }: Terms): Rational {
  return amounts.get(currency) ?? multiply(amounts.get(base) ?? 0, rate);
}

function toMinor(amount: Rational, { exponent }: Terms): number {
  return safe(round(multiply(amount, 10 ** exponent)));
}

function sumMinor(lines: readonly PriceLine[]): number {
  return safe(lines.reduce((total, { minor }) => total + minor, 0));
}

function money(minor: number, { currency, exponent }: Terms): Money {
  return { currency, exponent, minor: safe(minor) };
}

/** The amount as a number, or a mistake of the product's author: no price has sixteen digits. */
function safe(minor: Rational): number {
  const number = toNumber(minor);
  if (Number.isSafeInteger(number)) return number;
  throw new ConfiguratorError('pricing/overflow', {
    message: `A price of ${number} minor units is beyond safe integers.`,
    path: ['pricing'],
    hint: 'Bound the numbers that the amounts are computed from.',
  });
}
