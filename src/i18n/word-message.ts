import type { Message, MessageParams } from './message.js';

/** The message with its places filled; of plural forms the one for `params.count`. Places without a value stay as they are. */
export function wordMessage(message: Message, plurals: Intl.PluralRules, params: MessageParams): string {
  return fill(typeof message === 'string' ? message : plural(message, plurals, params), params);
}

function plural(message: Exclude<Message, string>, plurals: Intl.PluralRules, params: MessageParams): string {
  const category = plurals.select(Number(params['count'] ?? 0));
  return (
    (category === 'one' || category === 'few' || category === 'many' ? message[category] : undefined) ?? message.other
  );
}

function fill(template: string, params: MessageParams): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}
