/** Designs that cost less than nothing, with the exact sum before any rounding as one expression. */
import { multiply, rational, toNumber, type Rational } from '../../kernel/rational.js';
import { currencyExponent } from '../../kernel/currency-exponent.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Choice, Option, Product } from '../../product/product.js';
import type { Market, Pricing, PricingLine } from '../../product/selling.js';
import type { Amounts } from '../../product/texts-and-amounts.js';
import { priceDesign } from '../../pricing/price-design.js';
import type { Check, Report } from '../check.js';
import { choicesOf } from '../expression-places.js';
import { amountText } from '../amount-text.js';
import type { Subject } from '../subject.js';
import { binary, call, fieldTerm, number } from '../../product/expression/terms.js';

/** `audit/negative-total`. */
export const negativeTotals: Check = {
  id: 'negative-totals',
  proves: 'No design costs less than nothing.',
  asksRules: true,
  *run(subject) {
    const { pricing, markets } = subject.product;
    // A minimum lifts every price to it.
    if (pricing === null || (pricing.minimum !== null && toNumber(pricing.minimum) >= 0)) return;
    for (const market of markets.size === 0 ? [null] : markets.values()) {
      const report = negativeIn(subject, pricing, market);
      if (report === null) continue;
      yield report;
      return;
    }
  },
};

function negativeIn(subject: Subject, pricing: Pricing, market: Market | null): Report | null {
  const currency = market?.currency ?? pricing.currency;
  const convert = (amounts: Amounts): Rational =>
    amounts.get(currency) ?? multiply(amounts.get(pricing.currency) ?? 0, market?.rate ?? 1);
  const product = withPrices(subject.product, convert);
  const total = totalOf(product, pricing, convert, market?.rate ?? 1);
  const halfUnit = rational(-0.5 * 10 ** -currencyExponent(currency));
  const contexts = subject.pricedContexts.filter((context) => context.market === (market?.id ?? null));
  const [answer] = subject.ask([binary('<', total, number(halfUnit))], product, contexts);
  if (answer === undefined || answer.holds === 'never') return null;
  const path = ['pricing'];
  if (answer.holds === 'open')
    return { code: 'audit/negative-total', severity: 'warning', verdict: 'unproved', path, params: { total: '' } };
  const { values, context } = answer;
  const price = priceDesign(subject.product, { values, context });
  if (price === null || price.unit.minor >= 0) return null;
  return {
    code: 'audit/negative-total',
    severity: 'error',
    path,
    params: { total: amountText(price.unit), quantity: context.quantity },
    counterexample: values,
    fix: [{ op: 'add', path: '/pricing/minimum', value: 0 }],
  };
}

/** No field of a file begins so. */
const PRICE = '_price';

/** The product with each choice's price in one currency as a field that expressions can read. */
function withPrices(product: Product, convert: (amounts: Amounts) => Rational): Product {
  const priced = (choice: Choice): Choice => ({
    ...choice,
    fields: { ...choice.fields, [PRICE]: choice.price === null ? 0 : toNumber(convert(choice.price)) },
  });
  const options = product.options.map((option): Option => {
    if (option.kind === 'toggle') return { ...option, on: priced(option.on) };
    if (option.kind === 'color') return { ...option, palette: option.palette?.map(priced) ?? null };
    if (option.kind !== 'choice' && option.kind !== 'multi') return option;
    const choices = option.choices.map(priced);
    return { ...option, choices, choiceById: new Map(choices.map((choice) => [choice.id, choice])) };
  });
  return { ...product, options, optionById: new Map(options.map((option) => [option.id, option])) };
}

/** Base, choices and amounts, then each percentage on all before it; `sum` leaves out what is unknown, as pricing does. */
function totalOf(
  product: Product,
  { base, lines }: Pricing,
  convert: (amounts: Amounts) => Rational,
  rate: Rational,
): Expression {
  const priced = product.options.filter((option) => choicesOf(option).some(({ price }) => price !== null));
  const amounts = lines.filter(({ value }) => value.type !== 'percent').map((line) => amountOf(line, convert, rate));
  const start = call('sum', number(convert(base)), ...priced.map(({ id }) => fieldTerm(id, PRICE)), ...amounts);
  return lines
    .filter(({ value }) => value.type === 'percent')
    .reduce((total, line) => {
      const percent = line.value.type === 'percent' ? line.value.percent : number(0);
      const factor = call('sum', number(100), when(line, percent));
      return binary('/', binary('*', total, factor), number(100));
    }, start);
}

function amountOf(line: PricingLine, convert: (amounts: Amounts) => Rational, rate: Rational): Expression {
  const { value } = line;
  if (value.type === 'amounts') return when(line, number(convert(value.amounts)));
  const amount = value.type === 'amount' ? value.amount : number(0);
  return when(line, rate === 1 ? amount : binary('*', amount, number(rate)));
}

function when({ when: condition }: PricingLine, amount: Expression): Expression {
  return condition === null ? amount : call('if', condition, amount, number(0));
}
