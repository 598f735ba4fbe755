/**
 * Compact table (Demeulenaere et al., CP 2016): the rows still alive as a bit-set, a bit-set of supporting rows per value and the word
 * where support was last found. Words that became empty are swapped out of sight; both are undone with the trail. A row may leave a
 * column open. Rejected: a clause per row (a million clauses for one published model).
 */
import { addPropagator, addStore, imply, write, type Propagator, type Solver } from './solver.js';

interface Column {
  readonly literals: readonly number[];
  /** By value: rows that allow it. */
  readonly allowing: readonly Int32Array[];
  /** By value: rows that demand it. */
  readonly demanding: readonly Int32Array[];
  /** By value: the word where support was last found. */
  readonly found: Int32Array;
}

interface Table {
  readonly columns: readonly Column[];
  /** Words with live rows stand first. */
  readonly words: Int32Array;
  /** Where the live rows stand in the store, the number of words with live rows behind them. */
  readonly live: number;
}

/** Codes of what became true: column x 2^17 + value x 2, one more if the value is out. */
const COLUMN = 1 << 17;

/**
 * Adds a table: some row holds. Only at level 0.
 *
 * @param scope - Per column its literals, of which exactly one is true.
 * @param rows - Per column the place of the literal; -1: any.
 * @returns Whether some row has these places, by column.
 */
export function addTable(
  s: Solver,
  scope: readonly (readonly number[])[],
  rows: readonly (readonly number[])[],
): (placeIn: (column: number) => number) => boolean {
  const length = (rows.length + 31) >> 5;
  const live = new Int32Array(length + 1).fill(-1);
  if (rows.length & 31) live[length - 1] = (1 << (rows.length & 31)) - 1;
  live[length] = length;
  const table: Table = {
    columns: scope.map((literals, column) => createColumn(literals, rows, column, length)),
    words: Int32Array.from({ length }, (_, at) => at),
    live: addStore(s, [...live]),
  };
  const propagator: Propagator = {
    pending: [],
    isWaiting: false,
    isSettled: () => false,
    filter: (solver) => cut(solver, table, propagator.pending) && removeUnsupported(solver, table, propagator),
    explain: (solver, literal, before) => explain(solver, table, literal, before),
  };
  addPropagator(
    s,
    propagator,
    scope.flatMap((literals, column) =>
      literals.flatMap((literal, value): [number, number][] => [
        [literal, column * COLUMN + value * 2],
        [literal ^ 1, column * COLUMN + value * 2 + 1],
      ]),
    ),
  );
  return (placeIn) => {
    const supports = table.columns.map(({ allowing }, column) => allowing[placeIn(column)]!);
    return table.words.some((at) => supports.reduce((rest, rows) => rest & rows[at]!, -1) !== 0);
  };
}

function createColumn(
  literals: readonly number[],
  rows: readonly (readonly number[])[],
  column: number,
  length: number,
): Column {
  const demanding = literals.map(() => new Int32Array(length));
  const anything = new Int32Array(length);
  const isOpen = rows.some((row) => row[column]! < 0);
  rows.forEach((row, at) => {
    const cell = row[column]!;
    (cell < 0 ? anything : demanding[cell]!)[at >> 5]! |= 1 << (at & 31);
  });
  const allowing = isOpen ? demanding.map((bits) => bits.map((word, at) => word | anything[at]!)) : demanding;
  return { literals, demanding, allowing, found: new Int32Array(literals.length) };
}

/** Takes out the rows that the latest values exclude. */
function cut(s: Solver, { columns, words, live }: Table, pending: readonly number[]): boolean {
  const limitAt = live + words.length;
  let fixed = -1;
  for (let index = 0; index < pending.length; index++) {
    const code = pending[index]!;
    const column = Math.floor(code / COLUMN);
    const isOut = (code & 1) === 1;
    // Right after a value is in, the others of its column are out: nothing new.
    if (isOut && column === fixed) continue;
    if (!isOut) fixed = column;
    const value = (code % COLUMN) >> 1;
    const { allowing, demanding } = columns[column]!;
    const mask = isOut ? demanding[value]! : allowing[value]!;
    let limit = s.store[limitAt]!;
    for (let at = limit - 1; at >= 0; at--) {
      const word = words[at]!;
      const before = s.store[live + word]!;
      const after = isOut ? before & ~mask[word]! : before & mask[word]!;
      if (after === before) continue;
      write(s, live + word, after);
      if (after !== 0) continue;
      words[at] = words[--limit]!;
      words[limit] = word;
    }
    if (limit !== s.store[limitAt]) write(s, limitAt, limit);
    if (limit === 0) return false;
  }
  return true;
}

/** Takes out the values that no live row allows. */
function removeUnsupported(s: Solver, { columns, words, live }: Table, propagator: Propagator): boolean {
  const limit = s.store[live + words.length]!;
  if (limit === 0) return false;
  for (const { literals, allowing, found } of columns) {
    for (let value = 0; value < literals.length; value++) {
      const literal = literals[value]!;
      if (s.value[literal] !== 0) continue;
      const rows = allowing[value]!;
      if (s.store[live + found[value]!]! & rows[found[value]!]!) continue;
      let at = 0;
      while (at < limit && !(s.store[live + words[at]!]! & rows[words[at]!]!)) at++;
      if (at < limit) found[value] = words[at]!;
      else imply(s, literal ^ 1, propagator);
    }
  }
  return true;
}

/** Enough values to exclude every row that allows the one in question, in whichever of its columns that can be. */
function explain(s: Solver, table: Table, literal: number, before: number): void {
  const own = table.columns.filter(({ literals }) => literals.includes(literal ^ 1));
  if (literal === 0) exclude(s, table, undefined, 0, before);
  else own.some((column) => exclude(s, table, column, literal ^ 1, before));
}

/** Chooses values greedily, those in before those out; they end up in `solver.why`. False: they do not exclude all. */
function exclude(
  s: Solver,
  { columns, words }: Table,
  own: Column | undefined,
  asked: number,
  before: number,
): boolean {
  const left = own === undefined ? words.map(() => -1) : own.allowing[own.literals.indexOf(asked)]!.slice();
  s.why.length = 0;
  for (const wanted of [1, -1]) {
    for (const column of columns) {
      if (column === own) continue;
      column.literals.forEach((value, place) => {
        if (s.value[value] !== wanted || s.place[value >> 1]! >= before) return;
        const rows = wanted > 0 ? column.allowing[place]! : column.demanding[place]!;
        let isOfUse = false;
        for (let at = 0; at < left.length; at++) {
          const rest = left[at]! & (wanted > 0 ? rows[at]! : ~rows[at]!);
          isOfUse ||= rest !== left[at];
          left[at] = rest;
        }
        if (isOfUse) s.why.push(wanted > 0 ? value : value ^ 1);
      });
    }
  }
  return left.every((word) => word === 0);
}
