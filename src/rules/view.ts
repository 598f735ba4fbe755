/**
 * A design in the making as expressions see it: every unknown with the values left to it. Where all that an expression reads is
 * single, it is evaluated exactly; before that `range` says what holds whatever is still chosen.
 */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId, ValueId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import { evaluate } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import type { Datum, Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { isSingle, lowest, type Domain } from './domain.js';
import { decode, type Variable } from './variable.js';

/** A scope over domains instead of values. */
export interface View extends Scope {
  /** The unknowns of an option: one, or one per choice of a multi. */
  partsOf(id: OptionId): readonly Variable[];
  /** Looks at these domains from now on; the array is read, never kept beyond the next call. */
  look(domains: readonly Domain[]): void;
  /** Narrows one unknown for now. */
  narrow(variable: number, domain: Domain): void;
  domainOf(variable: number): Domain;
  /** The unknowns an expression reads, through derived values too. */
  reads(expression: Expression): readonly number[];
  /** Whether all of them are single, so that `evaluate` is exact. */
  isSettled(expression: Expression): boolean;
  /** What was found out about the present domains; empty again with the next. */
  readonly memo: Map<unknown, unknown>;
}

/** Creates a view that looks at nothing yet. `rows`: values of rows and fields, taken as decided. */
export function createView(
  product: Product,
  variables: readonly Variable[],
  context: Context,
  rows: ReadonlyMap<OptionId, OptionValue>,
): View {
  const parts = new Map<OptionId, Variable[]>(product.options.map((option) => [option.id, []]));
  for (const variable of variables) parts.get(variable.option.id)?.push(variable);
  let domains: Domain[] = [];
  const memo = new Map<unknown, unknown>();
  const readers = new Map<Expression, readonly number[]>();
  const view: View = {
    product,
    memo,
    quantity: context.quantity,
    market: context.market,
    partsOf: (id) => parts.get(id) ?? [],
    look(next) {
      domains = [...next];
      memo.clear();
    },
    narrow(variable, domain) {
      domains[variable] = domain;
      memo.clear();
    },
    domainOf: (variable) => elementAt(domains, variable),
    reads(expression) {
      let found = readers.get(expression);
      if (found === undefined) {
        found = [...optionsRead(product, expression)].flatMap((id) => view.partsOf(id).map(({ index }) => index));
        readers.set(expression, found);
      }
      return found;
    },
    isSettled: (expression) => view.reads(expression).every((variable) => isSingle(elementAt(domains, variable))),
    option: (id) => decode(view.partsOf(id), rows, ({ index }) => lowest(elementAt(domains, index))),
    derived(id) {
      const known = memo.get(id) as Datum | undefined;
      if (known !== undefined) return known;
      memo.set(id, null);
      const value = product.valueById.get(id);
      const datum = value === undefined ? null : evaluate(value.expression, view);
      memo.set(id, datum);
      return datum;
    },
  };
  return view;
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
