/**
 * Rows and fields. The solver takes them as they are; what a cell may be is judged here, by its own column and row. A cell nobody
 * wrote has its column's default, `null` is unanswered, and a cell whose `when` is false is not there.
 */
import type { OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import type { Context, OptionValue, RowValue } from '../product/configuration.js';
import { rowScope } from '../product/expression/create-scope.js';
import { evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import { isUnanswered } from '../product/kinds/registry.js';
import type { Option, RowsOption } from '../product/product.js';
import { defaultOf } from './fill-order.js';
import type { Findings, ShapeOf } from './findings.js';
import type { JudgedDomain, JudgedOption } from './rules.js';
import { choicesOf } from './variable.js';

/** An option or a cell as far as it tells whether it waits for an answer. */
interface Answerable extends Pick<JudgedOption, 'present' | 'required' | 'value'> {
  readonly domain:
    | { readonly form: Exclude<JudgedDomain['form'], 'rows'> }
    | { readonly form: 'rows'; readonly min: number; readonly rows: readonly ReadonlyMap<OptionId, Answerable>[] };
}

/** The rows as decided, else the file's, else as many as there must be; every cell filled in, column by column. */
export function rowsIn(option: RowsOption, decided: OptionValue | undefined, scope: Scope): readonly RowValue[] {
  const { columns, default: initial, min } = option;
  const written = decided ?? (initial.type === 'value' ? initial.value : null) ?? Array<RowValue>(min).fill({});
  return (written as readonly RowValue[]).map((row) => {
    const filled: Record<OptionId, OptionValue> = {};
    const inside = rowScope(scope, option, filled);
    for (const column of columns) {
      const { id, when } = column;
      const cell = Object.hasOwn(row, id) ? row[id] : defaultOf(column, inside);
      if (when === null || isTrue(when, inside)) filled[id] = cell ?? null;
    }
    return filled;
  });
}

/** Judges every cell of every row. */
export function judgeRows(
  option: RowsOption,
  value: OptionValue,
  scope: Scope,
  { stock }: Context,
  shapeOf: ShapeOf,
): readonly ReadonlyMap<OptionId, JudgedOption>[] {
  const rows = (value ?? []) as readonly RowValue[];
  return rows.map((row, index) => {
    const inside = rowScope(scope, option, row);
    const judge = (column: Option): [OptionId, JudgedOption] => {
      const { id } = column;
      const cell = row[id] ?? null;
      const present = Object.hasOwn(row, id);
      const domain = shapeOf(column, cell, findingsIn(column, inside, stock), inside);
      const isAnswered = !isUnanswered(column, cell);
      const twin =
        isAnswered && option.unique.includes(id)
          ? rows.findIndex((other, at) => at !== index && other[id] === cell)
          : -1;
      const code = twin >= 0 ? 'rows/repeated' : isAnswered && isOut(domain, cell) ? 'rows/out' : null;
      const required = present && isTrue(column.required, inside);
      const issues =
        code === null
          ? []
          : [{ code, severity: 'error', path: ['options', option.id, index, id], params: { row: twin + 1 } } as const];
      return [id, { id, present, required, value: cell, source: 'shopper', setBy: [], issues, domain }];
    };
    return new Map(option.columns.map(judge));
  });
}

/** Whether it waits for an answer: its own, more rows, or one in a row; a row without any does. */
export function isOpen(option: Option, { present, required, value, domain }: Answerable): boolean {
  if (!present) return false;
  if (domain.form !== 'rows' || !('columns' in option)) return required && isUnanswered(option, value);
  const { min, rows } = domain;
  const isEmpty = (cells: ReadonlyMap<OptionId, Answerable>): boolean =>
    option.kind === 'rows' &&
    option.columns.every((column) => isUnanswered(column, cells.get(column.id)?.value ?? null));
  return (
    rows.length < Math.max(min, Number(required)) ||
    rows.some((cells) => isEmpty(cells) || option.columns.some((column) => isOpenIn(cells, column)))
  );
}

/** Whether an option, or a cell of a row, waits for an answer. */
export function isOpenIn(states: ReadonlyMap<OptionId, Answerable>, option: Option): boolean {
  const state = states.get(option.id);
  return state !== undefined && isOpen(option, state);
}

/** What a cell may be by its own words, stock, and those it reads. */
function findingsIn(column: Option, scope: Scope, stock: Context['stock']): Findings {
  return {
    choice(id, place, amount) {
      const choice = choicesOf(column)[place];
      const isSoldOut = (stock?.[choice?.sku ?? ''] ?? choice?.stock) === 'out';
      const isOff = choice && choice.when !== null && !isTrue(choice.when, scope);
      const chosen = amount > 0;
      if (!isSoldOut && !isOff) return { id, amount, chosen, status: 'available' };
      return { id, amount, chosen, status: 'unavailable', cause: isSoldOut ? 'stock' : 'rule' };
    },
    ranges({ min, max, outer }) {
      const at = { min: evaluateNumber(min, scope) ?? outer.min, max: evaluateNumber(max, scope) ?? outer.max };
      return { available: [{ min: toNumber(at.min), max: toNumber(at.max) }], consequence: [], settled: true };
    },
  };
}

/** Whether the value is none of those left. */
function isOut(domain: JudgedDomain, value: OptionValue): boolean {
  if (domain.form === 'ranges')
    return domain.available.every(({ min, max }) => Number(value) < min || Number(value) > max);
  return domain.form === 'choices' && domain.choices.some(({ chosen, status }) => chosen && status === 'unavailable');
}
