/** What names stand for while expressions are parsed: before the product exists, from its file; after that, from the product. */
import type { Kind } from '../product.js';

/** Type of an expression. `valued`: a choice that also counts as a number. `many`: amounts or rows, for `sum` and `count` alone. */
export type ValueType = 'number' | 'text' | 'boolean' | 'choice' | 'valued' | 'many' | 'any';

/** An option (or column) as expressions see it. */
export interface OptionNames {
  readonly id: string;
  readonly kind: Kind;
  readonly type: ValueType;
  /** Ids of choices or of a palette; `null`: none. */
  readonly choices: ReadonlySet<string> | null;
  /** Fields of the choices, standard ones included. */
  readonly fields: ReadonlyMap<string, ValueType>;
  readonly columns: ReadonlyMap<string, OptionNames>;
}

/** A table: what its keys are (ids of options or derived values, in order) and the type of its values. */
export interface TableNames {
  readonly by: readonly string[];
  readonly type: ValueType;
}

/** All names an expression may use. */
export interface Names {
  readonly options: ReadonlyMap<string, OptionNames>;
  /** Type of each derived value; `any` while it is not known. */
  readonly values: ReadonlyMap<string, ValueType>;
  readonly tables: ReadonlyMap<string, TableNames>;
  readonly markets: ReadonlySet<string>;
}

/** An option as far as names go; a product's `Option` is one. */
export interface NameSource {
  readonly id: string;
  readonly kind: Kind;
  readonly choices?: readonly ChoiceSource[];
  readonly palette?: readonly ChoiceSource[] | null;
  readonly columns?: readonly NameSource[];
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

/** The names of one option. */
export function createOptionNames(source: NameSource): OptionNames {
  const choices = source.choices ?? source.palette ?? null;
  const fields = new Map<string, ValueType>(choices === null && source.kind !== 'toggle' ? [] : STANDARD_FIELDS);
  for (const choice of choices ?? []) {
    for (const [field, value] of Object.entries(choice.fields ?? {}))
      fields.set(field, mergeTypes(fields.get(field), typeof value));
  }
  const valued = source.kind === 'choice' && choices?.some(({ value }) => value !== undefined && value !== null);
  return {
    id: source.id,
    kind: source.kind,
    type: valued ? 'valued' : TYPE_BY_KIND[source.kind],
    choices: choices === null ? null : new Set(choices.map(({ id }) => id)),
    fields,
    columns: new Map((source.columns ?? []).map((column) => [column.id, createOptionNames(column)])),
  };
}

function mergeTypes(known: ValueType | undefined, type: string): ValueType {
  const next = type === 'string' ? 'text' : type === 'number' || type === 'boolean' ? type : 'any';
  return known === undefined || known === next ? next : 'any';
}
