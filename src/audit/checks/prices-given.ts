/** Prices that the owner forgot to write. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Option, Product } from '../../product/product.js';
import type { Amounts } from '../../product/texts-and-amounts.js';
import type { Check } from '../check.js';
import { choicesOf } from '../expression-places.js';
import { choicePath, pointer } from '../file-paths.js';

/** `audit/currency-missing`. */
export const currencies: Check = {
  id: 'currencies',
  proves: 'Every price has an amount in every market.',
  asksRules: false,
  *run({ product }) {
    const { pricing, markets } = product;
    if (pricing === null) return;
    const wanted = new Set(
      markets.size === 0 ? [pricing.currency] : [...markets.values()].map(({ currency }) => currency),
    );
    for (const { path, amounts } of amountsOf(product))
      for (const currency of wanted)
        if (!amounts.has(currency) && !amounts.has(pricing.currency))
          yield {
            code: 'audit/currency-missing',
            severity: 'error',
            path,
            params: { currency, base: pricing.currency },
          };
  },
};

function amountsOf(product: Product): readonly { readonly path: IssuePath; readonly amounts: Amounts }[] {
  const { pricing, options } = product;
  return [
    ...(pricing === null ? [] : [{ path: ['pricing', 'base'], amounts: pricing.base }]),
    ...(pricing?.lines ?? []).flatMap(({ value }, index) =>
      value.type === 'amounts' ? [{ path: ['pricing', 'lines', index, 'amount'], amounts: value.amounts }] : [],
    ),
    ...options.flatMap((option) =>
      choicesOf(option).flatMap(({ id, price }) =>
        price === null ? [] : [{ path: [...choicePath(product, option, id), 'price'], amounts: price }],
      ),
    ),
  ];
}

/** `audit/price-missing`. */
export const forgottenPrices: Check = {
  id: 'forgotten-prices',
  proves: 'Where most choices of a list have a price, all but the one it starts with have.',
  asksRules: false,
  *run(subject) {
    const { product } = subject;
    for (const option of product.options) {
      const choices = option.kind === 'toggle' ? [] : choicesOf(option);
      const without = choices.filter(({ price }) => price === null);
      if (without.length === 0 || without.length * 2 >= choices.length) continue;
      for (const { id, title } of without) {
        if (id === startOf(option)) continue;
        const path = choicePath(product, option, id);
        yield {
          code: 'audit/price-missing',
          severity: 'warning',
          path,
          params: { option: subject.titleOf(option.id), choice: subject.say(title) },
          ...(isObject(product.file, path) && {
            fix: [{ op: 'add' as const, path: pointer(...path, 'price'), value: 0 }],
          }),
        };
      }
    }
  },
};

function startOf(option: Option): unknown {
  if (option.kind === 'multi') return null;
  return option.default.type === 'value' ? option.default.value : choicesOf(option)[0]?.id;
}

function isObject(file: unknown, path: IssuePath): boolean {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    file,
  );
  return typeof found === 'object';
}
