/**
 * Bounds of a numeric expression whatever is chosen, by interval arithmetic: each name may take any value of its own range,
 * independently of the others, so the interval is never too narrow but may be too wide.
 */
import {
  absolute,
  add,
  ceil,
  compare,
  divide,
  floor,
  multiply,
  negate,
  round,
  subtract,
  type Rational,
} from '../../kernel/rational.js';
import type { Expression, FunctionName } from './expression.js';

/** Inclusive. */
export interface Interval {
  readonly min: Rational;
  readonly max: Rational;
}

/** Ranges of the names; `null`: unbounded or no number. A choice ranges over its choices' values, a table over its cells. */
export interface Ranges {
  option(id: string): Interval | null;
  derived(id: string): Interval | null;
  table(id: string): Interval | null;
}

/** The interval of all values the expression can have; `null`: no bound can be told. */
export function outerInterval(expression: Expression, ranges: Ranges): Interval | null {
  switch (expression.type) {
    case 'number':
      return { min: expression.value, max: expression.value };
    case 'option':
      return ranges.option(expression.optionId);
    case 'derived':
      return ranges.derived(expression.valueId);
    case 'unary': {
      const operand = expression.operator === '-' ? outerInterval(expression.operand, ranges) : null;
      return operand && { min: negate(operand.max), max: negate(operand.min) };
    }
    case 'binary': {
      const left = outerInterval(expression.left, ranges);
      const right = outerInterval(expression.right, ranges);
      return left && right && combine(expression.operator, left, right);
    }
    case 'call':
      return callInterval(expression.name, expression.args, ranges);
    default:
      return null;
  }
}

function combine(operator: string, a: Interval, b: Interval): Interval | null {
  if (operator === '+') return { min: add(a.min, b.min), max: add(a.max, b.max) };
  if (operator === '-') return { min: subtract(a.min, b.max), max: subtract(a.max, b.min) };
  if (operator === '*') return corners(a, b, multiply);
  if (operator === '/') return holdsZero(b) ? null : corners(a, b, divide);
  // The rest has the divisor's sign and is smaller.
  if (operator === '%') return holdsZero(b) ? null : hull([b.min, b.max, 0]);
  return null;
}

const MONOTONE: Partial<Record<FunctionName, (value: Rational) => Rational>> = { ceil, floor, round };

function callInterval(name: FunctionName, args: readonly Expression[], ranges: Ranges): Interval | null {
  const [first] = args;
  if (name === 'lookup') return first?.type === 'table' ? ranges.table(first.tableId) : null;
  const intervals = (name === 'if' ? args.slice(1) : args)
    .map((arg) => outerInterval(arg, ranges))
    .filter((interval) => interval !== null);
  const [one] = intervals;
  if (one === undefined || intervals.length < (name === 'if' ? 2 : args.length)) return null;
  const lows = intervals.map(({ min }) => min);
  const highs = intervals.map(({ max }) => max);
  if (name === 'if') return hull([...lows, ...highs]);
  if (name === 'min') return { min: hull(lows).min, max: hull(highs).min };
  if (name === 'max') return { min: hull(lows).max, max: hull(highs).max };
  const ends = [one.min, one.max];
  if (name === 'abs') return hull([...ends.map(absolute), ...(holdsZero(one) ? [0] : [])]);
  const map = MONOTONE[name];
  return map === undefined ? null : hull(ends.map(map));
}

function corners(a: Interval, b: Interval, operate: (x: Rational, y: Rational) => Rational | null): Interval {
  return hull([a.min, a.max].flatMap((x) => [b.min, b.max].map((y) => operate(x, y) ?? 0)));
}

function holdsZero({ min, max }: Interval): boolean {
  return compare(min, 0) <= 0 && compare(max, 0) >= 0;
}

/** The narrowest interval around some values. */
export function hull(values: readonly Rational[]): Interval {
  return {
    min: values.reduce((best, value) => (compare(value, best) < 0 ? value : best)),
    max: values.reduce((best, value) => (compare(value, best) > 0 ? value : best)),
  };
}
