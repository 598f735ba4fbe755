import {
  type Rational,
  add,
  divide,
  isInteger,
  multiply,
  rational,
  subtract,
  toNumber,
} from '../../kernel/rational.js';
import type { NumberOption } from '../product.js';
import type { Expression } from '../expression/expression.js';
import type { FilledOption } from '../filled.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** Grids up to this many values are listed in the schema; longer ones are said by bounds and, where JSON Schema can, by the step. */
const LISTED = 1000;

/** The keys of this kind, filled in. */
export interface FilledNumber extends FilledOption {
  readonly min: Expression;
  readonly max: Expression;
  readonly step: Rational | null;
  readonly unit: string | null;
}

/** A number on a grid. */
export const numberKind: KindDescriptor<NumberOption, FilledNumber> = {
  optional: false,
  // Outer bounds are told when all options stand: `outer-ranges.ts`.
  build: ({ min, max, step, unit }, base) => ({
    ...base,
    kind: 'number',
    min,
    max,
    step: step ?? 1,
    unit: unit ?? '',
    outer: { min: 0, max: 0 },
  }),
  schema({ outer, step }) {
    const bounds = { type: 'number', minimum: toNumber(outer.min), maximum: toNumber(outer.max) };
    const last = stepsTo(outer.max, outer.min, step);
    if (typeof last === 'number' && last < LISTED) {
      return {
        type: 'number',
        enum: Array.from({ length: last + 1 }, (_, index) => toNumber(add(outer.min, multiply(index, step)))),
      };
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
