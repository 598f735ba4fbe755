import { buildChoices } from '../build-choices.js';
import { indexById } from '../loading.js';
import type { ChoiceOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** One of a list. */
export const choiceKind: KindDescriptor<ChoiceOption, OptionFileOf<'choice'>> = {
  optional: false,
  build(file, base, { loading, path }) {
    const choices = buildChoices(file.choices, [...path, 'choices'], loading);
    return { ...base, kind: 'choice', choices, choiceById: indexById(choices) };
  },
  schema: ({ choices }) => ({ enum: choices.map(({ id }) => id) }),
};
