/** From the words of the file (`text`, `expression`, `amounts`, ...) to the forms they have in the product. */
import { rational } from '../../kernel/rational.js';
import type { Expression } from '../expression/expression.js';
import type { Names, OptionNames } from '../expression/names.js';
import { readTemplate } from '../expression/read-template.js';
import { resolveExpression } from '../expression/resolve-expression.js';
import type { ProductFile } from '../schema/product-file.js';
import type { Amounts, LocalizedTemplate, LocalizedText, Template } from '../texts-and-amounts.js';

const NOWHERE = { start: 0, end: 0 };

/** A text as the file has it. */
export type TextFile = string | Readonly<Record<string, string>>;

/** Amounts as the file has them. */
export type AmountsFile = number | Readonly<Record<string, number>>;

/** A literal, or `=` and an expression, as the file has it. */
export type FormulaFile = boolean | number | string;

/** Readers of the words of one file. Each throws where a word cannot be read. */
export interface Forms {
  readonly text: (written: TextFile) => LocalizedText;
  readonly message: (written: TextFile) => LocalizedTemplate;
  readonly template: (written: string) => Template;
  readonly expression: (source: string) => Expression;
  /** `beside`: the option that gets the value. */
  readonly formula: (written: FormulaFile, beside?: OptionNames) => Expression;
  readonly amounts: (written: AmountsFile) => Amounts;
  /** The readers of a row: its columns stand among the names. */
  readonly inside: (columns: Names['options']) => Forms;
}

/** The locales of a file; the first is the fallback. */
export function localesOf({ locales, title }: Pick<ProductFile, 'locales' | 'title'>): readonly string[] {
  return locales ?? (typeof title === 'string' ? ['en'] : Object.keys(title));
}

/** The readers of a file with these names. */
export function createForms(locale: string, currency: string, names: Names): Forms {
  const expression = (source: string): Expression => resolveExpression(source, names);
  const text = (written: TextFile): LocalizedText => (typeof written === 'string' ? { [locale]: written } : written);
  const template = (written: string): Template => readTemplate(written, expression);
  return {
    text,
    template,
    expression,
    message: (written) =>
      Object.fromEntries(Object.entries(text(written)).map(([key, source]) => [key, template(source)])),
    formula: (written, beside) =>
      isFormula(written) ? resolveExpression(written.slice(1), names, beside) : constant(written),
    amounts: (written) => mapOf(typeof written === 'object' ? written : { [currency]: written }, rational),
    inside: (columns) => createForms(locale, currency, { ...names, options: new Map([...names.options, ...columns]) }),
  };
}

/** Whether the file says an expression where a literal could stand. */
export function isFormula(written: unknown): written is string {
  return typeof written === 'string' && written.startsWith('=');
}

/** A literal as an expression. */
export function constant(value: FormulaFile): Expression {
  if (typeof value === 'boolean') return { type: 'boolean', value, span: NOWHERE };
  if (typeof value === 'string') return { type: 'text', value, span: NOWHERE };
  return { type: 'number', value: rational(value), span: NOWHERE };
}

/** What is read; `null`: the file does not say it. */
export function orNull<T, U>(written: T | undefined, read: (written: T) => U): U | null {
  return written === undefined ? null : read(written);
}

/** The part of the file, with what it may leave out. */
export function filled<F extends object, const D extends Partial<Record<keyof F, unknown>>>(
  file: F,
  defaults: D,
): Omit<F, keyof D> & { readonly [K in keyof D & keyof F]: D[K] | Exclude<F[K], undefined> } {
  return { ...defaults, ...file };
}

/** Things by their id. */
export function indexById<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A map of a record's entries, changed on the way. */
export function mapOf<T, U>(
  record: Readonly<Record<string, T>> | undefined,
  change: (value: T, key: string) => U,
): ReadonlyMap<string, U> {
  return new Map(Object.entries(record ?? {}).map(([key, value]) => [key, change(value, key)]));
}

/**
 * The list, if it is one and within its bound: what the engine does grows with it.
 *
 * @throws {RangeError} It is not.
 */
export function bounded<T>(list: readonly T[], most: number): readonly T[] {
  if (Array.isArray(list) && list.length <= most) return list as readonly T[];
  throw new RangeError();
}

/** A thing while it is built. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
