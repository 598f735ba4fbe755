/** One load of a product: what is said by the file in the forms of the product, and where it is wrong. */
import type { Issue, IssuePath } from '../kernel/issue.js';
import { rational } from '../kernel/rational.js';
import type { Expression } from './expression/expression.js';
import { ExpressionFault } from './expression/expression-fault.js';
import type { Names, ValueType } from './expression/names.js';
import { type ParseOptions, resolveExpression } from './expression/resolve-expression.js';
import type { Option } from './product.js';
import type { Amounts, LocalizedTemplate, LocalizedText, Template } from './texts-and-amounts.js';
import type { ProductFile } from './schema/product-file.js';
import { readTemplate } from './read-template.js';

const NOWHERE = { start: 0, end: 0 };

/** Hears what is wrong. `candidates`: the names that would have done. */
export interface Reporter {
  error(code: string, path: IssuePath, params: Issue['params'], candidates?: Iterable<string>, hint?: string): void;
  warn(code: string, path: IssuePath, params: Issue['params'], candidates?: Iterable<string>): void;
  /** Whether something at or inside this place is wrong already; what follows from it is not reported. */
  isFaulty(path: IssuePath): boolean;
}

/** A literal as an expression. */
export function constant(value: boolean | number | string): Expression {
  if (typeof value === 'boolean') return { type: 'boolean', value, span: NOWHERE };
  if (typeof value === 'string') return { type: 'text', value, span: NOWHERE };
  return { type: 'number', value: rational(value), span: NOWHERE };
}

/** Things by their id. */
export function indexById<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A map of a record's entries, changed on the way. */
export function mapOf<T, U = T>(
  record: Readonly<Record<string, T>> | null,
  change = (value: T, _key: string): U => value as unknown as U,
): ReadonlyMap<string, U> {
  return new Map(Object.entries(record ?? {}).map(([key, value]) => [key, change(value, key)]));
}

/** A thing while it is built. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A text as the file has it. */
export type TextFile = string | Readonly<Record<string, string>>;

/** The state of one load. */
export class Loading {
  readonly report: Reporter;
  /** Declared order; the first is the fallback. */
  readonly locales: readonly string[];
  readonly baseCurrency: string;
  /** What expressions may name; inside a row its columns too. */
  names: Names = { options: new Map(), values: new Map<string, ValueType>(), tables: new Map(), markets: new Set() };
  /** What can be judged only when the limits of all options are known. */
  readonly checks: (() => void)[] = [];

  constructor({ locales, title, pricing }: ProductFile, report: Reporter) {
    this.report = report;
    this.locales = locales ?? (typeof title === 'string' ? ['en'] : Object.keys(title));
    this.baseCurrency = pricing?.currency ?? '';
  }

  /** Reports names that are not there. */
  known(
    there: ReadonlyMap<string, unknown> | ReadonlySet<string>,
    names: readonly string[],
    path: IssuePath,
    code = 'product/unknown-name',
  ): boolean {
    const missing = names.filter((name) => !there.has(name));
    for (const name of missing)
      this.report.error(code, names.length > 1 ? [...path, names.indexOf(name)] : path, { name }, there.keys());
    return missing.length === 0;
  }

  /** The items whose id no earlier one has; the others are reported. */
  unique<T extends { readonly id: string }>(items: readonly T[] | null | undefined, ...path: IssuePath): readonly T[] {
    const seen = new Set<string>();
    return (items ?? []).filter(({ id }, index) => {
      const isNew = !seen.has(id);
      if (!isNew) this.report.error('product/duplicate-id', [...path, index, 'id'], { id });
      seen.add(id);
      return isNew;
    });
  }

  /** Runs with the columns of a row among the names. */
  inside<T>(columns: Names['options'], build: () => T): T {
    const outer = this.names;
    this.names = { ...outer, options: new Map([...outer.options, ...columns]) };
    const built = build();
    this.names = outer;
    return built;
  }

  /** An expression and its type; what cannot be read is reported and is empty text of any type. `skipped`: characters of the text before it. */
  typed(
    source: string,
    path: IssuePath,
    options: ParseOptions = {},
    skipped = 0,
  ): { readonly node: Expression; readonly type: ValueType } {
    return this.#reading(path, skipped, { node: constant(''), type: 'any' }, () =>
      resolveExpression(source, this.names, options),
    );
  }

  /** An expression, by itself or behind `=`; or a literal, whose type is the schema's matter. */
  formula(
    written: boolean | number | string,
    path: IssuePath,
    options: ParseOptions = { expect: 'number' },
  ): Expression {
    return typeof written === 'string' && written.startsWith('=')
      ? this.typed(written.slice(1), path, options, 1).node
      : constant(written);
  }

  /** Text by locale. */
  text(written: TextFile, path: IssuePath): LocalizedText {
    const first = this.locales[0] ?? 'en';
    if (typeof written === 'string') return { [first]: written };
    if (written[first] === undefined) this.report.error('product/missing-text', path, { locale: first });
    for (const locale of Object.keys(written)) this.locale(locale, [...path, locale]);
    return written;
  }

  /** Warns of a locale that the product does not have. */
  locale(locale: string | null, path: IssuePath): void {
    if (locale !== null && !this.locales.includes(locale)) this.report.warn('product/unknown-locale', path, { locale });
  }

  /** A template. */
  template(written: string, path: IssuePath): Template {
    return this.#reading(path, 0, [], () => readTemplate(written, this.names));
  }

  /** A template by locale. */
  message(written: TextFile, path: IssuePath): LocalizedTemplate {
    const entries = Object.entries(this.text(written, path));
    return Object.fromEntries(
      entries.map(([locale, text]) => [
        locale,
        this.template(text, typeof written === 'string' ? path : [...path, locale]),
      ]),
    );
  }

  /** Amounts by currency. */
  amounts(written: number | Readonly<Record<string, number>>): Amounts {
    return mapOf(typeof written === 'number' ? { [this.baseCurrency]: written } : written, rational);
  }

  #reading<T>(path: IssuePath, skipped: number, otherwise: T, read: () => T): T {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof ExpressionFault)) throw fault;
      fault.skipped += skipped;
      this.report.error(fault.code, path, fault.params, fault.candidates, fault.hint);
      return otherwise;
    }
  }
}

/** What an option can be set to by name; a toggle: `true` and `false`. */
export function choiceIds(option: Option): ReadonlySet<string> {
  if ('choiceById' in option) return new Set(option.choiceById.keys());
  if (option.kind === 'toggle') return new Set(['true', 'false']);
  return new Set(option.kind === 'color' ? option.palette?.map(({ id }) => id) : []);
}
