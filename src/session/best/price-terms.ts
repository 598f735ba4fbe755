/**
 * A price as a sum of terms that a search can bound. Choices and amounts are added up as they are, each rounded as its line is.
 * Percentages are of the exact sum before them: where it is known which apply (a `Case`), they multiply that sum by one number, so that
 * every summand bears its own share; what is left is the rounding of their lines, half a minor unit each at most.
 */
import { add, compare, divide, multiply, round, subtract, type Rational } from '../../kernel/rational.js';
import type { Context } from '../../product/configuration.js';
import { evaluateNumber } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import { binary, call, number } from '../../product/expression/terms.js';
import type { DerivedValue, Product } from '../../product/product.js';
import type { PricingLine } from '../../product/selling.js';
import { chosenPrices } from '../../pricing/choice-lines.js';
import { convert, termsOf, type Terms } from '../../pricing/price-design.js';
import { FALSE, TRUE } from '../../rules/compile/unknown.js';
import type { Compiled } from '../../rules/space.js';
import { decode, type Variable } from '../../rules/variable.js';
import { expressionTerm, listedTerm, type Term } from './objective.js';
import { literalIf, lookAtModel, type Search } from './search.js';

/** Which percentages apply. */
export interface Case {
  /** What the exact sum is multiplied by, less one. */
  readonly factor: Rational;
  /** How many of them apply. */
  readonly percentages: number;
  /** The literals that say so. */
  readonly literals: readonly number[];
}

/** Ids of values beside those of the file, which begin with a letter. */
const AMOUNT = '_amount';
const PERCENT = '_percent';

/** The product with each pricing line as a derived value, so that the engine knows the texts they speak of; 0 where none applies. */
export function withLinesAsValues(product: Product): Product {
  const lines = (product.pricing?.lines ?? []).flatMap((line, at): DerivedValue[] => {
    if (line.value.type === 'amounts') return [];
    const [prefix, amount] = line.value.type === 'amount' ? [AMOUNT, line.value.amount] : [PERCENT, line.value.percent];
    return [
      {
        id: `${prefix}${at}`,
        title: null,
        expression: whenApplying(line, call('sum', binary('+', amount, number(0)))),
      },
    ];
  });
  const values = [...product.values, ...lines];
  return { ...product, values, valueById: new Map(values.map((value) => [value.id, value])) };
}

function whenApplying({ when }: PricingLine, amount: Expression): Expression {
  return when === null ? amount : call('if', when, amount, number(0));
}

/** The percentages that apply to the last design, as the case it is in. */
export function caseOf(search: Search): Case {
  const { product, view } = search;
  lookAtModel(search);
  let factor: Rational = 1;
  let percentages = 0;
  const conditions = (product.pricing?.lines ?? []).flatMap(({ value }, at): Expression[] => {
    const id = `${PERCENT}${at}`;
    if (value.type !== 'percent') return [];
    const percent = evaluateNumber({ type: 'derived', valueId: id, span: NOWHERE }, view) ?? 0;
    factor = add(factor, divide(multiply(factor, percent), 100) ?? 0);
    if (percent !== 0) percentages++;
    return [binary('=', { type: 'derived', valueId: id, span: NOWHERE }, number(percent))];
  });
  const literals = conditions.map((condition) => literalIf(search, condition));
  return { factor: subtract(factor, 1), percentages, literals };
}

const NOWHERE = { start: 0, end: 0 };

/** The terms of the unit price in a case, in minor units, before the closing lines and within half a unit a percentage; `null`: see `expressionTerm`. */
export function priceTerms(search: Search, context: Context, { factor }: Case, sign: 1 | -1): readonly Term[] | null {
  const { product } = search;
  const { pricing } = product;
  if (pricing === null) return [];
  const terms = termsOf(product, pricing, context);
  const weigh = (amount: Rational): Rational => multiply(sign, weighed(amount, factor, terms));
  const found: (Term | null)[] = [constant(weigh(convert(pricing.base, terms)))];
  for (const variable of search.variables) {
    const costs = choiceCosts(search, context, variable, (amount) => weigh(amount), terms);
    if (costs.size > 0) found.push(listedTerm(search, variable.index, costs));
  }
  pricing.lines.forEach((line, at) => {
    if (line.value.type === 'percent') return;
    const amount =
      line.value.type === 'amounts'
        ? whenApplying(line, number(weigh(convert(line.value.amounts, terms))))
        : weighedAmount({ type: 'derived', valueId: `${AMOUNT}${at}`, span: NOWHERE }, factor, terms, sign);
    found.push(expressionTerm(search, amount));
  });
  return found.every((term) => term !== null) ? found : null;
}

/** A line's share: rounded as the line is, and exactly in what the percentages are of. */
function weighed(amount: Rational, factor: Rational, { exponent }: Terms): Rational {
  const minor = multiply(amount, 10 ** exponent);
  return add(round(minor), multiply(minor, factor));
}

function weighedAmount(amount: Expression, factor: Rational, { rate, exponent }: Terms, sign: 1 | -1): Expression {
  const minor = binary('*', amount, number(multiply(rate, 10 ** exponent)));
  const rounded = binary('*', call('round', minor), number(sign));
  return factor === 0 ? rounded : binary('+', rounded, binary('*', minor, number(multiply(factor, sign))));
}

/** What each value of an unknown costs, where its choices have prices. */
function choiceCosts(
  { product, rows }: Compiled,
  { locale }: Context,
  variable: Variable,
  weigh: (amount: Rational) => Rational,
  terms: Terms,
): ReadonlyMap<number, Rational> {
  const { option, choiceId, domain } = variable;
  const costs = new Map<number, Rational>();
  if (!('choices' in option || 'columns' in option || option.kind === 'toggle' || option.kind === 'color'))
    return costs;
  const alone = { ...product, options: [option] };
  for (let value = 0; value <= (domain.at(-1) ?? -1); value++) {
    const part = choiceId === null ? decode([variable], rows, () => value) : { [choiceId]: value };
    const cost = chosenPrices(alone, { [option.id]: part ?? null }, locale).reduce<Rational>(
      (sum, { choice, amount }) =>
        add(sum, choice.price === null ? 0 : weigh(multiply(convert(choice.price, terms), amount))),
      0,
    );
    if (cost !== 0) costs.set(value, cost);
  }
  return costs;
}

function constant(value: Rational): Term {
  return {
    thresholds: [value],
    value: () => value,
    reaches: (least, operator) => (compare(value, least) >= (operator === '>' ? Number.MIN_VALUE : 0) ? TRUE : FALSE),
  };
}
