import { indexById } from '../build/forms.js';
import type { ChoiceOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** One of a list. */
export const choiceKind: KindDescriptor<ChoiceOption, OptionFileOf<'choice'>> = {
  optional: false,
  build: (_file, base, { choices }) => ({
    ...base,
    kind: 'choice',
    choices: choices ?? [],
    choiceById: indexById(choices ?? []),
  }),
  accepts: ({ choiceById }, value) => choiceById.has(value as string),
};
