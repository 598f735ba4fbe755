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
  /** What stands in columns that are none of ours, column by column. */
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
  const called = first.map((title) => option.columns.find((column) => isCalled(column, title))?.id ?? null);
  const hasHeader = called.some((id) => id !== null) && isOnce(called);
  // Where one title is ours, others may be short for ours: `Nr` beside `Name`.
  const titled = first.reduce<Matching>((found, title, at) => {
    const short = option.columns.find((column) => !found.includes(column.id) && isShortFor(column, title));
    return found[at] === null && short ? found.with(at, short.id) : found;
  }, called);
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
  const unmatched = matching.flatMap((columnId, at) => {
    const texts = columnId === null ? lines.map((cells) => cells[at] ?? '').filter((text) => text !== '') : [];
    return texts.length === 0 ? [] : [texts.join(', ')];
  });
  return { rows, unread, unmatched };
}

function isOnce(ids: Matching): boolean {
  const named = ids.filter((id) => id !== null);
  return new Set(named).size === named.length;
}

/** Whether the letters of a text are the first of a title and others of it, in their order. */
function isShortFor({ title }: Option, text: string): boolean {
  const letters = Array.from(plainWord(text));
  return Object.values(title).some((name) => {
    const word = plainWord(name);
    let at = -1;
    return (
      letters.length > 1 &&
      word.startsWith(letters[0] ?? '') &&
      letters.every((letter) => (at = word.indexOf(letter, at + 1)) >= 0)
    );
  });
}

function isCalled({ id, title }: Option, text: string): boolean {
  const word = plainWord(text);
  return word !== '' && [id, ...Object.values(title)].some((name) => plainWord(name) === word);
}
