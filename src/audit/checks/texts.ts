/** Texts that some shopper would not see. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Check, Report } from '../check.js';

/** Keys of the file under which people's texts stand. */
const TEXT_KEYS: ReadonlySet<string> = new Set(['title', 'help', 'say', 'description', 'part']);

/** `audit/text-missing`. A text written without locales is the same in all of them. */
export const locales: Check = {
  id: 'locales',
  proves: 'Every text is there in every language of the product.',
  asksRules: false,
  *run({ product }) {
    yield* missingIn(product.file, [], product.locales);
  },
};

function* missingIn(value: unknown, path: IssuePath, wanted: readonly string[]): Iterable<Report> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* missingIn(item, [...path, index], wanted);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key.startsWith('x-')) continue;
    const at = [...path, key];
    if (!TEXT_KEYS.has(key) || typeof member !== 'object' || member === null || Array.isArray(member)) {
      yield* missingIn(member, at, wanted);
      continue;
    }
    const texts = member as Readonly<Record<string, unknown>>;
    for (const locale of wanted)
      if (typeof texts[locale] !== 'string' || texts[locale].trim() === '')
        yield {
          code: 'audit/text-missing',
          severity: 'error',
          path: at,
          params: { locale, text: Object.values(texts).find((text) => typeof text === 'string') ?? '' },
        };
  }
}

/** `audit/say-empty`. */
export const reasons: Check = {
  id: 'reasons',
  proves: 'Every rule tells its reason.',
  asksRules: false,
  *run({ product }) {
    for (const { id, index, say } of product.rules)
      for (const pieces of Object.values(say))
        if (pieces.every((piece) => typeof piece === 'string' && piece.trim() === '')) {
          yield { code: 'audit/say-empty', severity: 'error', path: ['rules', index, 'say'], params: { ruleId: id } };
          break;
        }
  },
};

/** `audit/swatch-unnamed`. */
export const swatchNames: Check = {
  id: 'swatch-names',
  proves: 'Every colour has a name that can be read out.',
  asksRules: false,
  *run(subject) {
    for (const option of subject.product.options)
      for (const [position, { id, title }] of (option.kind === 'color' ? (option.palette ?? []) : []).entries())
        if (subject.say(title).trim().toLowerCase() === id)
          yield {
            code: 'audit/swatch-unnamed',
            severity: 'warning',
            path: ['options', option.index, 'palette', position],
            params: { option: subject.titleOf(option.id), color: id },
          };
  },
};
