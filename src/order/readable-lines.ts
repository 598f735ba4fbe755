import type { OptionId } from '../kernel/ids.js';
import { localized } from '../product/template.js';
import type { Product } from '../product/product.js';
import type { ConfiguredItem, Personalization } from './item.js';

/** One answer in words. */
export interface ReadableLine {
  readonly label: string;
  readonly value: string;
}

/** Every answer of an item in words, in the order the product asks; several choices of one option share a line. */
export function readableLines(product: Product, item: ConfiguredItem): readonly ReadableLine[] {
  const byOption = new Map<OptionId, Map<string, string[]>>(product.options.map(({ id }) => [id, new Map()]));
  const add = (id: OptionId, label: string, value: string): void => {
    const lines = byOption.get(id);
    const values = lines?.get(label);
    if (values === undefined) lines?.set(label, [value]);
    else values.push(value);
  };
  for (const { optionId, optionLabel, valueLabel, quantity } of item.selections) {
    add(optionId, optionLabel, quantity === undefined || quantity === 1 ? valueLabel : `${quantity} × ${valueLabel}`);
  }
  for (const personal of item.personalization) {
    add(personal.fieldId, personalLabel(product, personal, item.locale), personalValue(personal));
  }
  return [...byOption.values()].flatMap((lines) =>
    Array.from(lines, ([label, values]) => ({ label, value: values.join(', ') })),
  );
}

function personalLabel(product: Product, { fieldId, row }: Personalization, locale: string): string {
  const option = product.optionById.get(fieldId);
  const title = option === undefined ? fieldId : localized(option.title, locale, product.locales);
  if (row === undefined || (option?.kind !== 'rows' && option?.kind !== 'fields')) return title;
  const column = option.columnById.get(row.columnId);
  return `${title} ${row.index + 1}: ${column === undefined ? row.columnId : localized(column.title, locale, product.locales)}`;
}

function personalValue(personal: Personalization): string {
  if (personal.type === 'text') return personal.value;
  return `${personal.asset.mediaType}, ${personal.asset.width} × ${personal.asset.height}`;
}
