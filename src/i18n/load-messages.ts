import { spoken, type Language } from './locale.js';
import type { Message } from './message.js';
import type { Code } from './messages/en.js';
import { enFirst } from './messages/en-first.js';

/** A catalogue, or the part of one that is here. */
export type Messages = Readonly<Partial<Record<Code, Message>>>;

/** Catalogues by language, fetched when asked for. */
const CATALOGUES = {
  de: async () => (await import('./messages/de.js')).de,
  en: async () => (await import('./messages/en.js')).en,
  fr: async () => (await import('./messages/fr.js')).fr,
} as const satisfies Readonly<Record<Language, () => Promise<Readonly<Record<Code, Message>>>>>;

/** The catalogue of a locale's language; English where there is none. Rejects where it cannot be fetched. */
export async function loadMessages(locale: string): Promise<Messages> {
  return CATALOGUES[spoken(locale)]();
}

/** What the first sight of the questions needs: English is there at once, other languages are fetched whole. */
export async function loadFirstMessages(locale: string): Promise<Messages> {
  if (spoken(locale) === 'en') return enFirst;
  // A lost language file must not cost the shopper the product; it is asked for again with the rest of the words.
  return loadMessages(locale).catch(() => enFirst);
}
