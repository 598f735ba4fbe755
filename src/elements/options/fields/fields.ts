import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { RowValue } from '../../../product/configuration.js';
import { isUnanswered } from '../../../product/kinds/registry.js';
import type { Option, RowsOption } from '../../../product/product.js';
import type { OptionState } from '../../../session/session.js';
import { baseStyles } from '../../base/base.styles.js';
import type { AtelierOptionChangeEvent } from '../../base/events/atelier-option-change-event.js';
import type { Face } from '../../base/face.js';
import type { Late } from '../../base/late.js';
import { OptionControlElement } from '../../base/option-control.js';
import { state } from '../../base/property.js';
import { handleRovingKey } from '../../base/roving.js';
import { isLength, LENGTH_UNITS, type LengthUnit } from '../number/measure.js';
import { fieldsStyles } from './fields.styles.js';

/** Where the fields get their controls from: the registry, which in its turn fetches this element. */
export interface ControlSource {
  readonly controlOf: (option: Option) => string;
  readonly lateControl: (option: Option) => Late<void>;
}

/** A control as this element uses it. */
type Control = HTMLElement & {
  option?: Option;
  state?: OptionState;
  face?: Face;
  revision?: number;
  unit?: LengthUnit | null;
  isMeasured?: boolean;
};

/**
 * A set of questions that are answered together, such as measurements: each with the control of its kind, its guide picture and its
 * help; lengths in the unit the shopper measures in.
 *
 * @element atelier-fields
 * @status experimental
 * @csspart units - The switch of units.
 * @csspart field - One question of the set.
 * @csspart guide - The picture that shows what is asked.
 * @csspart progress - What is still open.
 */
export class AtelierFieldsElement extends OptionControlElement {
  static override styles = [baseStyles, fieldsStyles];
  /** Set by the registry before the first one is made. */
  static source: ControlSource | null = null;
  /** `null`: each in the unit its owner gave it. */
  @state() private unit: LengthUnit | null = null;
  private readonly controls = new Map<OptionId, Control>();

  protected override render(): TemplateResult {
    const { cells } = this;
    const columns = this.fields.columns.filter(({ id }) => cells?.get(id)?.present);
    return html`${this.renderUnits()} ${columns.map((column) => this.renderField(column, cells?.get(column.id)))}
    ${this.renderProgress(columns)}`;
  }

  private get fields(): RowsOption {
    return this.option as RowsOption;
  }

  private get cells(): ReadonlyMap<OptionId, OptionState> | undefined {
    const { domain } = this.state;
    return domain.form === 'rows' ? domain.rows[0] : undefined;
  }

  /** The unit of the first length; `null`: there is none to switch. */
  private get ownUnit(): string | null {
    for (const column of this.fields.columns) if (column.kind === 'number' && isLength(column.unit)) return column.unit;
    return null;
  }

  private renderUnits(): TemplateResult | typeof nothing {
    const { ownUnit, face } = this;
    if (ownUnit === null) return nothing;
    const chosen = this.unit ?? ownUnit;
    const handleKey = (event: KeyboardEvent): void => {
      const buttons = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button');
      handleRovingKey(event, [...buttons], (index) => (this.unit = LENGTH_UNITS[index] ?? null));
    };
    return html`<div class="units" part="units" role="radiogroup" aria-label=${face.t('fields/unit')} @keydown=${handleKey}>
      ${LENGTH_UNITS.map(
        (unit) =>
          html`<button type="button" role="radio" aria-checked=${unit === chosen} tabindex=${unit === chosen ? 0 : -1} @click=${() => (this.unit = unit)}>${unit}</button>`,
      )}
    </div>`;
  }

  private renderField(column: Option, cell: OptionState | undefined): TemplateResult {
    const { face } = this;
    const title = face.say(column.title);
    const help = face.say(column.help);
    const [issue] = cell?.issues ?? [];
    const saysItself = column.kind === 'number' || column.kind === 'text';
    return html`<div
      class="field ${column.image === null ? '' : 'guided'}"
      part="field"
      @atelier-option-change=${(event: AtelierOptionChangeEvent) => this.handleChange(event, column)}
      @focusout=${() => this.handleRest()}
    >
      <h4>${title}</h4>
      ${column.image === null ? nothing : html`<img class="guide" part="guide" src=${face.url(column.image)} alt="" loading="lazy" />`}
      <div class="answer">
        ${help ? html`<p class="soft small">${help}</p>` : nothing} ${this.controlFor(column, cell)}
        ${issue && !saysItself ? html`<p class="fault small">${face.texts.issue(issue)}</p>` : nothing}
      </div>
    </div>`;
  }

  private renderProgress(columns: readonly Option[]): TemplateResult | typeof nothing {
    const { face, cells } = this;
    const needed = columns.filter(({ id }) => cells?.get(id)?.required);
    if (needed.length === 0) return nothing;
    const open = needed.filter((column) => isUnanswered(column, cells?.get(column.id)?.value ?? null));
    const titles = face.formats.list(open.map((column) => face.say(column.title)));
    return html`<p class="soft small figures" part="progress" role="status">
      ${titles === '' ? face.t('fields/done') : face.t('fields/open', { titles })}
    </p>`;
  }

  /** The control of a column, made once, with the cell in place of an option. */
  private controlFor(column: Option, cell: OptionState | undefined): Control | null {
    const control = this.controls.get(column.id) ?? this.makeControl(column);
    if (!control || !cell) return null;
    const { face, unit, revision } = this;
    return Object.assign(control, { option: column, face, state: cell, revision, unit, isMeasured: true });
  }

  private makeControl(column: Option): Control | null {
    const { source } = AtelierFieldsElement;
    if (!source) return null;
    const tag = source.controlOf(column);
    if (!customElements.get(tag)) {
      // One that does not arrive is asked for again with the next render.
      void source
        .lateControl(column)
        .load()
        .then(
          () => this.requestUpdate(),
          () => undefined,
        );
      return null;
    }
    const control = document.createElement(tag) as Control;
    this.controls.set(column.id, control);
    return control;
  }

  /** What is asked of a column is asked of the set. */
  private handleChange(event: AtelierOptionChangeEvent, column: Option): void {
    const [change] = event.changes;
    if (change?.optionId !== column.id) return;
    event.stopPropagation();
    const { decisions } = this.face.snapshot.design;
    // An absent field keeps its answer in the decision.
    const decided = decisions.find(({ optionId }) => optionId === this.option.id)?.value ?? this.state.value;
    const [row = {}] = (decided ?? []) as readonly RowValue[];
    this.ask([{ ...row, [column.id]: isRelease(change.value) ? null : change.value }], event.history);
    this.handleRest();
  }

  /** An order waits for the set while one of its fields shows what the design does not hold. */
  private handleRest(): void {
    const { unsettled } = this.face;
    if (this.fields.columns.some(({ id }) => unsettled.has(id))) unsettled.add(this.option.id);
    else unsettled.delete(this.option.id);
  }
}

function isRelease(value: unknown): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value;
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-fields': AtelierFieldsElement;
  }
}
