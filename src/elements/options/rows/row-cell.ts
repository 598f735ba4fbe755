/** The field of one cell, by the kind of its column: what fits into a row of a table. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { OptionValue } from '../../../product/configuration.js';
import type { Option } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { choiceTitle } from '../../base/describe.js';
import type { Face } from '../../base/face.js';

/** What a cell shows. */
export interface CellView {
  readonly key: string;
  /** What it is called: `Players 3, Number`. */
  readonly label: string;
  readonly state: OptionState | undefined;
  /** What was typed and is no value. */
  readonly draft: string | undefined;
  readonly isWrong: boolean;
  /** Whoever is taken to this question is taken here. */
  readonly isFirst: boolean;
}

/** What happens with a cell. */
export interface CellHandlers {
  readonly type: (text: string) => void;
  readonly choose: (value: OptionValue) => void;
}

type CellRenderer = (face: Face, column: Option, view: CellView, handlers: CellHandlers) => TemplateResult;

/** The field of a cell; an absent cell has none. */
export const renderCell: CellRenderer = (face, column, view, handlers) =>
  view.state?.present === false
    ? html`<span class="soft" aria-label=${view.label}>–</span>`
    : (FIELDS[column.kind] ?? other)(face, column, view, handlers);

const typed: CellRenderer = (face, column, { key, label, state, draft, isWrong, isFirst }, { type }) => {
  const value = state?.value ?? null;
  const text = draft ?? (typeof value === 'number' ? face.formats.number(value) : ((value ?? '') as string));
  const unit = column.kind === 'number' ? column.unit : '';
  return html`<span class="frame ${isWrong ? 'wrong' : ''}">
    <input
      part="field"
      class=${column.kind === 'text' ? column.case : 'figures'}
      type="text"
      dir="auto"
      data-key=${key}
      data-first=${isFirst || nothing}
      inputmode=${column.kind === 'number' ? 'decimal' : 'text'}
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="next"
      aria-label=${label}
      aria-required=${state?.required === true}
      aria-invalid=${isWrong}
      aria-describedby=${`about-${key}`}
      .value=${live(text)}
      @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
    />${unit ? html`<span class="soft small">${unit}</span>` : null}
  </span>`;
};

const listed: CellRenderer = (face, column, { key, label, state, draft, isWrong, isFirst }, { choose }) => {
  const value = typeof state?.value === 'string' ? state.value : '';
  const choices = state?.domain.form === 'choices' ? state.domain.choices : [];
  const empty = draft ?? '–';
  return html`<select
    part="field"
    class=${isWrong ? 'wrong' : ''}
    data-key=${key}
    data-first=${isFirst || nothing}
    aria-label=${label}
    aria-required=${state?.required === true}
    aria-invalid=${isWrong}
    aria-describedby=${`about-${key}`}
    .value=${live(value)}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value || null)}
  >
    ${value === '' || !state?.required ? html`<option value="" .selected=${value === ''}>${empty}</option>` : null}
    ${choices.map(
      ({ id, status, cause }) =>
        html`<option value=${id} ?disabled=${status === 'unavailable' && id !== value} .selected=${id === value}>
          ${choiceTitle(face, column, id)}${status === 'unavailable' ? ` · ${face.t(`cause/${cause ?? 'rule'}`)}` : ''}
        </option>`,
    )}
  </select>`;
};

const other: CellRenderer = (face, _column, { label }) =>
  html`<span class="soft small" aria-label=${label}>${face.t('rows/not-here')}</span>`;

const FIELDS: { readonly [K in Option['kind']]?: CellRenderer } = {
  text: typed,
  number: typed,
  choice: listed,
  color: (face, column, view, handlers) =>
    (column.kind === 'color' && column.palette ? listed : other)(face, column, view, handlers),
  toggle: (_face, _column, { key, label, state }, { choose }) => html`<label class="tick">
    <input
      part="field"
      type="checkbox"
      data-key=${key}
      aria-label=${label}
      .checked=${live(state?.value === true)}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
  </label>`,
};
