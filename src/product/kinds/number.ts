import { type Rational, add, divide, isInteger, multiply, rational, subtract, toNumber } from '../../kernel/rational.js';
import { outerBounds } from '../outer-ranges.js';
import type { NumberOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** Grids up to this many values are listed in the schema; longer ones are said by bounds and, where JSON Schema can, by the step. */
const LISTED = 1000;

/** A number on a grid. */
export const numberKind: KindDescriptor<NumberOption, OptionFileOf<'number'>> = {
  optional: false,
  build(file, base, { loading, path }) {
    const { required: later } = base;
    const option: NumberOption = { ...base, kind: 'number', min: later, max: later, step: rational(file.step ?? 1), unit: file.unit ?? '', outer: { min: 0, max: 0 } };
    return loading.later(option, (draft) => {
      draft.min = loading.formula(file.min, [...path, 'min']);
      draft.max = loading.formula(file.max, [...path, 'max']);
      const { siblings } = loading;
      loading.withExpressions(() => (draft.outer = outerBounds(draft, siblings, path, loading)));
    });
  },
  schema({ outer, step }) {
    const bounds = { type: 'number', minimum: toNumber(outer.min), maximum: toNumber(outer.max) };
    const last = stepsTo(outer.max, outer.min, step);
    if (typeof last === 'number' && last < LISTED) {
      return { type: 'number', enum: Array.from({ length: last + 1 }, (_, index) => toNumber(add(outer.min, multiply(index, step)))) };
    }
    // Validators divide in floating point: only whole steps are safe to state.
    const isWhole = typeof step === 'number' && isOnGrid(outer.min, 0, step);
    return isWhole ? { ...bounds, multipleOf: step } : bounds;
  },
  fits: ({ outer, step }, value: number) => isOnGrid(rational(value), outer.min, step),
};

function stepsTo(value: Rational, origin: Rational, step: Rational): Rational {
  return divide(subtract(value, origin), step) ?? 0;
}

function isOnGrid(value: Rational, origin: Rational, step: Rational): boolean {
  return isInteger(stepsTo(value, origin, step));
}
