/** Choices of lists, options and palettes: from the file's short and full forms to one form. */
import type { IssuePath } from '../kernel/issue.js';
import { rational } from '../kernel/rational.js';
import { nearestName } from '../kernel/nearest-name.js';
import { didYouMean } from './did-you-mean.js';
import type { Loading } from './loading.js';
import type { Choice } from './product.js';
import type { ChoiceFile, ChoicesFile, FullChoiceFile, PaletteFile } from './schema/choice.js';


/** What is known of every choice; any other key is the owner's own field. */
const STANDARD = ['id', 'title', 'help', 'sku', 'price', 'value', 'color', 'look', 'swatch', 'image', 'stock', 'when', 'from', 'until'] as const;

/** The choices an option names: its own, a list's, or part of a list under another price. */
export function buildChoices(written: ChoicesFile, path: IssuePath, loading: Loading): readonly Choice[] {
  if (typeof written === 'string') return fromList(written, path, loading);
  if (Array.isArray(written)) return all(written, path, loading);
  const { from, only, price } = written;
  const list = fromList(from, [...path, 'from'], loading, price);
  if (only === undefined) return list;
  loading.known(new Set(list.map(({ id }) => id)), only, [...path, 'only'], 'product/unknown-choice');
  return list.filter(({ id }) => only.includes(id));
}

function fromList(reference: string, path: IssuePath, loading: Loading, price?: FullChoiceFile['price']): readonly Choice[] {
  const name = reference.slice(1);
  const { lists } = loading;
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list !== undefined) return all(list, ['lists', name], loading, price);
  loading.known(new Set(Object.keys(lists)), [name], path, 'product/unknown-list');
  return [];
}

function all(written: readonly ChoiceFile[], path: IssuePath, loading: Loading, price?: FullChoiceFile['price']): readonly Choice[] {
  const full = written.map((choice): FullChoiceFile => (typeof choice === 'string' ? { id: choice, title: choice } : choice));
  if (!loading.hasRoom(full.length, path)) return [];
  return loading.unique(full, path).map((choice) => buildChoice(price === undefined ? choice : { ...choice, price }, [...path, full.indexOf(choice)], loading));
}

/** One choice in full. */
export function buildChoice(written: FullChoiceFile, path: IssuePath, loading: Loading): Choice {
  const { look } = written;
  const choice: Choice = {
    id: written.id,
    title: loading.text(written.title, [...path, 'title']),
    help: loading.optionalText(written.help, [...path, 'help']),
    sku: written.sku ?? null,
    price: written.price === undefined ? null : loading.amounts(written.price),
    value: written.value === undefined ? null : rational(written.value),
    color: written.color?.toLowerCase() ?? look?.color?.toLowerCase() ?? null,
    look: look === undefined
      ? null
      : { surface: look.surface, color: look.color?.toLowerCase() ?? null, texture: look.texture ?? null, tileMm: look.tileMm ?? null, roughness: look.roughness ?? null, metalness: look.metalness ?? null },
    swatch: written.swatch ?? null,
    image: written.image ?? null,
    stock: written.stock ?? null,
    when: null,
    from: written.from ?? null,
    until: written.until ?? null,
    fields: ownFields(written, path, loading),
  };
  const { when } = written;
  return when === undefined ? choice : loading.later(choice, (draft) => (draft.when = loading.condition(when, [...path, 'when'])));
}

function ownFields(written: FullChoiceFile, path: IssuePath, loading: Loading): Choice['fields'] {
  const own = Object.entries(written).filter(([key, value]) => value !== undefined && !(STANDARD as readonly string[]).includes(key));
  for (const [key] of own) {
    const nearest = nearestName(key, STANDARD);
    // Own fields are free, but `colour` beside `color` is a slip more often than a wish.
    if (nearest !== undefined && key.length > 3) loading.report('product/unusual-key', [...path, key], { key }, { severity: 'warning', ...didYouMean({ key }, nearest) });
  }
  return Object.fromEntries(own) as Choice['fields'];
}

/** The colours of a palette; each is a choice whose id is `#rrggbb`. */
export function buildPalette(written: readonly PaletteFile[], path: IssuePath, loading: Loading): readonly Choice[] {
  const full = written.map((entry): FullChoiceFile => {
    const { color, ...rest } = typeof entry === 'string' ? { color: entry, title: entry } : entry;
    return { ...rest, id: color.toLowerCase(), color };
  });
  return loading.unique(full, path).map((choice) => buildChoice(choice, [...path, full.indexOf(choice)], loading));
}
