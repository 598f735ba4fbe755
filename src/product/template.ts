/** Writes texts with places for values, `SH-{wood}-{width}`, and makes the choice among texts by locale. */
import { toDecimal } from '../kernel/rational.js';
import { evaluate } from './expression/evaluate.js';
import type { Datum, Scope } from './expression/scope.js';
import type { Template } from './texts-and-amounts.js';

/** Decimals shown of a number in a text. */
const DECIMALS = 2;

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
