import type { TableModel } from './table-model.js';

/** Reads `{ vars: [{ name, values }], tables: [{ id, scope, rows }] }`. Scope, rows and whoever speaks of the model name a value by its index. */
export function readTableJson(text: string): TableModel {
  const { vars, tables } = JSON.parse(text) as {
    readonly vars: TableModel['options'];
    readonly tables: TableModel['tables'];
  };
  return {
    options: vars.map(({ name, values }) => ({ name, values: values.map((_, index) => String(index)) })),
    tables,
  };
}
