import type { TableModel } from './table-model.js';

/** Reads `{ vars: [{ name, values }], tables: [{ id, scope, rows }] }`, scope and rows by index. */
export function readTableJson(text: string): TableModel {
  const { vars, tables } = JSON.parse(text) as {
    readonly vars: TableModel['options'];
    readonly tables: TableModel['tables'];
  };
  return { options: vars, tables };
}
