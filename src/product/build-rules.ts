/** Derived values in the order they read each other, tables, and rules. */
import type { IssuePath } from '../kernel/issue.js';
import { compare } from '../kernel/rational.js';
import { buildValue } from './build-option.js';
import { dependencies } from './expression/dependencies.js';
import type { Expression } from './expression/expression.js';
import type { TableNames, ValueType } from './expression/names.js';
import type { FilledRule, FilledTable } from './filled.js';
import { type Loading, choiceIds, constant } from './loading.js';
import type { Cell, DerivedValue, Option, Rule, Table } from './product.js';
import type { DerivedFile, TableFile } from './schema/rule.js';

type Tables = ReadonlyMap<string, Table>;
type Options = ReadonlyMap<string, Option>;

/** Most rows of one table. */
const MAX_ROWS = 50_000;

/** Builds a table. */
export function buildTable(id: string, table: FilledTable, loading: Loading): Table {
  const path: IssuePath = ['tables', id];
  const shape = (found: number, expected: number, fits: boolean, ...at: IssuePath): void => {
    if (!fits) loading.report.error('product/table-shape', [...path, ...at], { found, expected });
  };
  if ('rows' in table) {
    const { by, rows } = table;
    const keys = by.length;
    const width = rows[0]?.length ?? 0;
    if (rows.length > MAX_ROWS) loading.report.error('product/out-of-range', [...path, 'rows'], { maximum: MAX_ROWS });
    rows.forEach(({ length }, index) =>
      shape(length, keys, length === width && (width === keys || width === keys + 1), 'rows', index),
    );
    return { type: 'list', id, by, rows: rows.map((row) => ({ keys: row.slice(0, keys), value: row[keys] ?? null })) };
  }
  const { x, y, cells, between } = table;
  shape(cells.length, y.at.length, cells.length === y.at.length, 'cells');
  cells.forEach((row, index) => shape(row.length, x.at.length, row.length === x.at.length, 'cells', index));
  for (const [name, { at }] of [
    ['x', x],
    ['y', y],
  ] as const) {
    const later = at.findIndex((value, index) => isNotAbove(value, at[index - 1]));
    if (later > 0) loading.report.error('product/table-order', [...path, name, 'at', later], {});
  }
  return { type: 'matrix', id, x, y, cells, between: between ?? 'exact' };
}

function isNotAbove(value: Cell, before: Cell | undefined): boolean {
  const isText = (cell: Cell): cell is string | boolean => typeof cell === 'string' || typeof cell === 'boolean';
  return before !== undefined && !isText(value) && !isText(before) && compare(value, before) <= 0;
}

/** What expressions know of a table. */
export function tableNames(table: TableFile): TableNames {
  if (!('rows' in table)) return { by: [table.x.by, table.y.by], type: 'number' };
  const value = table.rows[0]?.[table.by.length];
  return { by: table.by, type: value === undefined ? 'number' : literalType(value) };
}

type TableAxis = readonly [by: string, cells: readonly Cell[], path: (index: number) => IssuePath, byPath: IssuePath];

function axesOf(table: Table): readonly TableAxis[] {
  const { id } = table;
  if (table.type === 'list') {
    return table.by.map((by, column) => [
      by,
      table.rows.map(({ keys }) => keys[column] ?? ''),
      (row) => ['tables', id, 'rows', row, column],
      ['tables', id, 'by', column],
    ]);
  }
  return (['x', 'y'] as const).map((name) => [
    table[name].by,
    table[name].at,
    (index) => ['tables', id, name, 'at', index],
    ['tables', id, name, 'by'],
  ]);
}

/** Reports columns that name nothing, and keys that no choice has: a value absent from a table is seen while authoring. */
export function checkTables(tables: Tables, loading: Loading, options: Options): void {
  const names = new Map<string, unknown>([...options, ...loading.names.values]);
  for (const table of tables.values()) {
    for (const [by, cells, path, byPath] of axesOf(table)) {
      loading.known(names, [by], byPath);
      const option = options.get(by);
      if (option?.kind !== 'choice' && option?.kind !== 'color') continue;
      const ids = choiceIds(option);
      cells.forEach((key, index) => {
        if (typeof key === 'string' && key !== '*' && ids.size > 0)
          loading.known(ids, [key], path(index), 'product/unknown-choice');
      });
    }
  }
}

/** Builds `values`: typed and sorted, each after those it reads. A cycle is reported once. */
export function buildValues(written: readonly DerivedFile[], loading: Loading): readonly DerivedValue[] {
  const byId = new Map(loading.unique(written, 'values').map((value) => [value.id, value]));
  const done = new Map<string, DerivedValue>();
  const open: string[] = [];
  const types = loading.names.values as Map<string, ValueType>;
  const build = (id: string): void => {
    const value = byId.get(id);
    if (value === undefined || done.has(id)) return;
    const index = written.indexOf(value);
    const path: IssuePath = ['values', index, 'value'];
    if (open.includes(id)) {
      loading.report.error('product/cycle', path, { cycle: [...open.slice(open.indexOf(id)), id].join(' > ') });
      return;
    }
    open.push(id);
    const source = value.value;
    let expression: Expression;
    if (typeof source === 'string' && source.startsWith('=')) {
      const read = (): ReturnType<Loading['typed']> => loading.typed(source.slice(1), path, {}, 1);
      // Read once for its names and once, those typed, for its own type.
      dependencies(read().node).values.forEach(build);
      const { node, type } = read();
      types.set(id, type);
      expression = node;
    } else {
      types.set(id, literalType(source));
      expression = constant(source);
    }
    open.pop();
    done.set(id, {
      id,
      title: value.title === undefined ? null : loading.text(value.title, ['values', index, 'title']),
      expression,
    });
  };
  for (const id of byId.keys()) build(id);
  return [...done.values()];
}

function literalType(value: boolean | number | string): ValueType {
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
}

const BODIES = ['forbid', 'require', 'allow', 'set', 'warn'] as const;

/** Builds one rule; none when it has not exactly one body. */
export function buildRule(
  filled: FilledRule,
  index: number,
  loading: Loading,
  tables: Tables,
  options: Options,
): readonly Rule[] {
  const path: IssuePath = ['rules', index];
  const { id, when, say, allow, set } = filled;
  const bodies = BODIES.filter((key) => filled[key] !== null);
  const [type] = bodies;
  if (type === undefined || bodies.length > 1) {
    loading.report.error('product/one-of', path, { keys: BODIES.join(', '), found: bodies.length });
    return [];
  }
  const tableId = allow?.replace(/^@/, '') ?? '';
  if (type === 'allow') loading.known(tables, [tableId], [...path, type], 'product/unknown-table');
  const body = (): Rule['body'] => {
    if (type === 'allow') return { type, tableId };
    if (type === 'set') return { type, values: buildSet(set ?? {}, [...path, type], loading, options) };
    return { type, condition: filled[type] ?? constant(true) };
  };
  return [{ id, index, when, say, body: body() }];
}

function buildSet(
  written: NonNullable<FilledRule['set']>,
  path: IssuePath,
  loading: Loading,
  options: Options,
): ReadonlyMap<string, Expression> {
  const entries = Object.entries(written).map(([id, value]): [string, Expression] => {
    const option = options.get(id);
    const at = [...path, id];
    loading.known(options, [id], at, 'product/unknown-option');
    const beside = loading.names.options.get(id);
    if (option === undefined || beside === undefined || (typeof value === 'string' && value.startsWith('=')))
      return [id, loading.formula(value, at, beside === undefined ? {} : { beside })];
    const plain = buildValue(option, value, at, loading) as typeof value;
    return [
      id,
      option.kind === 'choice'
        ? { type: 'choice', optionId: id, choiceId: String(plain), span: { start: 0, end: 0 } }
        : loading.formula(plain, at),
    ];
  });
  return new Map(entries);
}
