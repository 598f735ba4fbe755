/** A machine makes up no texts, so a design found for a condition on a text has none: here it gets one that meets the condition. */
import type { Context, Decision, Values } from '../product/configuration.js';
import type { Product, TextOption } from '../product/product.js';
import type { Rules } from '../rules/rules.js';

/** What is completed. */
export interface Completing {
  readonly product: Product;
  readonly rules: Rules;
  readonly context: Context;
  readonly decisions: readonly Decision[];
}

/** The completion for which the condition holds, with the shortest text of one option that it takes; without such a text as it is. */
export function completeWithTexts(
  { product, rules, context, decisions }: Completing,
  holds: (values: Values) => boolean,
): Values {
  const { values } = rules.complete(context, decisions);
  if (holds(values)) return values;
  for (const option of product.options) {
    if (option.kind !== 'text') continue;
    const letter = letterOf(option);
    for (let length = 1; length <= option.max; length++) {
      const written: Decision = { optionId: option.id, value: letter.repeat(length), source: 'shopper' };
      if (rules.reconcile(context, [...decisions, written]).dropped.length > 0) continue;
      const { values: candidate } = rules.complete(context, [...decisions, written]);
      if (holds(candidate)) return candidate;
    }
  }
  return values;
}

/** A character that the option's class lets in, as far as a few tries tell. */
function letterOf({ chars, case: letters }: TextOption): string {
  return /^(digits|0-9)$/.test(chars) ? '7' : letters === 'lower' ? 'a' : 'A';
}
