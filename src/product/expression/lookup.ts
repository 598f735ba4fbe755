/** Reads tables: lists by keys (first row that matches), matrices by two axes with `next`, `linear` or `exact` between their points. */
import { compare, divide, equals, add, multiply, subtract, type Rational } from '../../kernel/rational.js';
import type { Cell, Table } from '../product.js';
import type { Datum } from './scope.js';
import { toRational } from './to-rational.js';

type List = Extract<Table, { type: 'list' }>;
type Matrix = Extract<Table, { type: 'matrix' }>;

/** Where a key falls on an axis: between two points, `part` of the way; `null`: outside. */
interface Position {
  readonly low: number;
  readonly high: number;
  readonly part: Rational;
}

/** The table's value at the keys; `null` (unknown) in a hole, outside, or when a key is unknown. Axes ascend. */
export function lookup(table: Table, keys: readonly Datum[]): Datum {
  return table.type === 'list' ? lookupList(table, keys) : lookupMatrix(table, keys);
}

/** Whether a cell of a key column stands for the datum: the wildcard, the choice's id (or its `value`), the same text, number or truth. */
export function matchesCell(cell: Cell, datum: Datum): boolean {
  if (datum === null) return false;
  if (cell === '*' || cell === datum) return true;
  if (typeof datum === 'object' && 'id' in datum) {
    if (typeof cell === 'string' || typeof cell === 'boolean') return cell === datum.id;
    return (
      (typeof cell === 'number' && String(cell) === datum.id) || (datum.value !== null && equals(cell, datum.value))
    );
  }
  return typeof cell === 'object' && typeof datum === 'object' && equals(cell, datum);
}

function lookupList(table: List, keys: readonly Datum[]): Datum {
  const row = table.rows.find((candidate) =>
    candidate.keys.every((cell, index) => matchesCell(cell, keys[index] ?? null)),
  );
  return row?.value ?? null;
}

function lookupMatrix(table: Matrix, keys: readonly Datum[]): Rational | null {
  const x = locate(table.x.at, keys[0] ?? null, table.between);
  const y = locate(table.y.at, keys[1] ?? null, table.between);
  if (x === null || y === null) return null;
  const top = between(table.cells[y.low], x);
  return y.part === 0 || top === null ? top : mix(top, between(table.cells[y.high], x), y.part);
}

function between(row: readonly (Rational | null)[] | undefined, x: Position): Rational | null {
  const left = row?.[x.low] ?? null;
  return x.part === 0 || left === null ? left : mix(left, row?.[x.high] ?? null, x.part);
}

function mix(a: Rational, b: Rational | null, part: Rational): Rational | null {
  return b === null ? null : add(a, multiply(part, subtract(b, a)));
}

function locate(axis: readonly Cell[], key: Datum, how: Matrix['between']): Position | null {
  const exact = axis.findIndex((cell) => matchesCell(cell, key));
  if (exact >= 0) return { low: exact, high: exact, part: 0 };
  const value = toRational(key);
  if (how === 'exact' || value === null) return null;
  const high = axis.findIndex((cell) => isNumber(cell) && compare(cell, value) > 0);
  if (high < 0) return null;
  if (how === 'next') return { low: high, high, part: 0 };
  const from = axis[high - 1];
  const to = axis[high];
  if (from === undefined || to === undefined || !isNumber(from) || !isNumber(to)) return null;
  return { low: high - 1, high, part: divide(subtract(value, from), subtract(to, from)) ?? 0 };
}

function isNumber(cell: Cell): cell is Rational {
  return typeof cell === 'number' || typeof cell === 'object';
}
