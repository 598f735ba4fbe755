import { indexById, orNull } from '../build/forms.js';
import type { MultiOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { isRecord, isWhole } from './value-tests.js';

/** Some of a list, each with an amount. */
export const multiKind: KindDescriptor<MultiOption, OptionFileOf<'multi'>> = {
  optional: false,
  build: ({ min = 0, max, maxAmount = 1 }, base, { choices, forms }) => ({
    ...base,
    kind: 'multi',
    choices: choices ?? [],
    choiceById: indexById(choices ?? []),
    min: forms.formula(min),
    max: orNull(max, forms.formula),
    maxAmount,
  }),
  accepts(option, value) {
    if (!isRecord(value)) return false;
    let sum = 0;
    for (const [id, amount] of Object.entries(value)) {
      if (!option.choiceById.has(id) || !isWhole(amount, 1, option.maxAmount)) return false;
      sum += amount;
    }
    return sum <= mostOf(option);
  },
  normalise(_option, value) {
    if (!Array.isArray(value)) return value;
    const amounts: Record<string, number> = {};
    for (const id of value) amounts[String(id)] = (amounts[String(id)] ?? 0) + 1;
    return amounts;
  },
};

/** Most amounts together where the file says so by a number; a limit that moves is the rules' to judge. */
export function mostOf({ max }: MultiOption): number {
  return max?.type === 'number' && typeof max.value === 'number' ? max.value : Infinity;
}
