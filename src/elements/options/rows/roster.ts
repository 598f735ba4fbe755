/**
 * A roster in hand: its rows as decided, and beside them what was typed or pasted that is no value (yet). What was typed stays where
 * it was typed, whatever happens to the rows around it.
 */
import type { OptionId } from '../../../kernel/ids.js';
import type { OptionValue, RowValue } from '../../../product/configuration.js';
import { isUnanswered } from '../../../product/kinds/registry.js';
import type { Option, RowsOption } from '../../../product/product.js';
import type { HistoryMode, OptionState } from '../../../session/session.js';
import type { Face } from '../../base/face.js';
import type { MatchedRows } from './match-rows.js';
import { readCell } from './read-cell.js';

/** What is wrong with a cell, or that its answer is missing. */
export interface CellProblem {
  readonly index: number;
  readonly column: Option;
  readonly text: string;
  readonly isMissing: boolean;
}

/** Whoever shows the roster. */
export interface RosterOwner {
  readonly face: Face;
  readonly rowsOption: RowsOption;
  readonly state: OptionState;
  /** Asks for rows; the session may say no. */
  askForRows(rows: readonly RowValue[], history: HistoryMode): void;
}

/** By column, texts that are no value. */
type Drafts = Readonly<Record<OptionId, string>>;

/** Keeps one roster. */
export class Roster {
  readonly #owner: RosterOwner;
  /** By row. */
  #drafts: readonly Drafts[] = [];
  /** The rows the drafts stand beside, as text. */
  #known = '';

  constructor(owner: RosterOwner) {
    this.#owner = owner;
  }

  /** Sees the question as it is now. Rows that came from elsewhere (undo, a link) end what was typed beside the old ones. */
  update(): void {
    const { rowsOption, state } = this.#owner;
    const known = rowsOption.id + JSON.stringify(state.value);
    if (known !== this.#known) this.#drafts = [];
    this.#know();
  }

  /** The rows as decided: there an absent cell keeps its answer. */
  get rows(): readonly RowValue[] {
    const { face, rowsOption } = this.#owner;
    const { design, values } = face.snapshot;
    const decided = design.decisions.find(({ optionId }) => optionId === rowsOption.id)?.value;
    return (decided ?? values[rowsOption.id] ?? []) as readonly RowValue[];
  }

  /** A cell as judged; `undefined`: there is none. */
  cell(index: number, columnId: OptionId): OptionState | undefined {
    const domain = this.#owner.face.snapshot.options.get(this.#owner.rowsOption.id)?.domain;
    return domain?.form === 'rows' ? domain.rows[index]?.get(columnId) : undefined;
  }

  /** What was typed and is no value; `undefined`: the cell shows its value. */
  draft(index: number, columnId: OptionId): string | undefined {
    return this.#drafts[index]?.[columnId];
  }

  /** Takes what was typed into a cell, or keeps it there as it is. */
  type(index: number, column: Option, text: string, history: HistoryMode): void {
    const read = readCell(this.#owner.face, column, text);
    if ('fault' in read) this.#keep(index, column.id, text);
    else this.set(index, column, read.value, history, text);
  }

  /** Gives a cell a value; where the session says no, `text` stays in the cell. */
  set(index: number, column: Option, value: OptionValue, history: HistoryMode, text = ''): void {
    const { [column.id]: _, ...others } = this.#drafts[index] ?? {};
    const rows = this.rows.map((row, at) => (at === index ? { ...row, [column.id]: value } : row));
    this.#write(rows, withEntry(this.#drafts, index, others), history);
    if (this.cell(index, column.id)?.value !== value && text !== '') this.#keep(index, column.id, text);
  }

  /** Puts a row, by default an empty one, before `index`. */
  insert(index: number, row: RowValue = {}): void {
    this.#write(
      this.rows.toSpliced(index, 0, row),
      filled(this.#drafts, this.rows.length).toSpliced(index, 0, {}),
      'record',
    );
  }

  /** Takes a row away. */
  remove(index: number): void {
    this.#write(this.rows.toSpliced(index, 1), filled(this.#drafts, this.rows.length).toSpliced(index, 1), 'record');
  }

  /** Puts pasted rows behind those that say something, or in place of all; what was not understood stays in its cell. */
  paste({ rows, unread }: MatchedRows, isReplacing: boolean): void {
    const kept = isReplacing ? [] : this.rows.flatMap((_, index) => (this.isBlank(index) ? [] : [index]));
    const before = kept.map((index) => this.rows[index] ?? {});
    const drafts = kept.map((index) => this.#drafts[index] ?? {});
    const pasted = rows.map((_, index): Drafts =>
      Object.fromEntries(unread.flatMap((cell) => (cell.index === index ? [[cell.columnId, cell.text]] : []))),
    );
    this.#write([...before, ...rows], [...drafts, ...pasted], 'record');
  }

  /** Whether nobody has written anything into the row: what is chosen from a list may be a default. */
  isBlank(index: number): boolean {
    const { columns } = this.#owner.rowsOption;
    const written = columns.filter(({ kind }) => kind === 'text' || kind === 'number');
    return (
      written.length > 0 &&
      written.every(
        (column) =>
          this.draft(index, column.id) === undefined &&
          isUnanswered(column, this.cell(index, column.id)?.value ?? null),
      )
    );
  }

  /** What is wrong with a cell; `null`: nothing. */
  problem(index: number, column: Option): CellProblem | null {
    const { face } = this.#owner;
    const state = this.cell(index, column.id);
    const draft = this.draft(index, column.id);
    if (draft !== undefined) {
      const read = readCell(face, column, draft);
      const text = 'fault' in read ? read.fault : face.t('text/not-possible');
      return { index, column, text, isMissing: false };
    }
    if (!state?.present) return null;
    const [issue] = state.issues;
    if (issue) return { index, column, text: face.texts.issue(issue), isMissing: false };
    if (!state.required || !isUnanswered(column, state.value)) return null;
    return { index, column, text: face.t('rows/missing'), isMissing: true };
  }

  /** All problems, row by row, but for rows that are blank as a whole. */
  problems(): readonly CellProblem[] {
    const { columns } = this.#owner.rowsOption;
    return this.rows.flatMap((_, index) =>
      this.isBlank(index) ? [] : columns.flatMap((column) => this.problem(index, column) ?? []),
    );
  }

  #keep(index: number, columnId: OptionId, text: string): void {
    this.#drafts = withEntry(this.#drafts, index, { ...this.#drafts[index], [columnId]: text });
    this.#know();
  }

  #write(rows: readonly RowValue[], drafts: readonly Drafts[], history: HistoryMode): void {
    const before = this.rows;
    this.#owner.askForRows(rows, history);
    // Refused, or first asked back: what is typed stands beside the rows there are.
    if (rows.length === before.length || this.rows !== before) this.#drafts = drafts;
    this.#know();
  }

  /** An order waits for what stands in a cell and not in the design. */
  #know(): void {
    const { face, rowsOption } = this.#owner;
    this.#known = rowsOption.id + JSON.stringify(face.snapshot.values[rowsOption.id]);
    if (this.#drafts.some((drafts) => Object.keys(drafts).length > 0)) face.unsettled.add(rowsOption.id);
    else face.unsettled.delete(rowsOption.id);
  }
}

function filled(drafts: readonly Drafts[], length: number): readonly Drafts[] {
  return Array.from({ length }, (_, index) => drafts[index] ?? {});
}

function withEntry(drafts: readonly Drafts[], index: number, entry: Drafts): readonly Drafts[] {
  return filled(drafts, Math.max(drafts.length, index + 1)).map((each, at) => (at === index ? entry : each));
}
