/** What is wrong with a product file, in sentences for its owner. Fetched by tools alone, never by a shopper's page. */
import type { Finding } from '../audit/finding.js';
import type { FindingCode } from './findings/en.js';
import { languageOf } from './locale.js';
import type { Message, MessageParams } from './message.js';
import { wordMessage } from './word-message.js';

/** Words for owners in one language. */
export interface FindingTexts {
  /** The sentence of a code. */
  text(code: FindingCode, params?: MessageParams): string;
  /** A finding in one or two sentences, its hint among them. */
  finding(finding: Finding): string;
}

type Catalogue = Readonly<Record<FindingCode, Message>>;

const CATALOGUES: Readonly<Record<string, () => Promise<Catalogue>>> = {
  de: async () => (await import('./findings/de.js')).de,
  en: async () => (await import('./findings/en.js')).en,
  fr: async () => (await import('./findings/fr.js')).fr,
};

/** The owner's words in the locale's language; English where there is none. */
export async function loadFindingTexts(locale: string): Promise<FindingTexts> {
  const language = languageOf(locale);
  const load = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined;
  const messages = await (load ?? (async () => (await import('./findings/en.js')).en))();
  const plurals = new Intl.PluralRules(load === undefined ? 'en' : language);
  const text: FindingTexts['text'] = (code, params = {}) => wordMessage(messages[code], plurals, params);
  return { text, finding: (finding) => sentence(finding, messages, text) };
}

function sentence({ code, params, verdict, hint }: Finding, messages: Catalogue, text: FindingTexts['text']): string {
  const isKnown = (name: string): name is FindingCode => Object.hasOwn(messages, name);
  const own = isKnown(code) ? text(code, params) : text('finding/other', { code });
  const parts = [verdict === 'unproved' ? text('finding/unproved', { sentence: own }) : own];
  // These name what an audit found out besides; the sentences themselves do without.
  if (params['rules'] !== undefined && params['rules'] !== '' && params['count'] === undefined)
    parts.push(text('finding/because', params));
  if (params['where'] !== undefined && params['where'] !== '') parts.push(text('finding/where', params));
  if (hint !== undefined) parts.push(hint);
  return parts.join(' ');
}
