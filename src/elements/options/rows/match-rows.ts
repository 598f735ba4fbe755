/** A pasted table as rows: which of its columns are ours, and what each cell says. */
import type { OptionId } from '../../../kernel/ids.js';
import type { OptionValue, RowValue } from '../../../product/configuration.js';
import type { Option, RowsOption } from '../../../product/product.js';
import type { Face } from '../../base/face.js';
import { plainWord, readCell } from './read-cell.js';

/** A cell whose text is no value of its column; the text is kept. */
export interface UnreadCell {
  /** Among the rows read, from 0. */
  readonly index: number;
  readonly columnId: OptionId;
  readonly text: string;
  readonly fault: string;
}

/** What was understood of a table. */
export interface MatchedRows {
  readonly rows: readonly RowValue[];
  readonly unread: readonly UnreadCell[];
  /** What stands in columns that are none of ours, line by line. */
  readonly unmatched: readonly string[];
}

/** Our column of each of the table's; `null`: none. */
export type Matching = readonly (OptionId | null)[];

/** By the titles in the first line where it has any, else by position. */
export function matchColumns(
  option: RowsOption,
  table: readonly (readonly string[])[],
): { readonly matching: Matching; readonly hasHeader: boolean } {
  const [first = []] = table;
  const width = Math.max(0, ...table.map((cells) => cells.length));
  const titled = first.map((title) => option.columns.find((column) => isCalled(column, title))?.id ?? null);
  const found = titled.filter((id) => id !== null);
  const hasHeader = found.length > 0 && new Set(found).size === found.length;
  const byPosition = Array.from({ length: width }, (_, at) => option.columns[at]?.id ?? null);
  const matching = hasHeader ? byPosition.map((_, at) => titled[at] ?? null) : byPosition;
  return { matching, hasHeader };
}

/** Reads the lines of a table, without its header. */
export function matchRows(
  face: Face,
  option: RowsOption,
  lines: readonly (readonly string[])[],
  matching: Matching,
): MatchedRows {
  const unread: UnreadCell[] = [];
  const rows = lines.map((cells, index) => {
    const row: Record<OptionId, OptionValue> = {};
    for (const [at, columnId] of matching.entries()) {
      const column = columnId === null ? undefined : option.columnById.get(columnId);
      if (!column) continue;
      const text = cells[at] ?? '';
      const read = readCell(face, column, text);
      if ('fault' in read) unread.push({ index, columnId: column.id, text, fault: read.fault });
      row[column.id] = 'fault' in read ? (column.kind === 'text' ? '' : null) : read.value;
    }
    return row;
  });
  const unmatched = lines.flatMap((cells) => {
    const rest = cells.filter((text, at) => text !== '' && (matching[at] ?? null) === null);
    return rest.length === 0 ? [] : [rest.join(', ')];
  });
  return { rows, unread, unmatched };
}

function isCalled({ id, title }: Option, text: string): boolean {
  const word = plainWord(text);
  return word !== '' && [id, ...Object.values(title)].some((name) => plainWord(name) === word);
}
