/** Bounds of numbers that hold whatever else is chosen: what makes every number option a finite domain. */
import { add, compare, divide, floor, multiply, type Rational, subtract } from '../../kernel/rational.js';
import { type Interval, type Ranges, hull, outerInterval } from '../expression/interval.js';
import type { NumberOption, Product } from '../product.js';
import type { Draft } from './forms.js';

/** Most values of one number option. */
export const MAX_STEPS = 1_000_000;

/** What bounds of numbers are told from. */
export type Bounding = Pick<Product, 'options' | 'optionById' | 'valueById' | 'tables'>;

/**
 * Sets the outer bounds of the number options and columns, each maximum on its grid.
 *
 * @throws {RangeError} They cannot be told (they depend on themselves, or on something without limits), or leave nothing, or too much.
 */
export function boundNumbers(product: Bounding): void {
  for (const [option, steps, min] of numberGrids(product)) {
    if (steps === null || !(compare(steps, 0) >= 0 && compare(steps, MAX_STEPS) <= 0)) throw new RangeError();
    setOuter(option, min, steps);
  }
}

/** Sets the bounds of a number: its lowest minimum and so many steps above it. */
export function setOuter(option: NumberOption, min: Rational, steps: Rational): void {
  (option as Draft<NumberOption>).outer = { min, max: add(min, multiply(steps, option.step)) };
}

/** Every number option with its steps above its lowest minimum; `null`: bounds cannot be told. Columns come after their option. */
export function numberGrids(
  context: Bounding,
): readonly (readonly [option: NumberOption, steps: Rational | null, min: Rational])[] {
  const ranges = createRanges(context);
  return context.options.flatMap((option) => {
    if ('columns' in option) {
      // Columns are read by their bare names beside each other.
      const optionById = new Map([...context.optionById, ...option.columnById]);
      return numberGrids({ ...context, options: option.columns, optionById });
    }
    if (option.kind !== 'number') return [];
    const range = rangeOf(option, ranges);
    const steps = range && floor(divide(subtract(range.max, range.min), option.step) ?? NaN);
    return [[option, steps, range?.min ?? 0] as const];
  });
}

function rangeOf(option: NumberOption, ranges: Ranges): Interval | null {
  const low = outerInterval(option.min, ranges);
  const high = outerInterval(option.max, ranges);
  return low && high && { min: low.min, max: high.max };
}

function createRanges({ optionById, valueById, tables }: Bounding): Ranges {
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
