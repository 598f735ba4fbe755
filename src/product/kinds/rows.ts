import { indexById, orNull } from '../build/forms.js';
import type { Option, RowsOption } from '../product.js';
import type { OptionFileOf } from '../schema/options.js';
import { CELL_KINDS } from './cells.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { isRecord } from './value-tests.js';

/** Most rows when the file says nothing. */
const USUAL_ROWS = 50;

/** Most rows a file may ask for: a design starts with as many as there must be. */
const MOST_ROWS = 1000;

/** A table of sub-options. */
export const rowsKind: KindDescriptor<RowsOption, OptionFileOf<'rows'>> = {
  optional: true,
  build({ min = 0, max = USUAL_ROWS, unique = [], rowTitle }, base, { columns, forms }) {
    if (!(min <= MOST_ROWS && max <= MOST_ROWS)) throw new RangeError();
    return {
      ...base,
      kind: 'rows',
      columns,
      columnById: indexById(columns),
      min,
      max,
      unique,
      rowTitle: orNull(rowTitle, forms.text),
    };
  },
  accepts: (option, rows) =>
    Array.isArray(rows) && rows.length <= option.max && rows.every((row) => isRowOf(option, row)),
  normalise: (option, value) => (Array.isArray(value) ? value.map((entry) => normaliseRow(option, entry)) : value),
  isEmpty: (value) => Array.isArray(value) && value.length === 0,
};

/** Exactly one row of sub-options; the file may write it without the list. */
export const fieldsKind: KindDescriptor<RowsOption, OptionFileOf<'fields'>> = {
  ...rowsKind,
  build: (_file, base, { columns }): RowsOption => ({
    ...base,
    kind: 'fields',
    columns,
    columnById: indexById(columns),
    min: 1,
    max: 1,
    unique: [],
    rowTitle: null,
  }),
  normalise: (option, value) =>
    (Array.isArray(value) ? value : [value]).map((entry: unknown) => normaliseRow(option, entry)),
};

function isRowOf(option: RowsOption, row: unknown): boolean {
  return (
    isRecord(row) &&
    Object.entries(row).every(([id, value]) => {
      const cell = option.columnById.get(id);
      return cell !== undefined && (value === null || cellKind(cell).accepts(cell, value));
    })
  );
}

function normaliseRow(option: RowsOption, entry: unknown): unknown {
  if (!isRecord(entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry).map(([id, value]) => {
      const cell = option.columnById.get(id);
      return [id, cell === undefined || value === null ? value : (cellKind(cell).normalise?.(cell, value) ?? value)];
    }),
  );
}

function cellKind(cell: Option): KindDescriptor {
  return CELL_KINDS[cell.kind as keyof typeof CELL_KINDS];
}
