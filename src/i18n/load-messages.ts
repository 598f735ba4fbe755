import { languageOf } from './locale.js';
import type { Message } from './message.js';
import { en, type Code } from './messages/en.js';

/** Catalogues by language; English is always there, the others come when asked for. */
const CATALOGUES: Readonly<Record<string, () => Promise<Readonly<Record<Code, Message>>>>> = {
  de: async () => (await import('./messages/de.js')).de,
  fr: async () => (await import('./messages/fr.js')).fr,
};

/** The catalogue of a locale's language; English where there is none or it cannot be fetched. */
export async function loadMessages(locale: string): Promise<Readonly<Record<Code, Message>>> {
  try {
    return (await CATALOGUES[languageOf(locale)]?.()) ?? en;
  } catch {
    // A lost language file must not cost the shopper the product.
    return en;
  }
}
