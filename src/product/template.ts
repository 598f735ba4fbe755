/** Texts with places for values, `SH-{wood}-{width}`, and the choice among texts by locale. */
import type { Issue } from '../kernel/issue.js';
import { toDecimal } from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import { evaluate } from './expression/evaluate.js';
import type { Expression } from './expression/expression.js';
import type { Names } from './expression/names.js';
import { parseExpression } from './expression/parse.js';
import type { Datum, Scope } from './expression/scope.js';
import type { Template } from './product.js';

const PIECE = /\{([^{}]*)\}|([^{}]+)|([{}])/g;
/** Decimals shown of a number in a text. */
const DECIMALS = 2;

/** Reads a template; the issue's offsets are those of the whole text. A brace that stands alone is an error. */
export function parseTemplate(source: string, names: Names): Result<Template, Issue> {
  const pieces: (string | Expression)[] = [];
  for (const { index, 0: all, 1: inner, 2: text } of source.matchAll(PIECE)) {
    if (text !== undefined) {
      pieces.push(text);
      continue;
    }
    const parsed = inner === undefined ? err(strayBrace(all)) : parseExpression(inner, names);
    if (!parsed.ok) return err(shifted(parsed.error, inner === undefined ? index : index + 1));
    pieces.push(parsed.value);
  }
  return ok(pieces);
}

/**
 * The text with its values: numbers with at most two decimals and a point, what is unknown as nothing. With a locale choices
 * are written by their titles, without (SKUs) by their ids.
 */
export function renderTemplate(template: Template, scope: Scope, locale: string | null = null): string {
  return template
    .map((piece) => (typeof piece === 'string' ? piece : write(evaluate(piece, scope), scope, locale)))
    .join('');
}

/** The text in the locale, else in its language (`de` for `de-CH`), else in the product's first locale. */
export function localized<T>(texts: Readonly<Record<string, T>>, locale: string, locales: readonly string[]): T {
  for (const candidate of [locale, locale.split('-', 1)[0] ?? locale, ...locales, ...Object.keys(texts)]) {
    const text = Object.hasOwn(texts, candidate) ? texts[candidate] : undefined;
    if (text !== undefined) return text;
  }
  // A text has at least one locale: the loader sees to it.
  throw new RangeError('A text without any locale.');
}

function write(datum: Datum, { product }: Scope, locale: string | null): string {
  if (datum === null) return '';
  if (typeof datum === 'string' || typeof datum === 'boolean') return String(datum);
  if (typeof datum === 'object' && 'id' in datum)
    return locale === null ? datum.id : localized(datum.title, locale, product.locales);
  return toDecimal(datum, DECIMALS);
}

function strayBrace(found: string): Issue {
  return { code: 'expression/unexpected', severity: 'error', path: [], params: { start: 0, end: 1, found } };
}

function shifted(issue: Issue, by: number): Issue {
  const { start, end } = issue.params;
  return {
    ...issue,
    params: { ...issue.params, start: Number(start) + by, end: Number(end) + by, column: Number(start) + by + 1 },
  };
}
