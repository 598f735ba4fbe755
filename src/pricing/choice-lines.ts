/** What the chosen choices cost, in declared order; rows count each choice of a column once for all rows. */
import type { OptionValue, RowValue, Values } from '../product/configuration.js';
import type { Choice, Option, Product } from '../product/product.js';
import { localized } from '../product/template.js';

/** A priced choice and how often it is chosen. */
export interface ChosenPrice {
  readonly id: string;
  readonly option: Option;
  readonly choice: Choice;
  readonly amount: number;
  readonly title: string;
}

/** Every chosen choice that has a price of its own. */
export function chosenPrices(product: Product, values: Values, locale: string): readonly ChosenPrice[] {
  const say = (text: Readonly<Record<string, string>>): string => localized(text, locale, product.locales);
  return product.options.flatMap((option) => {
    const value = values[option.id];
    if (!('columns' in option)) return pricesOf(option, [value], option.id, say);
    const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
    return option.columns.flatMap((column) =>
      pricesOf(
        column,
        rows.map((row) => row[column.id]),
        `${option.id}.${column.id}`,
        say,
      ).map((price) => ({ ...price, option })),
    );
  });
}

function pricesOf(
  option: Option,
  values: readonly (OptionValue | undefined)[],
  path: string,
  say: (text: Readonly<Record<string, string>>) => string,
): readonly ChosenPrice[] {
  return pricedChoices(option).flatMap((choice) => {
    const amount = values.reduce<number>((total, value) => total + amountOf(value ?? null, choice), 0);
    if (amount === 0) return [];
    const title = option.kind === 'toggle' ? say(option.title) : `${say(option.title)}: ${say(choice.title)}`;
    return [
      { id: `${path}.${choice.id}`, option, choice, amount, title: amount === 1 ? title : `${title} × ${amount}` },
    ];
  });
}

function pricedChoices(option: Option): readonly Choice[] {
  const palette = option.kind === 'color' ? (option.palette ?? []) : [];
  const choices = option.kind === 'toggle' ? [option.on] : 'choices' in option ? option.choices : palette;
  return choices.filter(({ price }) => price !== null);
}

function amountOf(value: OptionValue, choice: Choice): number {
  if (typeof value !== 'object') return String(value) === choice.id ? 1 : 0;
  const amounts = value as Readonly<Record<string, number>> | null;
  return amounts !== null && Object.hasOwn(amounts, choice.id) ? Number(amounts[choice.id]) : 0;
}
