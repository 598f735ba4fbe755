import type { MarketId, ValueId } from '../../kernel/ids.js';
import { toNumber } from '../../kernel/rational.js';
import type { Derived, RowValue, Values } from '../configuration.js';
import type { Product, RowsOption } from '../product.js';
import { evaluate } from './evaluate.js';
import type { Datum, Scope } from './scope.js';

/** What a scope is made of. */
export interface ScopeInput {
  /** Present options only. */
  readonly values: Values;
  readonly quantity: number;
  readonly market: MarketId | null;
}

/** A scope over finished values. Derived values are computed when first read, with those before them, once. */
export function createScope(product: Product, input: ScopeInput): Scope {
  const known = new Map<ValueId, Datum>();
  const scope: Scope = {
    product,
    quantity: input.quantity,
    market: input.market,
    option: (id) => (Object.hasOwn(input.values, id) ? input.values[id] : undefined),
    derived(id) {
      // In their own order each finds those it reads already known, so that a long chain of them needs no deep stack.
      for (const value of product.values) {
        if (known.has(id)) break;
        if (known.has(value.id)) continue;
        // A cycle is refused when the product is loaded; here it would end as unknown.
        known.set(value.id, null);
        known.set(value.id, evaluate(value.expression, scope));
      }
      return known.get(id) ?? null;
    },
  };
  return scope;
}

/** What the words of a column read: the cells of its own row stand before the product's options. */
export function rowScope(scope: Scope, { columnById }: RowsOption, row: RowValue): Scope {
  return {
    ...scope,
    columns: columnById,
    option: (id) => (columnById.has(id) ? (Object.hasOwn(row, id) ? row[id] : undefined) : scope.option(id)),
  };
}

/** A datum as plain data: numbers rounded to JavaScript's, choices by id. */
export function toPlain(datum: Datum): number | string | boolean | null {
  if (datum === null || typeof datum === 'string' || typeof datum === 'boolean') return datum;
  return typeof datum === 'object' && 'id' in datum ? datum.id : toNumber(datum);
}

/** All derived values of the product in this scope, as plain data. */
export function derivedValues(scope: Scope): Derived {
  const derived: Record<ValueId, number | string | boolean | null> = {};
  for (const { id } of scope.product.values) derived[id] = toPlain(scope.derived(id));
  return derived;
}
