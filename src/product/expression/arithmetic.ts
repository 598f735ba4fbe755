/** The arithmetic of the language: its operators and the functions of one number. */
import {
  absolute,
  add,
  ceil,
  compare,
  divide,
  floor,
  modulo,
  multiply,
  negate,
  round,
  subtract,
  type Rational,
} from '../../kernel/rational.js';

/** By operator; `null`: a division by zero. */
export const OPERATORS = { '+': add, '-': subtract, '*': multiply, '/': divide, '%': modulo } as const;

/** Functions of one number by their names. */
export const ROUNDINGS = { ceil, floor, round, abs: absolute, '-': negate } as const;

/** The lesser (`sign` -1) or the greater (1) of two. */
export function extreme(a: Rational, b: Rational, sign: number): Rational {
  return compare(b, a) * sign > 0 ? b : a;
}
