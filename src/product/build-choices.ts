/** Choices of lists, options and palettes: from the file's short and full forms to one form. */
import type { IssuePath } from '../kernel/issue.js';
import type { ChoiceSource } from './expression/names.js';
import { fill } from './fill.js';
import type { FilledChoice } from './filled.js';
import type { Loading } from './loading.js';
import type { Choice } from './product.js';
import type { ChoiceFile, ChoicesFile, FullChoiceFile, PaletteFile } from './schema/choice.js';
import { FILE_SCHEMA } from './schema/file-schema.js';
import type { ProductFile } from './schema/product-file.js';

/** Over all options, lists counted each time they are used: they must not multiply beyond what a page can hold. */
const MAX_CHOICES = 20_000;
const [, FULL = {}] = FILE_SCHEMA.definitions?.['choice']?.anyOf ?? [];
const STANDARD = new Set(Object.keys(FULL.properties ?? {}));
/** Own fields need no filling. */
const KNOWN = { ...FULL, additionalProperties: false };

/** A choice in the file, where it stands, and what expressions ask of it. */
export interface ListedChoice extends ChoiceSource {
  readonly fields: Choice['fields'];
  readonly file: FullChoiceFile;
  readonly path: IssuePath;
}

/** Finds the choices that options list, by `choices` or `palette`. */
export class Lists {
  readonly #loading: Loading;
  readonly #lists: NonNullable<ProductFile['lists']>;
  /** Lists as they are, for all options that use them. */
  readonly #whole = new Map<string, readonly ListedChoice[]>();
  #count = 0;

  constructor(loading: Loading, lists: ProductFile['lists']) {
    this.#loading = loading;
    this.#lists = lists ?? {};
  }

  /** The choices of an option of the file, each id once; `null`: it has none. */
  of(option: object, path: IssuePath): readonly ListedChoice[] | null {
    const { choices, palette }: { choices?: ChoicesFile; palette?: readonly PaletteFile[] } = option;
    if (palette !== undefined) return this.#listed(palette, inFull, [...path, 'palette']);
    if (choices === undefined) return null;
    if (typeof choices === 'string' || Array.isArray(choices)) return this.#choices(choices, [...path, 'choices']);
    const { from, only, price } = choices;
    const list = this.#choices(from, [...path, 'choices', 'from'], price);
    if (only !== undefined)
      this.#loading.known(
        new Set(list.map(({ id }) => id)),
        only,
        [...path, 'choices', 'only'],
        'product/unknown-choice',
      );
    return list.filter(({ id }) => only?.includes(id) ?? true);
  }

  #choices(
    written: string | readonly ChoiceFile[],
    path: IssuePath,
    price?: FullChoiceFile['price'],
  ): readonly ListedChoice[] {
    const full = (choice: ChoiceFile): FullChoiceFile => ({
      ...(typeof choice === 'string' ? { id: choice, title: choice } : choice),
      ...(price === undefined ? {} : { price }),
    });
    if (typeof written !== 'string') return this.#listed(written, full, path);
    const name = written.slice(1);
    const isThere = this.#loading.known(new Set(Object.keys(this.#lists)), [name], path, 'product/unknown-list');
    const list = isThere ? (this.#lists[name] ?? []) : [];
    const whole = price === undefined ? this.#whole.get(name) : undefined;
    if (whole !== undefined) return this.#hasRoom(list.length, path) ? whole : [];
    const listed = this.#choices(list, ['lists', name], price);
    if (price === undefined) this.#whole.set(name, listed);
    return listed;
  }

  #listed<T>(written: readonly T[], full: (choice: T) => FullChoiceFile, path: IssuePath): readonly ListedChoice[] {
    if (!this.#hasRoom(written.length, path)) return [];
    const files = written.map(full);
    return this.#loading.unique(files, ...path).map((file) => ({
      id: file.id,
      value: file.value,
      fields: Object.fromEntries(Object.entries(file).filter(([key]) => !STANDARD.has(key))) as Choice['fields'],
      file,
      path: [...path, files.indexOf(file)],
    }));
  }

  #hasRoom(choices: number, path: IssuePath): boolean {
    this.#count += choices;
    if (this.#count > MAX_CHOICES) this.#loading.report.error('product/out-of-range', path, { maximum: MAX_CHOICES });
    return this.#count <= MAX_CHOICES;
  }
}

/** A colour of a palette is a choice whose id is `#rrggbb`; a bare one is its own title. */
function inFull(written: PaletteFile): FullChoiceFile {
  return typeof written === 'string'
    ? { id: written.toLowerCase(), title: written, color: written }
    : { ...written, id: written.color.toLowerCase() };
}

/** What is the same for every option that lists it. */
const built = new WeakMap<ListedChoice, Choice>();

/** One choice. Its condition may name what stands beside it in a row; without one it is built once. */
export function buildChoice(listed: ListedChoice, loading: Loading): Choice {
  const { file, path, fields } = listed;
  let choice = built.get(listed);
  if (choice === undefined || file.when !== undefined) {
    const filled = fill(KNOWN, file, path, loading) as FilledChoice;
    choice = { ...filled, color: filled.color ?? filled.look?.color ?? null, fields };
    // Own fields are free, but `colour` beside `color` is a slip more often than a wish.
    for (const key of Object.keys(fields))
      if (key.length > 3) loading.report.warn('product/unusual-key', [...path, key], { key }, STANDARD);
    built.set(listed, choice);
  }
  return choice;
}
