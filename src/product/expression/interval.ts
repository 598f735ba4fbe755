/**
 * Bounds of a numeric expression whatever is chosen, by interval arithmetic: each name may take any value of its own range,
 * independently of the others, so the interval is never too narrow but may be too wide.
 */
import { compare, type Rational } from '../../kernel/rational.js';
import { extreme, OPERATORS, ROUNDINGS } from './arithmetic.js';
import type { Expression } from './expression.js';

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
    case 'unary':
      return applied(expression.operator, [expression.operand], ranges);
    case 'binary':
      return applied(expression.operator, [expression.left, expression.right], ranges);
    case 'call': {
      const { name, args } = expression;
      const [first] = args;
      if (name === 'lookup') return first?.type === 'table' ? ranges.table(first.tableId) : null;
      return applied(name, name === 'if' ? args.slice(1) : args, ranges);
    }
    default:
      return null;
  }
}

/** What every operation of the language does here is monotone in each operand, or nearly so: its bounds lie at the operands' ends. */
function applied(name: string, operands: readonly Expression[], ranges: Ranges): Interval | null {
  const [a, ...others] = operands.map((operand) => outerInterval(operand, ranges));
  if (!a || others.includes(null)) return null;
  const [b] = others;
  if (!b && name in ROUNDINGS) {
    const round = ROUNDINGS[name as keyof typeof ROUNDINGS];
    return hull([round(a.min), round(a.max), ...(name === 'abs' && holdsZero(a) ? [0] : [])]);
  }
  if (name === 'if') return b ? hull([...ends(a), ...ends(b)]) : null;
  if (name === 'min' || name === 'max') {
    const sign = name === 'min' ? -1 : 1;
    return (others as Interval[]).reduce(
      (one, other) => ({ min: extreme(one.min, other.min, sign), max: extreme(one.max, other.max, sign) }),
      a,
    );
  }
  if (!b || !(name in OPERATORS)) return null;
  if ((name === '/' || name === '%') && holdsZero(b)) return null;
  // The rest has the divisor's sign and is smaller.
  if (name === '%') return hull([...ends(b), 0]);
  const operate = OPERATORS[name as keyof typeof OPERATORS];
  return hull(ends(a).flatMap((x) => ends(b).map((y) => operate(x, y) ?? 0)));
}

function ends({ min, max }: Interval): readonly Rational[] {
  return [min, max];
}

function holdsZero({ min, max }: Interval): boolean {
  return compare(min, 0) <= 0 && compare(max, 0) >= 0;
}

/** The narrowest interval around some values. */
export function hull(values: readonly Rational[]): Interval {
  return {
    min: values.reduce((a, b) => extreme(a, b, -1)),
    max: values.reduce((a, b) => extreme(a, b, 1)),
  };
}
