/** Listed combinations of options: as a table of the solver, and as a node. */
import { fits, has, valuesOf, type Domain } from '../domain.js';
import { addTable } from '../solve/table.js';
import type { View } from '../view.js';
import type { Compiler, Condition } from './condition.js';
import { make } from './interval.js';
import { literalOf } from './unknown.js';

/** Per column the values a row allows; `null`: any. */
type Row = readonly (Domain | null)[];

/**
 * Some row holds wherever `applies` does.
 *
 * @param variables - The unknown of each column.
 */
export function addRows(
  { encoding }: Compiler,
  applies: number,
  variables: readonly number[],
  rows: readonly Row[],
): void {
  const values = variables.map((_, column) => [...new Set(rows.flatMap((row) => valuesOf(row[column] ?? [])))]);
  const scope = values.map((some, column) =>
    some.map((value) => literalOf(encoding, variables[column]!, [value, value])),
  );
  const cells = rows.flatMap((row) =>
    row.reduce<number[][]>(
      (made, cell, column) => {
        const some = values[column]!;
        const places = cell === null ? [-1] : some.flatMap((value, place) => (has(cell, value) ? [place] : []));
        return made.flatMap((one) => places.map((place) => [...one, place]));
      },
      [[0]],
    ),
  );
  const isFree = [1, ...variables.map(() => -1)];
  addTable(encoding.solver, [[applies, applies ^ 1], ...scope], [...cells, isFree]);
}

/** Whether no row fits what is left. */
export function unlisted(
  { low, high }: View,
  variables: readonly number[],
  rows: readonly Row[],
): Pick<Condition, 'reads' | 'node'> {
  const node = make((own) => {
    own.low = own.high = 1;
    for (const row of rows) {
      let fit = 1;
      for (let column = 0; column < row.length && fit > 0; column++) {
        const cell = row[column];
        if (cell === null || cell === undefined) continue;
        const variable = variables[column]!;
        fit = Math.min(fit, fits(low[variable]!, high[variable]!, cell));
      }
      if (fit === 1) own.high = 0;
      if (fit > 0) own.low = 0;
      if (own.high === 0) return;
    }
  });
  return { reads: [...new Set(variables)], node };
}
