import type { Issue } from '../kernel/issue.js';
import { directionOf } from './locale.js';
import type { Messages } from './load-messages.js';
import type { MessageParams } from './message.js';
import type { Code } from './messages/en.js';
import { wordMessage } from './word-message.js';

/** The face's words in one locale. */
export interface Texts {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The message of a code with its places filled; empty where the catalogue does not hold it (yet). */
  text(code: Code, params?: MessageParams): string;
  /** An issue in words: its own message, the owner's `say`, else a general sentence with the code. */
  issue(issue: Issue): string;
}

/** Messages a shop puts in place of ours, by code. */
export type MessageOverrides = Messages;

/**
 * Words of a locale.
 *
 * @param locale - BCP 47; decides plural forms and direction.
 * @param messages - The locale's catalogue, or the part that is here.
 */
export function createTexts(locale: string, messages: Messages, overrides: MessageOverrides = {}): Texts {
  const plurals = new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(locale)[0] ?? 'en');
  const isCode = (code: string): code is Code => Object.hasOwn(messages, code);
  const text = (code: Code, params: MessageParams = {}): string => {
    const message = overrides[code] ?? messages[code] ?? '';
    return wordMessage(message, plurals, params);
  };
  return {
    locale,
    direction: directionOf(locale),
    text,
    issue: ({ code, params }) => {
      if (isCode(code)) return text(code, params);
      const say = params['say'];
      return typeof say === 'string' && say !== '' ? say : text('ui/issue', { code });
    },
  };
}
