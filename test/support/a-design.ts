import * as fc from 'fast-check';
import type { FinishedDesign } from '../../src/order/configured-item.js';
import { priceDesign } from '../../src/pricing/price-design.js';
import type { Context, Decision, OptionValue } from '../../src/product/configuration.js';
import { toNumber } from '../../src/kernel/rational.js';
import type { Option, Product } from '../../src/product/product.js';
import { createRules } from '../../src/rules/create-rules.js';
import { isOpenIn } from '../../src/rules/rows.js';

/** The design that follows from some decisions, as a session would have it; what cannot stand together is left out. */
export function designOf(
  product: Product,
  context: Context,
  wishes: Readonly<Record<string, OptionValue>>,
): FinishedDesign {
  const rules = createRules(product);
  const wished = Object.entries(wishes).map(([optionId, value]): Decision => ({ optionId, value, source: 'shopper' }));
  const { decisions } = rules.reconcile(context, wished);
  const { values, derived, options, issues } = rules.evaluate(context, decisions);
  const open = product.options.filter((option) => isOpenIn(options, option));
  const { market, quantity } = context;
  return {
    design: { productId: product.id, rev: product.rev, market, quantity, decisions },
    values,
    derived,
    context,
    issues,
    price: priceDesign(product, { values, context }),
    complete: open.length === 0,
  };
}

/** Any wishes of a shopper for a product, some of them impossible together. */
export function anyWishes(product: Product): fc.Arbitrary<Readonly<Record<string, OptionValue>>> {
  const wishes = Object.fromEntries(product.options.map((option) => [option.id, anyValue(option)]));
  return fc.record(wishes, { requiredKeys: [] }) as fc.Arbitrary<Readonly<Record<string, OptionValue>>>;
}

function anyValue(option: Option): fc.Arbitrary<OptionValue> {
  if (option.kind === 'choice') return fc.constantFrom(...option.choices.map(({ id }) => id));
  if (option.kind === 'color') return fc.constantFrom(...(option.palette?.map(({ id }) => id) ?? ['#123456']));
  if (option.kind === 'toggle') return fc.boolean();
  if (option.kind === 'multi')
    return fc.subarray(option.choices.map(({ id }) => id)).map((ids) => Object.fromEntries(ids.map((id) => [id, 1])));
  if (option.kind === 'text') return fc.constantFrom('', 'ADA', 'ZOE', 'LEO').map((text) => text.slice(0, option.max));
  if (option.kind === 'number') {
    const [min, max, step] = [option.outer.min, option.outer.max, option.step].map(toNumber) as [
      number,
      number,
      number,
    ];
    return fc.nat(Math.floor((max - min) / step)).map((count) => min + count * step);
  }
  if (option.kind === 'image') {
    return fc.constant({
      assetId: 'a1',
      sha256: 'c'.repeat(64),
      mediaType: 'image/png',
      widthPx: 800,
      heightPx: 600,
      placement: { xUm: 0, yUm: 0, widthUm: 30_000, rotationMdeg: 0 },
    });
  }
  return fc.array(fc.record(Object.fromEntries(option.columns.map((column) => [column.id, anyValue(column)]))), {
    minLength: option.min,
    maxLength: option.max,
  });
}
