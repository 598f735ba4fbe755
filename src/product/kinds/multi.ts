import { constant, indexById } from '../loading.js';
import type { MultiOption } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Expression } from '../expression/expression.js';
import type { FilledOption } from '../filled.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** The keys of this kind, filled in. */
export interface FilledMulti extends FilledOption {
  readonly min: Expression | null;
  readonly max: Expression | null;
  readonly maxAmount: number | null;
}

/** Some of a list, each with an amount. */
export const multiKind: KindDescriptor<MultiOption, FilledMulti> = {
  optional: false,
  build: ({ min, max, maxAmount }, base, { choices }) => ({
    ...base,
    kind: 'multi',
    choices: choices ?? [],
    choiceById: indexById(choices ?? []),
    min: min ?? constant(0),
    max,
    maxAmount: maxAmount ?? 1,
  }),
  schema(option) {
    const amount: JsonSchema = { type: 'integer', minimum: 1, maximum: option.maxAmount };
    const most = mostOf(option);
    return {
      type: 'object',
      properties: Object.fromEntries(option.choices.map(({ id }) => [id, amount])),
      additionalProperties: false,
      ...(most < option.choices.length ? { maxProperties: Math.max(0, Math.floor(most)) } : {}),
    };
  },
  fits: (option, amounts: Readonly<Record<string, number>>) =>
    Object.values(amounts).reduce((sum, amount) => sum + amount, 0) <= mostOf(option),
  normalise(_option, value) {
    if (!Array.isArray(value)) return value;
    const amounts: Record<string, number> = {};
    for (const id of value) amounts[String(id)] = (amounts[String(id)] ?? 0) + 1;
    return amounts;
  },
};

/** Most amounts together where the file says so by a number; a limit that moves is the rules' to judge. */
function mostOf({ max }: MultiOption): number {
  return max?.type === 'number' && typeof max.value === 'number' ? max.value : Infinity;
}
