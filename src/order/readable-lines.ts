import type { OptionId } from '../kernel/ids.js';
import { localized } from '../product/template.js';
import type { Option, Product, RowsOption } from '../product/product.js';
import type { ConfiguredItem, ItemRow, Personalization, Selection } from './item.js';

/** One answer in words. */
export interface ReadableLine {
  readonly label: string;
  readonly value: string;
}

/** One written line of the item, in words. */
interface Written {
  readonly id: OptionId;
  readonly row: ItemRow | undefined;
  readonly label: string;
  readonly value: string;
}

/**
 * Every answer of an item in words, in the order the product asks; several choices of one option share a line, and so does
 * all of one row: `Players 3` with `Name: ADA, Number: 7`.
 */
export function readableLines(product: Product, item: ConfiguredItem): readonly ReadableLine[] {
  const written = [...item.selections.map(toSelected), ...item.personalization.map(toPersonal)];
  return product.options.flatMap((option) => {
    const own = written.filter(({ id }) => id === option.id);
    const say = (each: Option): string => localized(each.title, item.locale, product.locales);
    if ('columns' in option) return rowLines(option, own, say);
    return own.length === 0
      ? []
      : [{ label: own[0]?.label || say(option), value: own.map(({ value }) => value).join(', ') }];
  });
}

function toSelected({ optionId: id, row, optionLabel, valueLabel, quantity }: Selection): Written {
  const value = quantity === undefined || quantity === 1 ? valueLabel : `${quantity} × ${valueLabel}`;
  return { id, row, label: optionLabel, value };
}

function toPersonal(personal: Personalization): Written {
  const value =
    personal.type === 'text'
      ? personal.value
      : `${personal.asset.mediaType}, ${personal.asset.width} × ${personal.asset.height}`;
  return { id: personal.fieldId, row: personal.row, label: '', value };
}

/** A line per row, cells in the order of the columns; of fields a line per cell. */
function rowLines(
  option: RowsOption,
  written: readonly Written[],
  say: (each: Option) => string,
): readonly ReadableLine[] {
  const count = Math.max(0, ...written.map(({ row }) => (row?.index ?? 0) + 1));
  return Array.from({ length: count }, (_, index) => {
    const cells = option.columns.flatMap((column): readonly ReadableLine[] => {
      const values = written.filter(({ row }) => row?.index === index && row.columnId === column.id);
      const value = values.map((each) => each.value).join(', ');
      return value === '' ? [] : [{ label: say(column), value }];
    });
    if (option.kind === 'fields')
      return cells.map(({ label, value }) => ({ label: `${say(option)}: ${label}`, value }));
    const value = cells.map((cell) => `${cell.label}: ${cell.value}`).join(', ');
    return [{ label: `${say({ ...option, title: option.rowTitle ?? option.title })} ${index + 1}`, value }];
  }).flat();
}
