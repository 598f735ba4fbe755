/** Bounds of numbers that hold whatever else is chosen: what makes every number option a finite domain. */
import type { IssuePath } from '../kernel/issue.js';
import { add, compare, divide, floor, multiply, type Rational, subtract } from '../kernel/rational.js';
import { type Interval, type Ranges, hull, outerInterval } from './expression/interval.js';
import type { Draft, Loading } from './loading.js';
import type { DerivedValue, NumberOption, Option, Table } from './product.js';

/** Most values of one number option. */
const MAX_STEPS = 1_000_000;

/** What bounds of numbers are told from. */
export interface OuterContext {
  readonly optionById: ReadonlyMap<string, Option>;
  readonly valueById: ReadonlyMap<string, DerivedValue>;
  readonly tables: ReadonlyMap<string, Table>;
}

/**
 * Sets the outer bounds of the number options among these and their columns, each maximum on its grid. Reports limits that cannot be told
 * (`product/unbounded`: they depend on themselves or on something without limits), that leave nothing (`product/empty-range`), or too much
 * (`product/out-of-range`).
 */
export function setOuterRanges(
  options: readonly Option[],
  path: IssuePath,
  context: OuterContext,
  loading: Loading,
): void {
  const ranges = createRanges(context);
  options.forEach((option, index) => {
    const at = [...path, index];
    if (option.kind === 'number') (option as Draft<NumberOption>).outer = outerBounds(option, ranges, at, loading);
    // Columns are read by their bare names beside each other.
    if ('columns' in option)
      setOuterRanges(
        option.columns,
        [...at, 'columns'],
        { ...context, optionById: new Map([...context.optionById, ...option.columnById]) },
        loading,
      );
  });
}

function outerBounds(
  option: NumberOption,
  ranges: Ranges,
  path: IssuePath,
  { report }: Loading,
): NumberOption['outer'] {
  const interval = rangeOf(option, ranges);
  if (interval === null) {
    if (!report.isFaulty(path)) report.error('product/unbounded', path, { optionId: option.id });
    return { min: 0, max: 0 };
  }
  const { min } = interval;
  const steps = floor(divide(subtract(interval.max, min), option.step) ?? 0);
  if (compare(steps, 0) < 0) report.error('product/empty-range', path, { optionId: option.id });
  if (compare(steps, MAX_STEPS) > 0) report.error('product/out-of-range', path, { maximum: MAX_STEPS });
  return { min, max: add(min, multiply(steps, option.step)) };
}

function rangeOf(option: NumberOption, ranges: Ranges): Interval | null {
  const low = outerInterval(option.min, ranges);
  const high = outerInterval(option.max, ranges);
  return low && high && { min: low.min, max: high.max };
}

function createRanges({ optionById, valueById, tables }: OuterContext): Ranges {
  const known = new Map<unknown, Interval | null>();
  const once = <T>(key: T | undefined, compute: (key: T) => Interval | null): Interval | null => {
    if (key === undefined) return null;
    if (!known.has(key)) {
      // While it is computed it has no bound: a limit that depends on itself.
      known.set(key, null);
      known.set(key, compute(key));
    }
    return known.get(key) ?? null;
  };
  const ranges: Ranges = {
    option: (id) =>
      once(optionById.get(id), (option) => {
        if (option.kind === 'number') return rangeOf(option, ranges);
        return option.kind === 'choice' ? spread(option.choices.map(({ value }) => value)) : null;
      }),
    derived: (id) => once(valueById.get(id), ({ expression }) => outerInterval(expression, ranges)),
    table: (id) =>
      once(tables.get(id), (table) =>
        spread(table.type === 'list' ? table.rows.map(({ value }) => value) : table.cells.flat()),
      ),
  };
  return ranges;
}

function spread(values: readonly unknown[]): Interval | null {
  const numbers = values.filter(
    (value): value is Rational => typeof value === 'number' || (typeof value === 'object' && value !== null),
  );
  return numbers.length === 0 ? null : hull(numbers);
}
