/**
 * How many characters a reader sees in a text: extended grapheme clusters of UAX #29, by a pinned library and never by the runtime's
 * own tables, so that every machine agrees. The library's tables are fetched before the first text that needs them and not
 * with the first bytes of a page: plain text is counted without.
 */
import { ConfiguratorError } from './configurator-error.js';

/**
 * Latin, Greek and Cyrillic letters, punctuation and signs of currency, kana and Han, private use: no character of these
 * joins its neighbour, but a carriage return the line feed after it.
 */
const PLAIN = /^[\0-\u02FF\u0370-\u0482\u048A-\u052F\u200E-\u20CF\u3041-\u3096\u30A0-\u9FFF\uE000-\uF8FF]*$/;

const NO_TABLES = 'kernel/no-grapheme-tables';

let countByTables: ((text: string) => number) | null = null;

/** From now on texts of any script are counted by this; `useGraphemeTables` brings it. `null`: they cannot be, as at the start. */
export function countBy(count: ((text: string) => number) | null): void {
  countByTables = count;
}

/**
 * The number of graphemes.
 *
 * @throws {ConfiguratorError} `kernel/no-grapheme-tables`: the text is not plain and the tables are not here.
 */
export function countGraphemes(text: string): number {
  if (PLAIN.test(text)) return text.replaceAll('\r\n', '\n').length;
  if (countByTables) return countByTables(text);
  throw new ConfiguratorError(NO_TABLES, {
    message: 'The tables that count this text are not here yet.',
    hint: 'Await session.settled().',
  });
}

/** Whether this was thrown because the tables are not here yet. */
export function lacksTables(error: unknown): boolean {
  return error instanceof ConfiguratorError && error.code === NO_TABLES;
}

/** Whether everything that a JSON text holds can be counted without the tables, in canonical form and whichever case. */
export function isPlainJson(json: string): boolean {
  const composed = json.normalize('NFC');
  const forms = [json, composed, composed.toUpperCase().normalize('NFC'), composed.toLowerCase().normalize('NFC')];
  return !json.includes('\\u') && forms.every((text) => PLAIN.test(text));
}
