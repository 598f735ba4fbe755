/** Only listed combinations: whether the values left agree with some row. A table is idle while one of its keys is unknown. */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import { toNumber } from '../kernel/rational.js';
import type { Expression } from '../product/expression/expression.js';
import { matchesCell } from '../product/expression/lookup.js';
import type { Cell, Product, Table } from '../product/product.js';
import { has, isSingle, type Domain } from './domain.js';
import { and } from './judge-expression.js';
import { choicesOf, type Variable } from './variable.js';
import type { Truth, View } from './view.js';

type List = Extract<Table, { type: 'list' }>;
type Key = Extract<Expression, { type: 'option' | 'derived' }>;

/** A compatibility table as a test. */
export interface TableTest {
  /** What it reads. */
  readonly keys: readonly Expression[];
  /** Whether the combination is listed, or the table idle. */
  test(view: View): Truth;
}

/** Prepares the test of a table. */
export function createTableTest(product: Product, table: List): TableTest {
  const keys = table.by.map((id): Key => {
    const span = { start: 0, end: 0 };
    return product.optionById.has(id) ? { type: 'option', optionId: id, span } : { type: 'derived', valueId: id, span };
  });
  // Which values of a column's option a row allows; `null`: any. Found out once, when the unknowns are known.
  let columns: (readonly (ReadonlySet<number> | null)[])[] | null = null;
  return {
    keys,
    test(view) {
      const allowed = (columns ??= keys.map((key, at) => table.rows.map((row) => allowedValues(key, elementAt(row.keys, at), view))));
      const known = and(...keys.map((key) => () => isKnown(key, view)));
      if (known === false) return true;
      let listed: Truth = false;
      for (let row = 0; row < table.rows.length && listed !== true; row++) {
        const truth = and(...keys.map((key, at) => () => matches(key, elementAt(elementAt(table.rows, row).keys, at), elementAt(elementAt(allowed, at), row), view)));
        if (truth !== false) listed = truth;
      }
      return listed === true ? true : known === null ? null : listed;
    },
  };
}

function variableOf(key: Key, view: View): Variable | undefined {
  return key.type === 'option' ? view.variablesOf.get(key.optionId)?.[0] : undefined;
}

function allowedValues(key: Key, cell: Cell, view: View): ReadonlySet<number> | null {
  const variable = variableOf(key, view);
  if (variable === undefined || cell === '*') return null;
  const { option } = variable;
  if (option.kind === 'choice') return new Set(choicesOf(option).flatMap((choice, index) => (matchesCell(cell, choice) ? [index] : [])));
  const value = typeof cell === 'string' || typeof cell === 'boolean' ? cell : toNumber(cell);
  const index = variable.indexOf(value);
  return new Set(index === undefined ? [] : [index]);
}

function isKnown(key: Key, view: View): Truth {
  const variable = variableOf(key, view);
  if (variable === undefined) return key.type === 'derived' && view.isSettled(key) ? view.derived(key.valueId) !== null : null;
  const domain = view.domainOf(variable.index);
  return elementAt(domain, 0) >= 0 ? true : existing(domain.at(-1)) < 0 ? false : null;
}

function matches(key: Key, cell: Cell, allowed: ReadonlySet<number> | null, view: View): Truth {
  if (cell === '*') return true;
  if (key.type === 'derived') return view.isSettled(key) ? matchesCell(cell, view.derived(key.valueId)) : null;
  const domain: Domain = view.domainOf(existing(variableOf(key, view)).index);
  for (const value of allowed ?? []) if (has(domain, value)) return isSingle(domain) ? true : null;
  return false;
}
