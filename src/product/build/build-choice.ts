/** Choices of lists, options and palettes: from the file's short and full forms to one form. */
import { rational } from '../../kernel/rational.js';
import type { Choice, Look } from '../product.js';
import type { ChoiceFile, ChoicesFile, FullChoiceFile, LookFile, PaletteFile } from '../schema/choice.js';
import type { ProductFile } from '../schema/product-file.js';
import { type Draft, type Forms, filled, orNull } from './forms.js';

/** Over all options, lists counted each time they are used: they must not multiply beyond what a page can hold. */
export const MAX_CHOICES = 20_000;

/** A choice that is not described. */
export const BARE_CHOICE: Choice = {
  id: 'true',
  title: {},
  help: null,
  sku: null,
  price: null,
  value: null,
  color: null,
  look: null,
  swatch: null,
  image: null,
  stock: null,
  when: null,
  from: null,
  until: null,
  fields: {},
};

/** Gives each option the choices it lists, by `choices` or `palette`, in full form; `null`: it has none. */
export function createLister(
  lists: NonNullable<ProductFile['lists']>,
): (option: object) => readonly FullChoiceFile[] | null {
  let count = 0;
  const counted = <T>(list: readonly T[]): readonly T[] => {
    count += list.length;
    if (!(count <= MAX_CHOICES)) throw new RangeError();
    return list;
  };
  const listed = (written: string | readonly ChoiceFile[]): readonly FullChoiceFile[] =>
    counted(typeof written === 'string' ? (lists[written.slice(1)] ?? []) : written).map(inFull);
  return (option) => {
    const { choices, palette }: { choices?: ChoicesFile; palette?: readonly PaletteFile[] } = option;
    if (palette) return counted(palette).map(colorInFull);
    if (!choices) return null;
    if (typeof choices === 'string' || Array.isArray(choices)) return listed(choices);
    const { from, only, price } = choices;
    const list = listed(from).filter(({ id }) => only?.includes(id) ?? true);
    return price === undefined ? list : list.map((choice) => ({ ...choice, price }));
  };
}

/** A bare id is its own title. */
function inFull(written: ChoiceFile): FullChoiceFile {
  return typeof written === 'string' ? { id: written, title: written } : written;
}

/** A colour of a palette is a choice whose id is `#rrggbb`; a bare one is its own title. */
function colorInFull(written: PaletteFile): FullChoiceFile {
  return typeof written === 'string'
    ? { id: written.toLowerCase(), title: written, color: written }
    : { ...written, id: written.color.toLowerCase() };
}

/** The owner's own fields of a choice. */
export function ownFields(file: FullChoiceFile): Choice['fields'] {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !isStandard(key))) as Choice['fields'];
}

/** Whether the format knows this key of a choice. */
export function isStandard(key: string): boolean {
  return key !== 'fields' && Object.hasOwn(BARE_CHOICE, key);
}

/** One choice. Its condition may name what stands beside it in a row. */
export function buildChoice(file: FullChoiceFile, { text, expression, amounts }: Forms): Choice {
  const { help, price, value, when } = file;
  const look = orNull(file.look, buildLook);
  const known = Object.fromEntries(Object.entries(file).filter(([key]) => isStandard(key)));
  const choice: Draft<Choice> = { ...BARE_CHOICE, ...known, look, fields: ownFields(file) };
  choice.title = text(file.title);
  choice.help = orNull(help, text);
  choice.price = orNull(price, amounts);
  choice.value = orNull(value, rational);
  choice.color = lowerCase(file.color) ?? look?.color ?? null;
  choice.when = orNull(when, expression);
  return choice;
}

function buildLook(file: LookFile): Look {
  return {
    ...filled(file, { texture: null, tileMm: null, roughness: null, metalness: null }),
    color: lowerCase(file.color),
  };
}

function lowerCase(color: string | undefined): string | null {
  return color?.toLowerCase() ?? null;
}
