/** Reads the numeric models (options with ranges, rules as script expressions, a table, a price) into product files. */
import type { OptionValue } from '../../../src/product/configuration.js';
import { addends, readScript, translateScript } from './script-expression.js';

/** The file as it lies there. */
export interface NumericModel {
  readonly id: string;
  readonly title: string;
  readonly options: Readonly<Record<string, readonly (number | string)[] | NumberRange>>;
  readonly rules: readonly { readonly id: string; readonly expr: string; readonly message?: string }[];
  readonly table?: {
    readonly id: string;
    readonly scope: readonly string[];
    readonly rows: readonly (readonly (number | string)[])[];
    readonly message: string;
  };
  /** In cents. */
  readonly price?: string;
}

/** A stepped number. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

type Keys = Readonly<Record<string, unknown>>;

/** `colWidth` -> `col_width`, `total-width` -> `total_width`. */
export function idOf(name: string): string {
  return name
    .replace(/(?<=[a-z])[A-Z]/g, '_$&')
    .replaceAll('-', '_')
    .toLowerCase();
}

/**
 * A `format: 1` product file. A list becomes a choice whose ids are the listed values (a number is its value too), a range a number
 * option, a rule a `require`, the table an `allow`, the price one derived value (`price`, in cents) and one line for each part of its sum.
 */
export function productFileOf(model: NumericModel): Keys {
  const { id, title, options, rules, table, price } = model;
  const parts = price === undefined ? [] : addends(readScript(price));
  const base = parts.reduce((sum, part) => sum + (part.type === 'number' ? part.value : 0), 0);
  const terms = parts
    .filter((part) => part.type !== 'number')
    .map((part, at) => ({ id: `price_${at}`, value: `=${translateScript(part, idOf)}` }));
  return {
    format: 1,
    id: idOf(id),
    title,
    options: Object.entries(options).map(([name, domain]) => optionOf(name, domain)),
    values:
      price === undefined
        ? []
        : [...terms, { id: 'price', value: `=${[base, ...terms.map((term) => term.id)].join(' + ')}` }],
    tables:
      table === undefined
        ? {}
        : { [idOf(table.id)]: { by: table.scope.map(idOf), rows: table.rows.map((row) => row.map(String)) } },
    rules: [
      ...rules.map((rule) => ({
        id: idOf(rule.id),
        require: translateScript(readScript(rule.expr), idOf),
        say: rule.message ?? `Because of ${rule.id}.`,
      })),
      ...(table === undefined ? [] : [{ id: 'only_listed', allow: idOf(table.id), say: table.message }]),
    ],
    pricing: {
      currency: 'EUR',
      base: base / 100,
      lines: terms.map((term) => ({ id: term.id, title: term.id, amount: `=${term.id} / 100` })),
    },
  };
}

/** The value of an option as designs hold it: choices by id, numbers as numbers. */
export function valueIn({ options }: NumericModel, name: string, value: number | string): OptionValue {
  return Array.isArray(options[name]) ? String(value) : Number(value);
}

function optionOf(name: string, domain: readonly (number | string)[] | NumberRange): Keys {
  const common = { id: idOf(name), title: name };
  if (!isList(domain)) return { ...common, kind: 'number', ...domain };
  const choices = domain.map((value) => ({
    id: String(value),
    title: String(value),
    ...(typeof value === 'number' ? { value } : {}),
  }));
  return { ...common, kind: 'choice', choices };
}

function isList(domain: readonly (number | string)[] | NumberRange): domain is readonly (number | string)[] {
  return Array.isArray(domain);
}
