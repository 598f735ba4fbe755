import { html, nothing, type TemplateResult } from 'lit/html.js';
import { useGraphemeTables } from '../../../kernel/grapheme-tables.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { RowValue } from '../../../product/configuration.js';
import type { Option, RowsOption } from '../../../product/product.js';
import type { HistoryMode } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import { icon } from '../../base/icons.js';
import { OptionControlElement } from '../../base/option-control.js';
import { primaryStyles } from '../../base/primary.styles.js';
import { state } from '../../base/property.js';
import type { MatchedRows } from './match-rows.js';
import { nextTier } from './next-tier.js';
import { PastePanel } from './paste-panel.js';
import { renderCell, type CellHandlers } from './row-cell.js';
import { Roster, type CellProblem } from './roster.js';
import { rowsStyles } from './rows.styles.js';
import { sizeRun } from './size-run.js';

/** Columns that fit beside each other on a phone. */
const MANY = 3;

/** Problems that are listed at once. */
const PROBLEMS_SHOWN = 5;

/**
 * A roster: a table to type in, or to paste from a spreadsheet. The row in hand is the one the preview shows.
 *
 * @element atelier-rows
 * @status experimental
 * @csspart table - All rows.
 * @csspart row - One row.
 * @csspart field - The field of a cell.
 * @csspart problems - What is still to be put right.
 * @csspart paste - Where a list is pasted.
 */
export class AtelierRowsElement extends OptionControlElement {
  static override styles = [baseStyles, primaryStyles, rowsStyles];
  /** The row that has, or last had, the focus. */
  @state() private inHand = 0;
  /** The cell someone types in: nobody is corrected in the middle of a word. */
  @state() private editing = '';
  @state() private removed = '';
  private isBurst = false;
  private focusNext = '';
  /** The cell that whoever is taken to this question is taken to. */
  private first = '';
  private readonly roster = new Roster(this);
  private readonly pastePanel = new PastePanel(this);

  override connectedCallback(): void {
    // A name of any script may be typed from here on.
    useGraphemeTables();
    super.connectedCallback();
  }

  /** The question. */
  get rowsOption(): RowsOption {
    return this.option as RowsOption;
  }

  /** Asks for rows; the session may say no. */
  askForRows(rows: readonly RowValue[], history: HistoryMode): void {
    this.ask(rows, history);
  }

  /** How many rows fit behind those that say something, or in place of all. */
  roomFor(isReplacing: boolean): number {
    const { roster, rowsOption } = this;
    const kept = isReplacing ? 0 : roster.rows.filter((_, index) => !roster.isBlank(index)).length;
    return rowsOption.max - kept;
  }

  /** Takes pasted rows, and the shopper to the first cell that is to be put right. */
  takeRows(matched: MatchedRows, isReplacing: boolean): void {
    const { face, roster } = this;
    roster.paste(matched, isReplacing);
    const [first] = roster.problems();
    if (first) this.goTo(first);
    else this.leavePaste();
    this.removed = '';
    face.announce(face.t('rows/pasted', { count: matched.rows.length }));
  }

  /** Takes the shopper back to the list. */
  leavePaste(): void {
    this.focusNext = keyOf(this.inHand, this.rowsOption.columns[0]?.id ?? '');
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.roster.update();
    const [problem] = this.roster.problems();
    this.first = problem ? keyOf(problem.index, problem.column.id) : '';
    this.inHand = Math.max(0, Math.min(this.inHand, this.roster.rows.length - 1));
  }

  protected override render(): TemplateResult {
    const { face, rowsOption, roster } = this;
    return html`<table role="table" part="table" class=${rowsOption.columns.length > MANY ? 'many' : ''} aria-label=${face.say(rowsOption.title)}>
        <thead>
          <tr role="row">
            <th role="columnheader" scope="col"><span class="hidden">${face.t('rows/number')}</span></th>
            ${rowsOption.columns.map((column) => html`<th role="columnheader" scope="col">${face.say(column.title)}</th>`)}
            <th role="columnheader" scope="col"><span class="hidden">${face.t('rows/actions')}</span></th>
          </tr>
        </thead>
        <tbody @focusin=${(event: Event) => this.handleFocus(event)} @focusout=${() => this.handleRest()} @paste=${(event: ClipboardEvent) => this.handlePaste(event)} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
          ${roster.rows.map((_, index) => this.renderRow(index))}
        </tbody>
      </table>
      ${this.renderActions()} ${this.renderFacts()} ${this.renderProblems()} ${this.pastePanel.render()}`;
  }

  protected override updated(): void {
    this.pastePanel.updated();
    if (this.focusNext === '') return;
    const field = this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(this.focusNext)}"]`);
    this.focusNext = '';
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }

  private renderRow(index: number): TemplateResult {
    const { face, rowsOption } = this;
    const name = this.nameOf(index);
    return html`<tr role="row" part="row" class=${index === this.inHand ? 'in-hand' : ''} data-index=${index}>
      <th role="rowheader" scope="row" class="figures">${face.formats.number(index + 1)}</th>
      ${rowsOption.columns.map((column) => this.renderCell(index, column))}
      <td role="cell" class="act">
        <button type="button" class="icon" aria-label=${face.t('rows/remove', { row: name })} @click=${() => this.handleRemove(index)}>${icon('close')}</button>
      </td>
    </tr>`;
  }

  private renderCell(index: number, column: Option): TemplateResult {
    const { face, roster } = this;
    const key = keyOf(index, column.id);
    const found = roster.problem(index, column);
    const isShown = found !== null && this.editing !== key && (!found.isMissing || !roster.isBlank(index));
    const handlers: CellHandlers = {
      type: (text) => this.handleType(index, column, text),
      choose: (value) => roster.set(index, column, value, 'record'),
    };
    const label = face.t('rows/cell', { row: this.nameOf(index), column: face.say(column.title) });
    return html`<td role="cell" class=${column.kind} data-label=${face.say(column.title)}>
      ${renderCell(face, column, { key, label, state: roster.cell(index, column.id), draft: roster.draft(index, column.id), isWrong: isShown, isFirst: key === this.first }, handlers)}
      ${isShown ? html`<p class="fault small" id=${`about-${key}`}>${found.text}</p>` : nothing}
    </td>`;
  }

  private renderActions(): TemplateResult {
    const { face, rowsOption, roster, inHand } = this;
    const count = roster.rows.length;
    const isFull = count >= rowsOption.max;
    const about = isFull ? face.t('rows/full', { max: rowsOption.max }) : '';
    return html`<div class="actions">
      <button type="button" class="add" aria-disabled=${isFull} @click=${() => this.handleAdd()}>${icon('plus')}${face.t('rows/add')}</button>
      <button type="button" class="link" @click=${() => this.pastePanel.open('')}>${face.t('rows/paste')}</button>
      ${count > 0 && !isFull ? html`<button type="button" class="link" @click=${() => this.handleAdd(roster.rows[inHand])}>${face.t('rows/duplicate', { row: this.nameOf(inHand) })}</button>` : nothing}
      ${about ? html`<span class="soft small">${about}</span>` : nothing}
      ${this.removed ? html`<span class="soft small">${this.removed} <button type="button" class="link" @click=${() => this.handleUndo()}>${face.t('ui/undo')}</button></span>` : nothing}
    </div>`;
  }

  private renderFacts(): TemplateResult {
    const { face, rowsOption, roster } = this;
    const count = roster.rows.length;
    const missing = rowsOption.min - count;
    const tier = nextTier(face.product, face.snapshot, rowsOption);
    const { price } = face.snapshot;
    const facts = [
      missing > 0 ? face.t('rows/too-few', { count: missing }) : face.t('rows/count', { count, max: rowsOption.max }),
      sizeRun(face, rowsOption),
      tier && price
        ? face.t('rows/tier', { count: tier.more, delta: face.formats.money({ ...price.unit, minor: tier.lessMinor }) })
        : '',
    ].filter((text) => text !== '');
    return html`<ul class="facts small figures soft">${facts.map((text) => html`<li><span>${text}</span></li>`)}</ul>`;
  }

  private renderProblems(): TemplateResult | typeof nothing {
    const { face } = this;
    const problems = this.roster.problems().filter(({ index, column }) => keyOf(index, column.id) !== this.editing);
    if (problems.length === 0) return nothing;
    const shown = problems.slice(0, PROBLEMS_SHOWN);
    return html`<div class="problems small" part="problems" role="group" aria-label=${face.t('rows/problems', { count: problems.length })}>
      <p>${face.t('rows/problems', { count: problems.length })}</p>
      <ul>
        ${shown.map((problem) => html`<li><button type="button" class="link" @click=${() => this.goTo(problem)}><span>${this.wordProblem(problem)}</span></button></li>`)}
      </ul>
    </div>`;
  }

  private wordProblem({ index, column, text }: CellProblem): string {
    const { face } = this;
    const cell = face.t('rows/cell', { row: this.nameOf(index), column: face.say(column.title) });
    return face.t('limit/of', { title: cell, text });
  }

  private nameOf(index: number): string {
    const { face, rowsOption } = this;
    return face.t('rows/row', { title: face.say(rowsOption.rowTitle ?? rowsOption.title), row: index + 1 });
  }

  private goTo({ index, column }: CellProblem): void {
    this.focusNext = keyOf(index, column.id);
    this.requestUpdate();
  }

  private handleType(index: number, column: Option, text: string): void {
    this.editing = keyOf(index, column.id);
    this.roster.type(index, column, text, this.isBurst ? 'merge' : 'record');
    this.isBurst = true;
    this.requestUpdate();
  }

  /** The hand has left the cell: now it is said what is wrong, if anything is. */
  private handleRest(): void {
    if (this.editing === '') return;
    const [index = '', columnId = ''] = this.editing.split('/');
    const column = this.rowsOption.columnById.get(columnId);
    const problem = column && this.roster.problem(Number(index), column);
    this.editing = '';
    this.isBurst = false;
    if (problem && !problem.isMissing) this.face.announce(this.wordProblem(problem));
  }

  private handleFocus(event: Event): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const index = Number(row?.dataset['index'] ?? this.inHand);
    const { face, rowsOption } = this;
    this.inHand = index;
    if (face.rows[rowsOption.id] === index) return;
    face.rows = { ...face.rows, [rowsOption.id]: index };
    face.refresh();
  }

  private handleAdd(row?: RowValue): void {
    const { roster, rowsOption, face } = this;
    const index = row ? this.inHand + 1 : roster.rows.length;
    if (roster.rows.length >= rowsOption.max) {
      face.announce(face.t('rows/full', { max: rowsOption.max }));
      return;
    }
    this.removed = '';
    roster.insert(index, row);
    this.focusNext = keyOf(index, rowsOption.columns[0]?.id ?? '');
    this.requestUpdate();
    face.announce(face.t('rows/added', { row: this.nameOf(index) }));
  }

  private handleRemove(index: number): void {
    const { face, roster, rowsOption } = this;
    this.removed = face.t('rows/removed', { row: this.nameOf(index) });
    roster.remove(index);
    face.announce(this.removed);
    this.focusNext = keyOf(Math.min(index, roster.rows.length - 1), rowsOption.columns[0]?.id ?? '');
    this.requestUpdate();
  }

  private handleUndo(): void {
    this.removed = '';
    this.face.session.undo();
  }

  /** Enter and the arrows go along a column; Enter on the last row asks for another one. */
  private handleKey(event: KeyboardEvent): void {
    const field = event.target as HTMLElement;
    const key = field.dataset['key'];
    const steps = ({ Enter: 1, ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key];
    if (key === undefined || steps === undefined || !(field instanceof HTMLInputElement) || field.type === 'checkbox')
      return;
    const [at = '', columnId = ''] = key.split('/');
    const index = Number(at) + steps;
    event.preventDefault();
    if (index >= 0 && index < this.roster.rows.length) {
      this.focusNext = keyOf(index, columnId);
      this.requestUpdate();
    } else if (event.key === 'Enter') {
      this.handleAdd();
      this.focusNext = keyOf(index, columnId);
    }
  }

  /** What comes from a spreadsheet has cells or lines; one word is typed into its field as ever. */
  private handlePaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.pastePanel.open(text);
  }
}

function keyOf(index: number, columnId: OptionId): string {
  return `${index}/${columnId}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-rows': AtelierRowsElement;
  }
}
