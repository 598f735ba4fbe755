/** Checks tables, and that each rule says exactly one thing. */
import type { IssuePath } from '../../kernel/issue.js';
import { BODIES, MAX_ROWS } from '../build/build-rules.js';
import { isFormula } from '../build/forms.js';
import type { Product, Table } from '../product.js';
import type { ProductFile } from '../schema/product-file.js';
import type { TableFile } from '../schema/rule.js';
import { choiceIds } from './choice-ids.js';
import type { IssueList } from './issue-list.js';
import type { TypedNames } from './option-types.js';
import type { WordCheck } from './word-check.js';

/** Checks the form of the rules: their bodies, and the formulas they set. */
export function checkRules(
  { rules = [], tables = {} }: ProductFile,
  names: TypedNames,
  words: WordCheck,
  list: IssueList,
): void {
  list.unique(rules, 'rules');
  for (const [index, rule] of rules.entries()) {
    const path: IssuePath = ['rules', index];
    const bodies = BODIES.filter((key) => rule[key] !== undefined);
    if (bodies.length !== 1) {
      list.error('product/one-of', path, { keys: BODIES.join(', '), found: bodies.length });
      if (bodies.length === 0) words.mend([...path, 'warn'], 'true');
      continue;
    }
    if (rule.allow !== undefined)
      list.known(
        new Set(Object.keys(tables)),
        [rule.allow.replace(/^@/, '')],
        [...path, 'allow'],
        'product/unknown-table',
      );
    for (const [id, value] of Object.entries(rule.set ?? {})) {
      const at = [...path, 'set', id];
      const beside = names.options.get(id);
      list.known(names.options, [id], at, 'product/unknown-option');
      if (isFormula(value)) words.formula(value, at, names, beside ? { beside } : {});
    }
  }
}

/** Checks the form of the tables: rows of one length, axes that ascend. */
export function checkTableForms({ tables = {} }: ProductFile, words: WordCheck, list: IssueList): void {
  for (const [id, table] of Object.entries(tables)) {
    const path: IssuePath = ['tables', id];
    if ('rows' in table && table.rows.length > MAX_ROWS) {
      list.error('product/out-of-range', [...path, 'rows'], { maximum: MAX_ROWS });
      words.mend([...path, 'rows'], []);
    } else checkTableForm(table, path, list);
  }
}

function checkTableForm(table: TableFile, path: IssuePath, list: IssueList): void {
  const shape = (found: number, expected: number, fits: boolean, ...at: IssuePath): void => {
    if (!fits) list.error('product/table-shape', [...path, ...at], { found, expected });
  };
  if ('rows' in table) {
    const keys = table.by.length;
    const width = table.rows[0]?.length ?? 0;
    const fits = width === keys || width === keys + 1;
    table.rows.forEach(({ length }, index) => shape(length, keys, fits && length === width, 'rows', index));
    return;
  }
  const { x, y, cells } = table;
  shape(cells.length, y.at.length, cells.length === y.at.length, 'cells');
  cells.forEach((row, index) => shape(row.length, x.at.length, row.length === x.at.length, 'cells', index));
  for (const [name, { at }] of Object.entries({ x, y })) {
    const later = at.findIndex((value, index) => {
      const before = at[index - 1];
      return typeof value === 'number' && typeof before === 'number' && value <= before;
    });
    if (later > 0) list.error('product/table-order', [...path, name, 'at', later], {});
  }
}

/** Reports columns that name nothing, and keys that no choice has: a value absent from a table is seen while authoring. */
export function checkTableNames({ tables, optionById }: Product, names: TypedNames, list: IssueList): void {
  const known = new Map<string, unknown>([...names.options, ...names.values]);
  for (const table of tables.values()) {
    for (const { by, cells, pathOf, path } of axesOf(table)) {
      list.known(known, [by], path);
      const option = optionById.get(by);
      if (option?.kind !== 'choice' && option?.kind !== 'color') continue;
      const ids = choiceIds(option);
      cells.forEach((key, index) => {
        if (typeof key === 'string' && key !== '*' && ids.size > 0)
          list.known(ids, [key], pathOf(index), 'product/unknown-choice');
      });
    }
  }
}

interface TableAxis {
  readonly by: string;
  readonly cells: readonly unknown[];
  readonly pathOf: (index: number) => IssuePath;
  readonly path: IssuePath;
}

function axesOf(table: Table): readonly TableAxis[] {
  const path: IssuePath = ['tables', table.id];
  if (table.type === 'list') {
    return table.by.map((by, column) => ({
      by,
      cells: table.rows.map(({ keys }) => keys[column] ?? ''),
      pathOf: (row) => [...path, 'rows', row, column],
      path: [...path, 'by', column],
    }));
  }
  return (['x', 'y'] as const).map((name) => ({
    by: table[name].by,
    cells: table[name].at,
    pathOf: (index) => [...path, name, 'at', index],
    path: [...path, name, 'by'],
  }));
}
