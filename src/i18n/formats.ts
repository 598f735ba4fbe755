/**
 * Money, numbers, dates and lists in a locale, by Intl alone. Formatters are kept: making one costs more than using it.
 */
import type { Money } from '../kernel/money.js';
import { languageOf, spoken } from './locale.js';

/** How a locale writes things. */
export interface Formats {
  /** `€28.90` */
  money(money: Money): string;
  /** A difference without the currency sign: `+4.00`, `−2.00`; `null` for nothing at all. */
  delta(money: Money): string | null;
  /** A plain number in full, with a unit where there is one: `1,430 mm`. */
  number(value: number, unit?: string): string;
  /** `A, B and C` */
  list(items: readonly string[]): string;
  /** `26 November` */
  day(epochMs: number): string;
}

/** Formats of a BCP 47 locale; an unknown one falls back to English. */
export function createFormats(locale: string): Formats {
  const tag = Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  // Dates and lists stand in the middle of our sentences, and those may be in English.
  const ours = spoken(tag) === languageOf(tag) ? tag : 'en';
  const kept = new Map<string, Intl.NumberFormat>();
  const numbers = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const known = kept.get(key) ?? new Intl.NumberFormat(tag, options);
    kept.set(key, known);
    return known;
  };
  return {
    money: ({ currency, exponent, minor }) =>
      tidy(numbers(`m${currency}`, { style: 'currency', currency, ...digits(exponent) }), minor / 10 ** exponent),
    delta: ({ exponent, minor }) =>
      minor === 0
        ? null
        : tidy(numbers(`d${exponent}`, { signDisplay: 'always', ...digits(exponent) }), minor / 10 ** exponent),
    number: (value, unit = '') => {
      const text = numbers('n', { maximumFractionDigits: 6 }).format(value);
      return unit === '' ? text : `${text}\u00a0${unit}`;
    },
    list: (items) => new Intl.ListFormat(ours, { type: 'conjunction' }).format(items),
    day: (epochMs) =>
      new Intl.DateTimeFormat(ours === 'en' ? 'en-GB' : ours, { day: 'numeric', month: 'long' }).format(epochMs),
  };
}

function digits(exponent: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
}

/** Typographic minus: a hyphen before a price is misread as a dash. */
function tidy(format: Intl.NumberFormat, value: number): string {
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'minusSign' ? part.value.replace('-', '\u2212') : part.value))
    .join('');
}
