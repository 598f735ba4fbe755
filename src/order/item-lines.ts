/**
 * The values of a design as lines of an order, sorted as they are hashed. One writer per option kind; `toDecisions` in
 * `item-decisions.ts` is the way back.
 */
import type { OptionId } from '../kernel/ids.js';
import { rational, toDecimal } from '../kernel/rational.js';
import type { ImageValue, OptionValue, RowValue, Values } from '../product/configuration.js';
import { findChoice } from '../product/expression/evaluate.js';
import { localized } from '../product/template.js';
import type { Kind, Option, Product } from '../product/product.js';
import type { LocalizedText } from '../product/texts-and-amounts.js';
import type { ItemRow, Personalization, Selection } from './item.js';

/** What is made, as an order says it. */
export interface ItemLines {
  readonly selections: readonly Selection[];
  readonly personalization: readonly Personalization[];
}

/** Collects the lines of one item. */
interface Sheet {
  readonly selections: Selection[];
  readonly personalization: Personalization[];
  readonly say: (text: LocalizedText) => string;
}

/** Where a value stands: an option, or the cell of a row, then with the option's own id. */
interface Place {
  readonly id: OptionId;
  readonly label: string;
  readonly row?: ItemRow;
}

/** More decimals than any step grid has. */
const DECIMALS = 12;

/** Every answered option as lines, sorted; labels in `locale`. */
export function toItemLines(product: Product, values: Values, locale: string): ItemLines {
  const say = (text: LocalizedText): string =>
    (Object.hasOwn(text, locale) ? text[locale] : undefined) ?? localized(text, locale, product.locales);
  const sheet: Sheet = { selections: [], personalization: [], say };
  for (const option of byId(product.options)) {
    const value = values[option.id];
    if (value === undefined || value === null) continue;
    WRITERS[option.kind](sheet, option, { id: option.id, label: say(option.title) }, value);
  }
  return { selections: sheet.selections, personalization: sheet.personalization };
}

const sorted = new WeakMap<readonly Option[], readonly Option[]>();

/** The options as they are hashed, by id; kept, for a product writes many items. */
function byId(options: readonly Option[]): readonly Option[] {
  const before = sorted.get(options);
  if (before !== undefined) return before;
  const made = [...options].sort((a, b) => (a.id < b.id ? -1 : 1));
  sorted.set(options, made);
  return made;
}

type Writer = (sheet: Sheet, option: Option, place: Place, value: NonNullable<OptionValue>) => void;

const one: Writer = (sheet, option, place, value) => {
  const id = value as string;
  const choice = findChoice(option, id);
  select(sheet, place, { valueId: id, valueLabel: choice === undefined ? id : sheet.say(choice.title) });
};

const rows: Writer = (sheet, option, place, value) => {
  if (option.kind !== 'rows' && option.kind !== 'fields') return;
  (value as readonly RowValue[]).forEach((cells, index) => {
    const rowLabel =
      option.kind === 'rows' ? `${sheet.say(option.rowTitle ?? option.title)} ${index + 1}` : place.label;
    for (const column of byId(option.columns)) {
      const cell = cells[column.id];
      if (cell === undefined || cell === null) continue;
      const label = `${rowLabel}: ${sheet.say(column.title)}`;
      WRITERS[column.kind](sheet, column, { id: place.id, label, row: { index, columnId: column.id } }, cell);
    }
  });
};

const WRITERS: Readonly<Record<Kind, Writer>> = {
  choice: one,
  color: one,
  toggle: (sheet, _option, place, value) => {
    select(sheet, place, { valueId: value === true ? 'true' : 'false', valueLabel: value === true ? '✓' : '–' });
  },
  number: (sheet, option, place, value) => {
    const input = toDecimal(rational(value as number), DECIMALS);
    const unit = option.kind === 'number' && option.unit !== '' ? ` ${option.unit}` : '';
    select(sheet, place, { input, valueLabel: input + unit });
  },
  multi: (sheet, option, place, value) => {
    for (const [valueId, quantity] of sortedAmounts(value as Readonly<Record<string, number>>)) {
      const choice = findChoice(option, valueId);
      select(sheet, place, { valueId, quantity, valueLabel: choice === undefined ? valueId : sheet.say(choice.title) });
    }
  },
  text: (sheet, _option, place, value) => {
    // An empty text is no personalization; in a row it keeps the row's place.
    if (value === '' && place.row === undefined) return;
    sheet.personalization.push({ ...field(place), type: 'text', value: (value as string).normalize('NFC') });
  },
  image: (sheet, _option, place, value) => {
    const image = value as ImageValue;
    const { placement } = image;
    sheet.personalization.push({
      ...field(place),
      type: 'image',
      asset: {
        id: image.assetId,
        sha256: image.sha256,
        mediaType: image.mediaType,
        width: image.widthPx,
        height: image.heightPx,
      },
      placement: { x: placement.xUm, y: placement.yUm, width: placement.widthUm, rotation: placement.rotationMdeg },
    });
  },
  rows,
  fields: rows,
};

function select(
  sheet: Sheet,
  place: Place,
  chosen: Pick<Selection, 'valueId' | 'quantity' | 'input'> & { readonly valueLabel: string },
): void {
  const { id: optionId, label: optionLabel, row } = place;
  sheet.selections.push({ optionId, ...(row === undefined ? {} : { row }), ...chosen, optionLabel });
}

function field(place: Place): { readonly fieldId: OptionId; readonly row?: ItemRow } {
  return place.row === undefined ? { fieldId: place.id } : { fieldId: place.id, row: place.row };
}

function sortedAmounts(amounts: Readonly<Record<string, number>>): readonly (readonly [id: string, amount: number])[] {
  return Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
}
