/** Checks options: their words, the lists and choices they name, and what each kind asks more. */
import type { IssuePath } from '../../kernel/issue.js';
import { BARE_CHOICE, MAX_CHOICES, isStandard } from '../build/build-choice.js';
import { isFormula } from '../build/forms.js';
import { isCharacterSet } from '../kinds/text-characters.js';
import type { ChoiceFile, ChoicesFile, PaletteFile } from '../schema/choice.js';
import { FILE_SCHEMA } from '../schema/file-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { OptionFile, OptionFileOf } from '../schema/options.js';
import type { ProductFile } from '../schema/product-file.js';
import type { IssueList } from './issue-list.js';
import type { OptionTypes, TypedNames } from './option-types.js';
import type { WordCheck } from './word-check.js';

const [, CHOICE = {}] = FILE_SCHEMA.definitions?.['choice']?.anyOf ?? [];
const STANDARD = Object.keys(BARE_CHOICE).filter(isStandard);
/** Own fields have no words of the format. */
const KNOWN: JsonSchema = { ...CHOICE, additionalProperties: false };

/** The keys by which an option lists its choices. */
interface ListingFile {
  readonly choices?: ChoicesFile;
  readonly palette?: readonly PaletteFile[];
}

type PartFile = Extract<ChoicesFile, { readonly from: string }>;

/** Where the choices of an option stand. */
interface ChoicePlace {
  readonly path: IssuePath;
  readonly items: readonly (ChoiceFile | PaletteFile)[];
}

/** Whether the choices of all options, lists counted each time they are used, are as many as a page can hold. Reports the option that is too much. */
export function hasRoomForChoices({ options, lists = {} }: ProductFile, list: IssueList): boolean {
  let count = 0;
  const fits = (option: OptionFile, path: IssuePath): boolean => {
    const place = choicesOf(option, path, lists);
    count += place?.items.length ?? 0;
    if (count > MAX_CHOICES) {
      list.error('product/out-of-range', [...path, 'choices'], { maximum: MAX_CHOICES });
      return false;
    }
    return columnsOf(option).every((column, index) => fits(column, [...path, 'columns', index]));
  };
  return options.every((option, index) => fits(option, ['options', index]));
}

function columnsOf(option: OptionFile): readonly OptionFile[] {
  return 'columns' in option ? option.columns : [];
}

function choicesOf(option: OptionFile, path: IssuePath, lists: NonNullable<ProductFile['lists']>): ChoicePlace | null {
  const { choices, palette } = option as ListingFile;
  if (palette !== undefined) return { path: [...path, 'palette'], items: palette };
  if (choices === undefined) return null;
  if (Array.isArray(choices)) return { path: [...path, 'choices'], items: choices };
  const name = (typeof choices === 'string' ? choices : (choices as { from: string }).from).slice(1);
  return { path: ['lists', name], items: (Object.hasOwn(lists, name) ? lists[name] : undefined) ?? [] };
}

/** The checks of the options of one file. */
export class OptionCheck {
  readonly #lists: NonNullable<ProductFile['lists']>;
  readonly #words: WordCheck;
  readonly #list: IssueList;

  constructor(file: ProductFile, words: WordCheck, list: IssueList) {
    this.#lists = file.lists ?? {};
    this.#words = words;
    this.#list = list;
  }

  /** Checks options that stand beside each other; `types` are theirs. */
  check(
    options: readonly OptionFile[],
    path: IssuePath,
    types: ReadonlyMap<string, OptionTypes>,
    names: TypedNames,
  ): void {
    this.#list.unique(options, ...path);
    for (const [index, option] of options.entries()) {
      const at = [...path, index];
      const type = types.get(option.id);
      this.#words.walk(ownSchema(option), option, at, names);
      this.#choices(option, at, names);
      (OF_KIND[option.kind] as KindCheck | undefined)?.(option, at, this.#list, this.#words);
      if (type && isFormula(option.default))
        this.#words.formula(option.default, [...at, 'default'], names, { beside: type });
      if (type && 'columns' in option) {
        const inside = { ...names, options: new Map([...names.options, ...type.columns]) };
        this.check(option.columns, [...at, 'columns'], type.columns, inside);
      }
    }
  }

  #choices(option: OptionFile, path: IssuePath, names: TypedNames): void {
    const place = choicesOf(option, path, this.#lists);
    if (place === null) return;
    this.#listName(option, path);
    const ids = place.items.map((item) => ({ id: idOf(item) }));
    this.#list.unique(ids, ...place.path);
    for (const [index, item] of place.items.entries()) {
      if (typeof item === 'string') continue;
      const at = [...place.path, index];
      this.#words.walk(KNOWN, item, at, names);
      // Own fields are free, but `colour` beside `color` is a slip more often than a wish.
      for (const key of Object.keys(item))
        if (key.length > 3 && !isStandard(key)) this.#list.warn('product/unusual-key', [...at, key], { key }, STANDARD);
    }
  }

  /** The list that an option names, and those of its choices that it takes. */
  #listName(option: OptionFile, path: IssuePath): void {
    const { choices } = option as ListingFile;
    if (choices === undefined || Array.isArray(choices)) return;
    const part: PartFile = typeof choices === 'string' ? { from: choices } : choices;
    const name = part.from.slice(1);
    const at = [...path, 'choices'];
    const names = new Set(Object.keys(this.#lists));
    this.#list.known(names, [name], part === choices ? [...at, 'from'] : at, 'product/unknown-list');
    if (part.only === undefined) return;
    const ids = new Set((names.has(name) ? (this.#lists[name] ?? []) : []).map(idOf));
    this.#list.known(ids, part.only, [...at, 'only'], 'product/unknown-choice');
  }
}

function idOf(item: ChoiceFile | PaletteFile): string {
  if (typeof item === 'string') return item.startsWith('#') ? item.toLowerCase() : item;
  return typeof item.id === 'string' ? item.id : String(item.color).toLowerCase();
}

/** The option's own words; choices, columns and the default are read by themselves. */
function ownSchema({ kind }: OptionFile): JsonSchema {
  const { properties = {}, ...schema } = FILE_SCHEMA.definitions?.[`${kind}File`] ?? {};
  const { choices: _choices, columns: _columns, palette: _palette, default: _default, ...own } = properties;
  return { ...schema, properties: own };
}

type KindCheck<K extends OptionFile['kind'] = OptionFile['kind']> = (
  option: OptionFileOf<K>,
  path: IssuePath,
  list: IssueList,
  words: WordCheck,
) => void;

/** What a kind asks that no schema can say. */
const OF_KIND: { readonly [K in OptionFile['kind']]?: KindCheck<K> } = {
  text({ chars = 'any' }, path, list, words) {
    if (isCharacterSet(chars)) return;
    list.error('product/bad-format', [...path, 'chars'], { found: chars });
    words.mend([...path, 'chars'], 'any');
  },
  image({ accept = ['png'] }, path, list) {
    if (accept.includes('svg')) list.warn('product/svg-upload', [...path, 'accept', accept.indexOf('svg')], {});
    if (accept.every((type) => type === 'svg')) list.error('product/missing', [...path, 'accept'], { key: 'png' });
  },
  rows({ columns, unique = [] }, path, list) {
    list.known(new Set(columns.map(({ id }) => id)), unique, [...path, 'unique']);
  },
};
