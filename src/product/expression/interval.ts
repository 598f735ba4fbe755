/**
 * Bounds of a numeric expression whatever is chosen, by interval arithmetic: each name may take any value of its own range,
 * independently of the others, so the interval is never too narrow but may be too wide.
 */
import { elementAt } from '../../kernel/element-at.js';
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
  if (operator === '/') return holdsZero(b) ? null : corners(a, b, (x, y) => divide(x, y) ?? 0);
  // The rest has the divisor's sign and is smaller.
  if (operator === '%') return holdsZero(b) ? null : { min: least([b.min, 0]), max: greatest([b.max, 0]) };
  return null;
}

const MONOTONE: Partial<Record<FunctionName, (value: Rational) => Rational>> = { ceil, floor, round };

function callInterval(name: FunctionName, args: readonly Expression[], ranges: Ranges): Interval | null {
  if (name === 'lookup') return args[0]?.type === 'table' ? ranges.table(args[0].tableId) : null;
  if (name === 'count' || name === 'length' || name === 'amount' || name === 'sum' || name === 'known') return null;
  const intervals: Interval[] = [];
  for (const arg of name === 'if' ? args.slice(1) : args) {
    const interval = outerInterval(arg, ranges);
    if (interval === null) return null;
    intervals.push(interval);
  }
  const lows = intervals.map(({ min }) => min);
  const highs = intervals.map(({ max }) => max);
  if (name === 'if') return { min: least(lows), max: greatest(highs) };
  if (name === 'min') return { min: least(lows), max: least(highs) };
  if (name === 'max') return { min: greatest(lows), max: greatest(highs) };
  const { min, max } = elementAt(intervals, 0);
  if (name === 'abs') {
    const far = greatest([absolute(min), absolute(max)]);
    return { min: holdsZero({ min, max }) ? 0 : least([absolute(min), absolute(max)]), max: far };
  }
  const map = MONOTONE[name];
  return map === undefined ? null : { min: map(min), max: map(max) };
}

function corners(a: Interval, b: Interval, operate: (x: Rational, y: Rational) => Rational): Interval {
  const values = [operate(a.min, b.min), operate(a.min, b.max), operate(a.max, b.min), operate(a.max, b.max)];
  return { min: least(values), max: greatest(values) };
}

function holdsZero({ min, max }: Interval): boolean {
  return compare(min, 0) <= 0 && compare(max, 0) >= 0;
}

function least(values: readonly Rational[]): Rational {
  return values.reduce((best, value) => (compare(value, best) < 0 ? value : best));
}

function greatest(values: readonly Rational[]): Rational {
  return values.reduce((best, value) => (compare(value, best) > 0 ? value : best));
}
