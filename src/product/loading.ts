/**
 * One load of a product: collects what is wrong and where, and puts off whatever needs names until all names are known.
 * Four rounds: build (ids, choices, texts), expressions (`later`), limits from them (`withExpressions`), values within these (`withBounds`).
 */
import type { Issue, IssuePath } from '../kernel/issue.js';
import { nearestName } from '../kernel/nearest-name.js';
import { type Rational, rational } from '../kernel/rational.js';
import type { Expression } from './expression/expression.js';
import { didYouMean } from './did-you-mean.js';
import { type Names, type OptionNames, createOptionNames } from './expression/names.js';
import { type ParseOptions, parseExpression } from './expression/parse.js';
import type { Amounts, DerivedValue, LocalizedTemplate, LocalizedText, Option, Table, Template } from './product.js';
import type { ChoiceFile } from './schema/choice.js';
import { parseTemplate } from './template.js';

/** More issues than this help nobody. */
const MAX_ISSUES = 100;
/** Over all options, lists counted each time they are used. */
const MAX_CHOICES = 20_000;
const NOWHERE = { start: 0, end: 0 };

/** A literal as an expression. */
export function constant(value: boolean | string | Rational): Expression {
  if (typeof value === 'boolean') return { type: 'boolean', value, span: NOWHERE };
  if (typeof value === 'string') return { type: 'text', value, span: NOWHERE };
  return { type: 'number', value, span: NOWHERE };
}

/** Things by their id. */
export function indexById<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A thing while it is built. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** An amount or amounts by currency, as the file has them. */
export type AmountsFile = number | Readonly<Record<string, number>>;

/** What bounds of numbers are told from. */
export interface OuterContext {
  readonly options: ReadonlyMap<string, Option>;
  readonly values: ReadonlyMap<string, DerivedValue>;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The state of one load. */
export class Loading {
  readonly issues: Issue[] = [];
  /** Declared order; the first is the fallback. */
  readonly locales: readonly string[];
  readonly baseCurrency: string;
  readonly lists: Readonly<Record<string, readonly ChoiceFile[]>>;
  /** Set when all options are built; what expressions may name. */
  names: Names = { options: new Map(), values: new Map(), tables: new Map(), markets: new Set() };
  #choices = 0;
  /** What else is known by then; for bounds. */
  context: OuterContext = { options: new Map(), values: new Map(), tables: new Map() };
  /** Columns that stand beside what is being completed. */
  siblings: readonly Option[] = [];
  #row: { columns: readonly Option[] } | null = null;
  #beside: Names | null = null;
  #expressions: (() => void)[] = [];
  #bounds: (() => void)[] = [];
  #checks: (() => void)[] = [];

  constructor(locales: readonly string[], baseCurrency: string, lists: Readonly<Record<string, readonly ChoiceFile[]>>) {
    this.locales = locales;
    this.baseCurrency = baseCurrency;
    this.lists = lists;
  }

  /** Whether so many choices more may be built: lists used many times must not multiply beyond what a page can hold. */
  hasRoom(choices: number, path: IssuePath): boolean {
    this.#choices += choices;
    if (this.#choices > MAX_CHOICES) this.report('product/out-of-range', path, { maximum: MAX_CHOICES });
    return this.#choices <= MAX_CHOICES;
  }

  /** Adds an error, or a warning. */
  report(code: string, path: IssuePath, params: Issue['params'] = {}, more: Partial<Issue> = {}): void {
    if (this.issues.length >= MAX_ISSUES) return;
    const same = (issue: Issue): boolean => issue.code === code && issue.path.length === path.length && issue.path.every((key, index) => key === path[index]);
    // A list that several options use is read for each of them.
    if (!this.issues.some(same)) this.issues.push({ code, severity: 'error', path, params, ...more });
  }

  /** Adds a warning. */
  warn(code: string, path: IssuePath, params: Issue['params'] = {}): void {
    this.report(code, path, params, { severity: 'warning' });
  }

  /** Reports names that are not there, with the nearest that is. */
  known(there: ReadonlyMap<string, unknown> | ReadonlySet<string>, names: readonly string[], path: IssuePath, code = 'product/unknown-name'): boolean {
    const missing = names.filter((name) => !there.has(name));
    for (const name of missing) {
      const at = names.length > 1 ? [...path, names.indexOf(name)] : path;
      this.report(code, at, { name }, didYouMean({ name }, nearestName(name, there.keys())));
    }
    return missing.length === 0;
  }

  /** Whether something at or inside this place is wrong already; what follows from it is not reported. */
  isFaulty(path: IssuePath): boolean {
    return this.issues.some((issue) => issue.severity === 'error' && path.every((key, index) => key === issue.path[index]));
  }

  /** The items whose id no earlier one has; the others are reported. */
  unique<T extends { readonly id: string }>(items: readonly T[], path: IssuePath): readonly T[] {
    const seen = new Set<string>();
    return items.filter(({ id }, index) => {
      const isNew = !seen.has(id);
      if (!isNew) this.report('product/duplicate-id', [...path, index, 'id'], { id });
      seen.add(id);
      return isNew;
    });
  }

  /** Completes a draft once names are known; inside a row, columns are names too. */
  later<T>(draft: T, complete: (draft: Draft<T>) => void): T {
    const row = this.#row;
    this.#expressions.push(() => {
      this.siblings = row?.columns ?? [];
      this.#beside = row === null ? null : this.#namesInside(row.columns);
      complete(draft);
    });
    return draft;
  }

  /** Runs when all expressions stand. */
  withExpressions(task: () => void): void {
    this.#bounds.push(task);
  }

  /** Runs when all limits stand: values can be checked. */
  withBounds(task: () => void): void {
    this.#checks.push(task);
  }

  /** Builds columns: what they put off sees the other columns by their bare names. */
  inRow(build: () => readonly Option[]): readonly Option[] {
    const row: { columns: readonly Option[] } = { columns: [] };
    this.#row = row;
    row.columns = build();
    this.#row = null;
    return row.columns;
  }

  /** Runs what was put off. */
  finish(): void {
    for (const task of this.#expressions) task();
    this.#beside = null;
    for (const task of this.#bounds) task();
    for (const task of this.#checks) task();
  }

  /** A condition, or a value's expression without its `=`. What cannot be parsed is reported and reads as unknown. */
  expression(source: string, path: IssuePath, options: ParseOptions = {}, skipped = 0): Expression {
    const parsed = parseExpression(source, this.#beside ?? this.names, options);
    if (parsed.ok) return parsed.value;
    this.fault(parsed.error, path, skipped);
    return constant('');
  }

  /** Reports what the parser found; `skipped`: characters of the string before the expression. */
  fault(issue: Issue, path: IssuePath, skipped: number): void {
    const { start = 0, end = start } = issue.params as { start?: number; end?: number };
    const params = { ...issue.params, start: start + skipped, end: end + skipped, column: start + skipped + 1 };
    this.report(issue.code, path, params, issue.hint === undefined ? {} : { hint: issue.hint });
  }

  /** A condition or none. */
  condition(source: string | undefined, path: IssuePath): Expression | null {
    return source === undefined ? null : this.expression(source, path, { expect: 'boolean' });
  }

  /** A literal, or an expression behind `=`. Text literals count as they are, unless a number is wanted. */
  formula(written: boolean | number | string, path: IssuePath, options: ParseOptions = { expect: 'number' }): Expression {
    if (typeof written === 'string' && written.startsWith('=')) return this.expression(written.slice(1), path, options, 1);
    return constant(typeof written === 'number' ? rational(written) : written);
  }

  /** Text by locale. */
  text(written: string | Readonly<Record<string, string>>, path: IssuePath): LocalizedText {
    const first = this.locales[0] ?? 'en';
    if (typeof written === 'string') return { [first]: written };
    if (written[first] === undefined) this.report('product/missing-text', path, { locale: first });
    for (const locale of Object.keys(written)) {
      if (!this.locales.includes(locale)) this.warn('product/unknown-locale', [...path, locale], { locale });
    }
    return written;
  }

  /** Text or none. */
  optionalText(written: string | Readonly<Record<string, string>> | undefined, path: IssuePath): LocalizedText | null {
    return written === undefined ? null : this.text(written, path);
  }

  /** A template. */
  template(written: string, path: IssuePath): Template {
    const parsed = parseTemplate(written, this.names);
    if (parsed.ok) return parsed.value;
    this.fault(parsed.error, path, 0);
    return [];
  }

  /** A template by locale. */
  localizedTemplate(written: string | Readonly<Record<string, string>>, path: IssuePath): LocalizedTemplate {
    const entries = Object.entries(this.text(written, path));
    return Object.fromEntries(entries.map(([locale, text]) => [locale, this.template(text, typeof written === 'string' ? path : [...path, locale])]));
  }

  /** Amounts by currency. */
  amounts(written: AmountsFile): Amounts {
    const byCurrency = typeof written === 'number' ? { [this.baseCurrency]: written } : written;
    return new Map(Object.entries(byCurrency).map(([currency, amount]) => [currency, rational(amount)]));
  }

  #namesInside(columns: readonly Option[]): Names {
    const inside: [string, OptionNames][] = columns.map((column) => [column.id, createOptionNames(column)]);
    return { ...this.names, options: new Map([...this.names.options, ...inside]) };
  }
}
