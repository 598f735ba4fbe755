import { indexById } from '../loading.js';
import type { ChoiceOption } from '../product.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** One of a list. */
export const choiceKind: KindDescriptor<ChoiceOption> = {
  optional: false,
  build: (_filled, base, { choices }) => ({
    ...base,
    kind: 'choice',
    choices: choices ?? [],
    choiceById: indexById(choices ?? []),
  }),
  schema: ({ choices }) => ({ enum: choices.map(({ id }) => id) }),
};
