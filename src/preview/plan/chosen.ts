import type { ChoiceId } from '../../kernel/ids.js';
import type { OptionValue } from '../../product/configuration.js';
import { findChoice } from '../../product/expression/evaluate.js';
import type { Choice, Option } from '../../product/product.js';

/** A choice that is on, and how often. */
export interface Chosen {
  readonly choice: Choice;
  readonly amount: number;
}

/** Ids that are on, as the maps of binds name them: choices, colours, `true` and `false`. Declared order. */
export function chosenIds(option: Option, value: OptionValue): readonly ChoiceId[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [String(value)];
  return option.kind === 'multi' ? chosenOf(option, value).map(({ choice }) => choice.id) : [];
}

/** The choices that are on, declared order; ids the option does not have are passed over. */
export function chosenOf(option: Option, value: OptionValue): readonly Chosen[] {
  if (option.kind === 'multi') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const amounts = value as Readonly<Record<ChoiceId, unknown>>;
    return option.choices.flatMap((choice) => {
      const amount = Object.hasOwn(amounts, choice.id) ? amounts[choice.id] : 0;
      return typeof amount === 'number' && amount >= 1 ? [{ choice, amount: Math.floor(amount) }] : [];
    });
  }
  const choice =
    typeof value === 'string' || typeof value === 'boolean' ? findChoice(option, String(value)) : undefined;
  return choice === undefined ? [] : [{ choice, amount: 1 }];
}
