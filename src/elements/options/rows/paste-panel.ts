/**
 * Where a list from a spreadsheet is pasted: what was understood is shown before it is taken, each column can be given another meaning,
 * and what was not understood, has no column or no room is said and kept.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { RowsOption } from '../../../product/product.js';
import type { Face } from '../../base/face.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import { matchColumns, matchRows, type MatchedRows, type Matching } from './match-rows.js';
import { readTable } from './read-table.js';

/** Lines of the table that are shown; the others are counted. */
const LINES_SHOWN = 3;
/** Faults that are listed here; all of them stand at their cells afterwards. */
const FAULTS_SHOWN = 5;

/** Whoever takes the rows. */
export interface PasteOwner extends ReactiveElement {
  readonly face: Face;
  readonly rowsOption: RowsOption;
  /** Rows that fit. */
  roomFor(isReplacing: boolean): number;
  /** Takes rows, behind those that are there or in place of them. */
  takeRows(matched: MatchedRows, isReplacing: boolean): void;
  /** Takes the shopper back to the list. */
  leavePaste(): void;
}

/** What is pasted, as it is understood now. */
interface Pasted {
  readonly text: string;
  readonly table: readonly (readonly string[])[];
  readonly matching: Matching;
  readonly hasHeader: boolean;
}

/** Shows and takes one pasted list. */
export class PastePanel {
  readonly #owner: PasteOwner;
  /** `null`: closed. */
  #pasted: Pasted | null = null;
  #takesFocus = false;

  constructor(owner: PasteOwner) {
    this.#owner = owner;
  }

  /** Opens with a text, or empty. */
  open(text: string): void {
    this.#read(text);
    this.#takesFocus = true;
    const { count } = this.#summary();
    if (count > 0) this.#owner.face.announce(this.#owner.face.t('rows/understood', { count }));
  }

  /** After the content is in the page. */
  updated(): void {
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    const panel = this.#owner.renderRoot.querySelector<HTMLElement>('.paste');
    (this.#pasted?.text ? panel : panel?.querySelector('textarea'))?.focus();
    panel?.scrollIntoView({ block: 'nearest' });
  }

  render(): TemplateResult | typeof nothing {
    const pasted = this.#pasted;
    if (!pasted) return nothing;
    const { face, rowsOption } = this.#owner;
    const columns = face.formats.list(rowsOption.columns.map((column) => face.say(column.title)));
    return html`<div class="paste" part="paste" role="group" tabindex="-1" aria-label=${face.t('rows/paste')} @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <label>
        <span class="soft small">${face.t('rows/paste-about', { columns })}</span>
        <textarea
          rows="3"
          spellcheck="false"
          autocomplete="off"
          .value=${live(pasted.text)}
          @input=${(event: Event) => this.#read((event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      ${pasted.table.length > 0 ? this.#renderUnderstood(pasted) : nothing}
      <div class="actions">${this.#renderTakes()}<button type="button" class="link" @click=${() => this.#close()}>${face.t('ui/close')}</button></div>
    </div>`;
  }

  #renderTakes(): TemplateResult | typeof nothing {
    const { face } = this.#owner;
    const { count } = this.#summary();
    const [adds, replaces] = [this.#owner.roomFor(false), this.#owner.roomFor(true)];
    if (count === 0) return nothing;
    return html`${
      adds > 0
        ? html`<button type="button" class="primary" @click=${() => this.#take(false)}>${face.t('rows/paste-add', { count: Math.min(count, adds) })}</button>`
        : nothing
    }${
      adds < replaces
        ? html`<button type="button" class="link" @click=${() => this.#take(true)}>${face.t('rows/paste-replace', { count: Math.min(count, replaces) })}</button>`
        : nothing
    }`;
  }

  #renderUnderstood({ table, matching, hasHeader }: Pasted): TemplateResult {
    const { face } = this.#owner;
    const lines = hasHeader ? table.slice(1) : table;
    const { count, matched, over } = this.#summary();
    const faults = matched.unread.map(({ index, text, fault }) =>
      face.t('rows/line', { line: index + 1, text, fault }),
    );
    const said = [
      ...faults.slice(0, FAULTS_SHOWN),
      faults.length > FAULTS_SHOWN ? face.t('rows/more-faults', { count: faults.length - FAULTS_SHOWN }) : '',
      matched.unmatched.length > 0 ? face.t('rows/unmatched', { texts: matched.unmatched.join('; ') }) : '',
      over > 0 ? face.t('rows/too-many', { count: over, max: this.#owner.rowsOption.max }) : '',
    ].filter((text) => text !== '');
    return html`<p>${face.t('rows/understood', { count })}</p>
      <div class="sample">
        <table>
          <thead>
            <tr>${matching.map((columnId, at) => html`<th scope="col">${this.#renderMeaning(columnId, at)}</th>`)}</tr>
          </thead>
          <tbody>
            ${lines.slice(0, LINES_SHOWN).map((cells) => html`<tr>${matching.map((_, at) => html`<td dir="auto">${cells[at] ?? ''}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
      ${table.length > 1 || hasHeader ? html`<label class="header small"><input type="checkbox" .checked=${live(hasHeader)} @change=${() => this.#turnHeader()} />${face.t('rows/header')}</label>` : nothing}
      ${said.length > 0 ? html`<ul class="small faults">${said.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}`;
  }

  #renderMeaning(columnId: OptionId | null, at: number): TemplateResult {
    const { face, rowsOption } = this.#owner;
    return html`<select
      aria-label=${face.t('rows/paste-column', { column: at + 1 })}
      .value=${live(columnId ?? '')}
      @change=${(event: Event) => this.#mean(at, (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${columnId === null}>${face.t('rows/leave-out')}</option>
      ${rowsOption.columns.map(({ id, title }) => html`<option value=${id} .selected=${id === columnId}>${face.say(title)}</option>`)}
    </select>`;
  }

  #summary(): { readonly count: number; readonly matched: MatchedRows; readonly over: number } {
    const { face, rowsOption } = this.#owner;
    const { table, matching, hasHeader } = this.#pasted ?? { table: [], matching: [], hasHeader: false };
    const matched = matchRows(face, rowsOption, hasHeader ? table.slice(1) : table, matching);
    const count = matched.rows.length;
    return { count, matched, over: Math.max(0, count - this.#owner.roomFor(false)) };
  }

  #read(text: string): void {
    const table = readTable(text);
    this.#set({ text, table, ...matchColumns(this.#owner.rowsOption, table) });
  }

  /** One of our columns is meant once. */
  #mean(at: number, columnId: string): void {
    if (!this.#pasted) return;
    const others = this.#pasted.matching.map((id) => (id === columnId ? null : id));
    this.#set({ ...this.#pasted, matching: others.with(at, columnId || null) });
  }

  #turnHeader(): void {
    if (this.#pasted) this.#set({ ...this.#pasted, hasHeader: !this.#pasted.hasHeader });
  }

  /** What has no room stays in the field. */
  #take(isReplacing: boolean): void {
    const pasted = this.#pasted;
    if (!pasted) return;
    const room = this.#owner.roomFor(isReplacing);
    const { matched } = this.#summary();
    const rest = pasted.table.slice(room + (pasted.hasHeader ? 1 : 0));
    this.#owner.takeRows(
      { ...matched, rows: matched.rows.slice(0, room), unread: matched.unread.filter(({ index }) => index < room) },
      isReplacing,
    );
    if (rest.length > 0)
      this.#set({ ...pasted, text: rest.map((cells) => cells.join('\t')).join('\n'), table: rest, hasHeader: false });
    else this.#set(null);
  }

  #close(): void {
    this.#set(null);
    this.#owner.leavePaste();
  }

  #set(pasted: Pasted | null): void {
    this.#pasted = pasted;
    this.#owner.requestUpdate();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  }
}
