/** Derived values in the order they read each other, tables, and rules. */
import { rational } from '../../kernel/rational.js';
import { dependencies } from '../expression/dependencies.js';
import type { Names } from '../expression/names.js';
import { normaliseValue } from '../kinds/registry.js';
import type { Cell, DerivedValue, Option, Rule, Table } from '../product.js';
import type { DerivedFile, RuleFile, TableFile } from '../schema/rule.js';
import { type Forms, type FormulaFile, bounded, isFormula, mapOf, orNull } from './forms.js';

/** Most rows of one table. */
export const MAX_ROWS = 50_000;

/** Builds a table. */
export function buildTable(id: string, table: TableFile): Table {
  if ('rows' in table) {
    const { by, rows } = table;
    const most = by.length;
    return {
      type: 'list',
      id,
      by,
      rows: bounded(rows, MAX_ROWS).map((row) => {
        const cells = row.map(toCell);
        return { keys: cells.slice(0, most), value: cells[most] ?? null };
      }),
    };
  }
  const { x, y, cells, between = 'exact' } = table;
  return {
    type: 'matrix',
    id,
    x: { by: x.by, at: x.at.map(toCell) },
    y: { by: y.by, at: y.at.map(toCell) },
    cells: cells.map((row) => row.map((cell) => (cell === null ? null : rational(cell)))),
    between,
  };
}

/** Ids of the keys of a table. */
export function keysOf(table: TableFile): readonly string[] {
  return 'rows' in table ? table.by : [table.x.by, table.y.by];
}

function toCell(written: FormulaFile): Cell {
  return typeof written === 'number' ? rational(written) : written;
}

/**
 * Builds `values`, each after those it reads.
 *
 * @throws {RangeError} They read each other in a circle.
 */
export function buildValues(
  files: ReadonlyMap<string, DerivedFile>,
  { text, formula }: Forms,
): readonly DerivedValue[] {
  const built = new Map<string, DerivedValue | null>();
  const build = (id: string): void => {
    const file = files.get(id);
    const before = built.get(id);
    if (before === null) throw new RangeError();
    if (before || !file) return;
    built.set(id, null);
    const expression = formula(file.value);
    dependencies(expression).values.forEach(build);
    // Behind those it reads.
    built.delete(id);
    built.set(id, { id, title: orNull(file.title, text), expression });
  };
  for (const id of files.keys()) build(id);
  return [...built.values()] as DerivedValue[];
}

/** What a rule can say, of which it says one. */
export const BODIES = ['forbid', 'require', 'allow', 'set', 'warn'] as const;

/** Builds one rule. */
export function buildRule(
  file: RuleFile,
  index: number,
  forms: Forms,
  names: Names,
  options: ReadonlyMap<string, Option>,
): Rule {
  const { id, when, say, allow, set = {} } = file;
  const type = BODIES.find((key) => file[key] !== undefined) ?? 'warn';
  const body = (): Rule['body'] => {
    if (type === 'allow') return { type, tableId: (allow ?? '').replace(/^@/, '') };
    if (type === 'set') return { type, values: mapOf(set, (value, key) => given(options.get(key), value)) };
    return { type, condition: forms.expression(file[type] ?? '') };
  };
  const given = (option: Option | undefined, value: FormulaFile): ReturnType<Forms['formula']> => {
    if (!option || isFormula(value)) return forms.formula(value, names.options.get(option?.id ?? ''));
    const plain = normaliseValue(option, value) as FormulaFile;
    return option.kind === 'choice'
      ? { type: 'choice', optionId: option.id, choiceId: String(plain), span: { start: 0, end: 0 } }
      : forms.formula(plain);
  };
  return { id, index, when: orNull(when, forms.expression), say: forms.message(say), body: body() };
}
