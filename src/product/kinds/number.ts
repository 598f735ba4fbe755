import { compare, divide, isInteger, rational, subtract } from '../../kernel/rational.js';
import type { NumberOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** A number on a grid. */
export const numberKind: KindDescriptor<NumberOption, OptionFileOf<'number'>> = {
  optional: false,
  // Outer bounds are told when all options stand: `build/bound-numbers.ts`.
  build: ({ min, max, step = 1, unit = '' }, base, { forms }) => ({
    ...base,
    kind: 'number',
    min: forms.formula(min),
    max: forms.formula(max),
    step: rational(step),
    unit,
    outer: { min: 0, max: 0 },
  }),
  accepts({ outer, step }, value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return false;
    const exact = rational(value);
    const steps = divide(subtract(exact, outer.min), step) ?? 0;
    return compare(steps, 0) >= 0 && compare(exact, outer.max) <= 0 && isInteger(steps);
  },
};
