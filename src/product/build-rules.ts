/** Derived values in the order they read each other, tables, and rules. */
import type { IssuePath } from '../kernel/issue.js';
import { rational } from '../kernel/rational.js';
import { dependencies } from './expression/dependencies.js';
import type { TableNames, ValueType } from './expression/names.js';
import { parseTyped } from './expression/parse.js';
import type { Expression } from './expression/expression.js';
import { choiceIds } from './build-model.js';
import { checkValue } from './build-option.js';
import { normaliseValue } from './kinds/registry.js';
import { type Loading, constant } from './loading.js';
import type { Cell, DerivedValue, Option, Rule, Table } from './product.js';
import type { DerivedFile, RuleFile, TableFile } from './schema/rule.js';

type Tables = ReadonlyMap<string, Table>;
type Options = ReadonlyMap<string, Option>;

/** Most rows of one table. */
const MAX_ROWS = 50_000;

function cell(written: boolean | number | string): Cell {
  return typeof written === 'number' ? rational(written) : written;
}

/** Builds `tables`. */
export function buildTables(written: Readonly<Record<string, TableFile>>, loading: Loading): Tables {
  return new Map(Object.entries(written).map(([id, table]) => [id, 'rows' in table ? buildList(id, table, loading) : buildMatrix(id, table, loading)]));
}

function buildList(id: string, { by, rows }: Extract<TableFile, { by: unknown }>, loading: Loading): Table {
  const path: IssuePath = ['tables', id, 'rows'];
  if (rows.length > MAX_ROWS) loading.report('product/out-of-range', path, { maximum: MAX_ROWS });
  const width = rows[0]?.length ?? 0;
  rows.forEach((row, index) => {
    const fits = row.length === width && (width === by.length || width === by.length + 1);
    if (!fits) loading.report('product/table-shape', [...path, index], { found: row.length, expected: by.length });
  });
  return {
    type: 'list',
    id,
    by,
    rows: rows.map((row) => {
      const value = row[by.length];
      return { keys: row.slice(0, by.length).map(cell), value: value === undefined ? null : cell(value) };
    }),
  };
}

function buildMatrix(id: string, { x, y, cells, between }: Extract<TableFile, { cells: unknown }>, loading: Loading): Table {
  const path: IssuePath = ['tables', id];
  if (cells.length !== y.at.length) loading.report('product/table-shape', [...path, 'cells'], { found: cells.length, expected: y.at.length });
  cells.forEach((row, index) => {
    if (row.length !== x.at.length) loading.report('product/table-shape', [...path, 'cells', index], { found: row.length, expected: x.at.length });
  });
  for (const [name, { at }] of [['x', x], ['y', y]] as const) {
    const later = at.findIndex((value, index) => index > 0 && typeof value === 'number' && value <= Number(at[index - 1]));
    if (later > 0) loading.report('product/table-order', [...path, name, 'at', later], {});
  }
  const axis = ({ by, at }: typeof x): { by: string; at: Cell[] } => ({ by, at: at.map(cell) });
  return { type: 'matrix', id, x: axis(x), y: axis(y), cells: cells.map((row) => row.map((value) => (value === null ? null : rational(value)))), between: between ?? 'exact' };
}

/** Names of the tables, for expressions. */
export function tableNames(tables: Tables): ReadonlyMap<string, TableNames> {
  return new Map(
    [...tables].map(([id, table]) => {
      const value = table.type === 'list' ? table.rows[0]?.value : 0;
      const type: ValueType = typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
      return [id, { by: axesOf(table).map(([by]) => by), type }];
    }),
  );
}

function axesOf(table: Table): readonly (readonly [by: string, cells: readonly Cell[], path: (index: number) => IssuePath, byPath: IssuePath])[] {
  const { id } = table;
  if (table.type === 'list') {
    return table.by.map((by, column) => [by, table.rows.map(({ keys }) => keys[column] ?? ''), (row) => ['tables', id, 'rows', row, column], ['tables', id, 'by', column]]);
  }
  return (['x', 'y'] as const).map((name) => [table[name].by, table[name].at, (index) => ['tables', id, name, 'at', index], ['tables', id, name, 'by']]);
}

/** Reports columns that name nothing, and keys that no choice has: a value absent from a table is seen while authoring. */
export function checkTables(tables: Tables, loading: Loading, options: Options): void {
  const names = new Map<string, unknown>([...options, ...loading.names.values]);
  for (const table of tables.values()) {
    for (const [by, cells, path, byPath] of axesOf(table)) {
      if (!loading.known(names, [by], byPath)) continue;
      const option = options.get(by);
      if (option?.kind !== 'choice' && option?.kind !== 'color') continue;
      const ids = choiceIds(option);
      cells.forEach((key, index) => {
        if (typeof key === 'string' && key !== '*' && ids.size > 0) loading.known(ids, [key], path(index), 'product/unknown-choice');
      });
    }
  }
}

/** Builds `values`: typed and sorted, each after those it reads. A cycle is reported once. */
export function buildValues(written: readonly DerivedFile[], loading: Loading): readonly DerivedValue[] {
  const path = (id: string): IssuePath => ['values', written.findIndex((value) => value.id === id), 'value'];
  const byId = new Map(loading.unique(written, ['values']).map((value) => [value.id, value]));
  const done = new Map<string, DerivedValue>();
  const open: string[] = [];
  const types = loading.names.values as Map<string, ValueType>;
  const build = (id: string): void => {
    const value = byId.get(id);
    if (value === undefined || done.has(id)) return;
    if (open.includes(id)) {
      loading.report('product/cycle', path(id), { cycle: [...open.slice(open.indexOf(id)), id].join(' > ') });
      return;
    }
    open.push(id);
    const source = value.value;
    const isFormula = typeof source === 'string' && source.startsWith('=');
    // Parsed once for its names and once, those typed, for its own type.
    const names = isFormula ? parseTyped(source.slice(1), loading.names) : null;
    if (names?.ok) for (const read of dependencies(names.value.expression).values) build(read);
    const parsed = isFormula && names?.ok ? parseTyped(source.slice(1), loading.names) : names;
    if (parsed !== null && !parsed.ok) loading.fault(parsed.error, path(id), 1);
    types.set(id, parsed === null ? literalType(source) : parsed.ok ? parsed.value.type : 'any');
    const expression = parsed === null ? loading.formula(source, path(id)) : parsed.ok ? parsed.value.expression : constant('');
    open.pop();
    done.set(id, { id, title: loading.optionalText(value.title, [...path(id).slice(0, 2), 'title']), expression });
  };
  for (const id of byId.keys()) build(id);
  return [...done.values()];
}

function literalType(value: boolean | number | string): ValueType {
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
}

const BODIES = ['forbid', 'require', 'allow', 'set', 'warn'] as const;

/** Builds one rule; `null` when it has not exactly one body. */
export function buildRule(written: RuleFile, index: number, loading: Loading, { tables, options }: { tables: Tables; options: Options }): Rule | null {
  const path: IssuePath = ['rules', index];
  const bodies = BODIES.filter((key) => written[key] !== undefined);
  const type = bodies[0];
  if (type === undefined || bodies.length > 1) {
    loading.report('product/one-of', path, { keys: BODIES.join(', '), found: bodies.length });
    return null;
  }
  const base = { id: written.id, index, when: loading.condition(written.when, [...path, 'when']), say: loading.localizedTemplate(written.say, [...path, 'say']) };
  if (type === 'allow') {
    const tableId = (written.allow ?? '').replace(/^@/, '');
    loading.known(tables, [tableId], [...path, type], 'product/unknown-table');
    return { ...base, body: { type, tableId } };
  }
  if (type === 'set') return { ...base, body: { type, values: buildSet(written.set ?? {}, [...path, type], loading, options) } };
  return { ...base, body: { type, condition: loading.expression(written[type] ?? '', [...path, type], { expect: 'boolean' }) } };
}

type SetFile = Readonly<Record<string, boolean | number | string>>;

function buildSet(written: SetFile, path: IssuePath, loading: Loading, options: Options): ReadonlyMap<string, Expression> {
  const entries = Object.entries(written).map(([id, value]): [string, Expression] => {
    const option = options.get(id);
    const at = [...path, id];
    if (option === undefined) loading.known(options, [id], at, 'product/unknown-option');
    const beside = loading.names.options.get(id);
    if (option === undefined || (typeof value === 'string' && value.startsWith('='))) return [id, loading.formula(value, at, beside === undefined ? {} : { beside })];
    const plain = normaliseValue(option, value) as typeof value;
    loading.withBounds(() => checkValue(option, plain, at, loading));
    return [id, option.kind === 'choice' ? { type: 'choice', optionId: id, choiceId: String(plain), span: { start: 0, end: 0 } } : loading.formula(plain, at)];
  });
  return new Map(entries);
}
