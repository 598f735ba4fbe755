/**
 * A design in the making as expressions see it: of every unknown the least and the greatest value left. Where both are one for all that
 * an expression reads, it is evaluated exactly; before that `node` says what holds whatever is still chosen.
 */
import type { OptionId, ValueId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import { evaluate } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import type { Datum, Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { decode, type Variable } from './variable.js';

/** A scope over what is left of values. */
export interface View extends Scope {
  readonly variables: readonly Variable[];
  /** By unknown. Change them with `set`. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Whether a value between least and greatest is left; `null`: all are. */
  isLeft: ((variable: number, value: number) => boolean) | null;
  /** Another number whenever something was set. */
  readonly tick: number;
  set(variable: number, low: number, high: number): void;
  /** The unknowns of an option: one, or one per choice of a multi. */
  partsOf(id: OptionId): readonly Variable[];
  /** The unknowns an expression reads, through derived values too. */
  reads(expression: Expression): readonly number[];
  /** Whether each of them has one value left. */
  areSingle(variables: readonly number[]): boolean;
}

/** Creates a view. `rows`: values of rows and fields, taken as decided. */
export function createView(
  product: Product,
  variables: readonly Variable[],
  context: Context,
  rows: ReadonlyMap<OptionId, OptionValue>,
): View {
  const parts = new Map<OptionId, Variable[]>(product.options.map((option) => [option.id, []]));
  for (const variable of variables) parts.get(variable.option.id)?.push(variable);
  const low = new Int32Array(variables.length);
  const high = new Int32Array(variables.length);
  const memo = new Map<ValueId, Datum>();
  let memoTick = 0;
  let tick = 0;
  const readers = new Map<Expression, readonly number[]>();
  return {
    product,
    variables,
    low,
    high,
    isLeft: null,
    get tick() {
      return tick;
    },
    quantity: context.quantity,
    market: context.market,
    set(variable, from, to) {
      low[variable] = from;
      high[variable] = to;
      tick++;
    },
    partsOf: (id) => parts.get(id) ?? [],
    reads(expression) {
      let found = readers.get(expression);
      if (found === undefined) {
        found = [...optionsRead(product, expression)].flatMap((id) => this.partsOf(id).map(({ index }) => index));
        readers.set(expression, found);
      }
      return found;
    },
    areSingle: (some) => some.every((variable) => low[variable] === high[variable]),
    option: (id) => decode(parts.get(id) ?? [], rows, ({ index }) => low[index] ?? 0),
    derived(id) {
      if (memoTick !== tick) memo.clear();
      memoTick = tick;
      return derive(id, memo, this);
    },
  };
}

function derive(id: ValueId, memo: Map<ValueId, Datum>, view: View): Datum {
  let datum = memo.get(id);
  if (datum !== undefined) return datum;
  // A cycle is refused when the product is loaded; here it would end as unknown.
  memo.set(id, null);
  const value = view.product.valueById.get(id);
  datum = value === undefined ? null : evaluate(value.expression, view);
  memo.set(id, datum);
  return datum;
}

/** The options an expression reads, through derived values too. */
export function optionsRead(
  product: Product,
  expression: Expression,
  seen = new Set<ValueId>(),
): ReadonlySet<OptionId> {
  const { options, values } = dependencies(expression);
  const found = new Set([...options].filter((id) => product.optionById.has(id)));
  for (const id of values) {
    const value = product.valueById.get(id);
    if (value === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const option of optionsRead(product, value.expression, seen)) found.add(option);
  }
  return found;
}
