import type { OptionValue } from '../configuration.js';
import { indexById } from '../loading.js';
import type { FilledOption } from '../filled.js';
import type { Option, RowsOption } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { CELL_KINDS } from './cells.js';
import type { Building, KindDescriptor } from './kind-descriptor.js';
import { fitsKind, nullable } from './nullable.js';

/** Most rows when the file says nothing. */
const USUAL_ROWS = 50;

/** The keys of this kind, filled in. */
export interface FilledRows extends FilledOption {
  readonly min: number | null;
  readonly max: number | null;
  readonly unique: readonly string[] | null;
}

type Row = Readonly<Record<string, OptionValue>>;

/** A table of sub-options. */
export const rowsKind: KindDescriptor<RowsOption, FilledRows> = {
  optional: true,
  build(file, base, building) {
    const option: RowsOption = {
      ...base,
      kind: 'rows',
      ...buildColumns(building),
      min: file.min ?? 0,
      max: file.max ?? USUAL_ROWS,
      unique: file.unique ?? [],
    };
    building.loading.known(option.columnById, option.unique, [...building.path, 'unique']);
    return option;
  },
  schema: (option) => ({ type: 'array', items: rowSchema(option), maxItems: option.max }),
  fits: (option, rows: readonly Row[]) =>
    rows.every((row) => option.columns.every((cell) => fitsKind(cellKind(cell), cell, row[cell.id]))),
  normalise: (option, value) => (Array.isArray(value) ? value.map((entry) => normaliseRow(option, entry)) : value),
  isEmpty: (value) => Array.isArray(value) && value.length === 0,
};

/** Exactly one row of sub-options; the file may write it without the list. */
export const fieldsKind: KindDescriptor<RowsOption> = {
  ...rowsKind,
  build: (_filled, base, building): RowsOption => ({
    ...base,
    kind: 'fields',
    ...buildColumns(building),
    min: 1,
    max: 1,
    unique: [],
  }),
  normalise: (option, value) =>
    (Array.isArray(value) ? value : [value]).map((entry: unknown) => normaliseRow(option, entry)),
};

function buildColumns(building: Building): Pick<RowsOption, 'columns' | 'columnById'> {
  const columns = building.columns();
  return { columns, columnById: indexById(columns) };
}

function rowSchema(option: RowsOption): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(option.columns.map((cell) => [cell.id, nullable(cellKind(cell).schema(cell))])),
    additionalProperties: false,
  };
}

function normaliseRow(option: RowsOption, entry: unknown): unknown {
  if (entry === null || typeof entry !== 'object') return entry;
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
