/** What expressions may name, with types: before the product exists, from its file; after that, from the product. */
import type { Names, OptionNames } from '../expression/names.js';
import type { Kind } from '../product.js';

/** Type of an expression. `valued`: a choice that also counts as a number. `many`: amounts or rows, for `sum` and `count` alone. */
export type ValueType = 'number' | 'text' | 'boolean' | 'choice' | 'valued' | 'many' | 'any';

/** An option (or column) with its type. */
export interface OptionTypes extends OptionNames {
  readonly type: ValueType;
  /** Fields of the choices, standard ones included. */
  readonly fields: ReadonlyMap<string, ValueType>;
  readonly columns: ReadonlyMap<string, OptionTypes>;
}

/** All names an expression may use, with types. */
export interface TypedNames extends Names {
  readonly options: ReadonlyMap<string, OptionTypes>;
  /** `any` while it is not known. */
  readonly values: ReadonlyMap<string, ValueType>;
  readonly tables: ReadonlyMap<string, { readonly by: readonly string[]; readonly type: ValueType }>;
}

/** An option as far as names go; a product's `Option` is one, with its own fields apart. */
export interface OptionSource {
  readonly id: string;
  readonly kind: Kind;
  readonly choices?: readonly ChoiceSource[] | null;
  readonly palette?: readonly ChoiceSource[] | null;
  readonly columns?: readonly OptionSource[];
}

/** A choice as far as names go. */
export interface ChoiceSource {
  readonly id: string;
  readonly value?: unknown;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const TYPE_BY_KIND: Readonly<Record<Kind, ValueType>> = {
  choice: 'choice',
  multi: 'many',
  toggle: 'boolean',
  number: 'number',
  text: 'text',
  color: 'text',
  image: 'text',
  rows: 'many',
  fields: 'many',
};

/** Fields that every choice has. */
const STANDARD_FIELDS: readonly (readonly [string, ValueType])[] = [
  ['id', 'text'],
  ['sku', 'text'],
  ['color', 'text'],
  ['value', 'number'],
  ['price', 'number'],
];

/** The names and types of one option. */
export function createOptionTypes(source: OptionSource): OptionTypes {
  const { id, kind, columns = [] } = source;
  const choices = source.choices ?? source.palette ?? null;
  const fields = new Map<string, ValueType>(choices === null && kind !== 'toggle' ? [] : STANDARD_FIELDS);
  for (const choice of choices ?? []) {
    for (const [field, value] of Object.entries(choice.fields ?? {}))
      fields.set(field, mergedType(fields.get(field), literalType(value)));
  }
  const isValued = kind === 'choice' && choices?.some(({ value }) => value !== undefined && value !== null);
  return {
    id,
    kind,
    type: isValued ? 'valued' : TYPE_BY_KIND[kind],
    choices: choices && new Map(choices.map((choice) => [choice.id, choice])),
    fields,
    columns: new Map(columns.map((column) => [column.id, createOptionTypes(column)])),
  };
}

/** The type of a literal of the file. */
export function literalType(value: unknown): ValueType {
  const type = typeof value;
  if (type === 'string') return 'text';
  return type === 'number' || type === 'boolean' ? type : 'any';
}

function mergedType(known: ValueType | undefined, next: ValueType): ValueType {
  return known === undefined || known === next ? next : 'any';
}
