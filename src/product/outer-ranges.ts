/** Bounds of numbers that hold whatever else is chosen: what makes every number option a finite domain. */
import type { IssuePath } from '../kernel/issue.js';
import { add, compare, divide, floor, multiply, type Rational, subtract } from '../kernel/rational.js';
import type { Expression } from './expression/expression.js';
import { type Interval, type Ranges, outerInterval } from './expression/interval.js';
import type { Loading, OuterContext } from './loading.js';
import type { NumberOption, Option, Table } from './product.js';

/** Most values of one number option. */
const MAX_STEPS = 1_000_000;

/**
 * The outer bounds of a number option, the maximum on its grid. Reports limits that cannot be told (`product/unbounded`: they depend
 * on themselves or on something without limits), that leave nothing (`product/empty-range`), or too much (`product/out-of-range`).
 */
export function outerBounds(option: NumberOption, siblings: readonly Option[], path: IssuePath, loading: Loading): NumberOption['outer'] {
  const interval = rangeOf(option, createRanges(loading.context, siblings));
  if (interval === null) {
    if (!loading.isFaulty(path)) loading.report('product/unbounded', path, { optionId: option.id });
    return { min: 0, max: 0 };
  }
  const { min } = interval;
  const steps = floor(divide(subtract(interval.max, min), option.step) ?? 0);
  if (compare(steps, 0) < 0) loading.report('product/empty-range', path, { optionId: option.id });
  if (compare(steps, MAX_STEPS) > 0) loading.report('product/out-of-range', path, { maximum: MAX_STEPS });
  return { min, max: add(min, multiply(steps, option.step)) };
}

function rangeOf(option: NumberOption, ranges: Ranges): Interval | null {
  const low = outerInterval(option.min, ranges);
  const high = outerInterval(option.max, ranges);
  return low && high && { min: low.min, max: high.max };
}

function createRanges(context: OuterContext, siblings: readonly Option[]): Ranges {
  const open = new Set<unknown>();
  const known = new Map<unknown, Interval | null>();
  // A limit that depends on itself has no bound.
  const once = (key: unknown, compute: () => Interval | null): Interval | null => {
    if (open.has(key)) return null;
    let interval = known.get(key);
    if (interval === undefined) {
      open.add(key);
      interval = compute();
      open.delete(key);
      known.set(key, interval);
    }
    return interval;
  };
  const ranges: Ranges = {
    option(id) {
      const option = siblings.find((sibling) => sibling.id === id) ?? context.options.get(id);
      if (option?.kind === 'number') return once(option, () => rangeOf(option, ranges));
      return option?.kind === 'choice' ? spread(option.choices.map(({ value }) => value)) : null;
    },
    derived: (id) => once(id, () => boundsOf(context.values.get(id)?.expression, ranges)),
    table: (id) => once(id, () => spread(valuesOf(context.tables.get(id)))),
  };
  return ranges;
}

function boundsOf(expression: Expression | undefined, ranges: Ranges): Interval | null {
  return expression === undefined ? null : outerInterval(expression, ranges);
}

function valuesOf(table: Table | undefined): readonly unknown[] {
  if (table === undefined) return [];
  return table.type === 'list' ? table.rows.map(({ value }) => value) : table.cells.flat();
}

function spread(values: readonly unknown[]): Interval | null {
  const numbers = values.filter((value): value is Rational => typeof value === 'number' || (typeof value === 'object' && value !== null));
  const [first] = numbers;
  if (first === undefined) return null;
  return numbers.reduce<Interval>(
    ({ min, max }, value) => ({ min: compare(value, min) < 0 ? value : min, max: compare(value, max) > 0 ? value : max }),
    { min: first, max: first },
  );
}
