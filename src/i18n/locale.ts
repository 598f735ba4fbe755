import type { LocalizedText } from '../product/texts-and-amounts.js';

/** Scripts written from right to left, by language subtag. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a BCP 47 locale. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(languageOf(locale)) ? 'rtl' : 'ltr';
}

/**
 * The first of some language tags that is one, in canonical form. Pages write `en_US`, operating systems `en-US@posix`: what follows
 * the tag is cut, and what is still none is passed over. English where none is.
 */
export function firstLocale(tags: readonly string[]): string {
  for (const tag of tags) {
    try {
      const [locale] = Intl.getCanonicalLocales(tag.replaceAll('_', '-').replace(/[.@].*$/, ''));
      if (locale) return locale;
    } catch {
      // Not a language tag at all: the next one decides.
    }
  }
  return 'en';
}

/** Language subtag in lower case: `de` of `de-CH`. */
export function languageOf(locale: string): string {
  return (locale.split('-')[0] ?? locale).toLowerCase();
}

/** Languages that we have words in. */
export type Language = 'de' | 'en' | 'fr';

/** The language that our words have in a locale; English where they are not written in its own. */
export function spoken(locale: string): Language {
  const language = languageOf(locale);
  return language === 'de' || language === 'fr' ? language : 'en';
}

/**
 * The owner's text in a locale: exact, else same language, else the product's first locale, else whatever there is.
 *
 * @param text - Text by locale; `null` gives the empty string.
 * @param locales - The product's locales, the fallback first.
 */
export function localized(text: LocalizedText | null, locale: string, locales: readonly string[]): string {
  if (text === null) return '';
  const language = languageOf(locale);
  const related = Object.keys(text).find((key) => languageOf(key) === language);
  return text[locale] ?? (related && text[related]) ?? text[locales[0] ?? ''] ?? Object.values(text)[0] ?? '';
}
