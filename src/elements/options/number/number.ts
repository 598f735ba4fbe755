import { html, type TemplateResult } from 'lit/html.js';
import type { PropertyValues } from '../../base/reactive-element.js';
import { live } from 'lit/directives/live.js';
import { toNumber } from '../../../kernel/rational.js';
import type { Range } from '../../../product/configuration.js';
import { baseStyles } from '../../base/base.styles.js';
import { icon } from '../../base/icons.js';
import { reasonTexts } from '../../base/reason-texts.js';
import { OptionControlElement } from '../../base/option-control.js';
import { property, state } from '../../base/property.js';
import type { HistoryMode } from '../../../session/session.js';
import { measureIn, type LengthUnit, type Measure } from './measure.js';
import { bounds, contains, nearestIn, rangesText, toPercent } from './ranges.js';
import { numberStyles } from './number.styles.js';

interface Ranges {
  readonly available: readonly Range[];
  readonly consequence: readonly Range[];
  readonly step: number;
  readonly unit: string;
}

/**
 * A number by slider, stepper or typing. Limits that move with other choices are shown on the track and in words; a typed
 * number out of range is kept and explained, never cut.
 *
 * @element atelier-number
 * @status experimental
 * @csspart field - The field to type in.
 * @csspart slider - The slider.
 * @csspart limits - What is available now.
 * @csspart verdict - What is wrong with the number typed.
 */
export class AtelierNumberElement extends OptionControlElement {
  static override styles = [baseStyles, numberStyles];
  /** The unit in which the shopper measures; `null`: the option's own. */
  @property({ attribute: false }) unit: LengthUnit | null = null;
  /** Without a slider, for what is measured and not tried out. */
  @property({ attribute: false }) isMeasured = false;
  /** Typed text that is not the value; `null`: the field shows the value. */
  @state() private typed: string | null = null;
  private dragged = false;
  /** What was found out last: it stands while that is found out anew. */
  private known: Ranges | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    // What was typed in the unit before would be read in another one.
    if (changed.has('unit')) this.typed = null;
    const before = changed.get('state') as typeof this.state | undefined;
    const { id, value, domain } = this.state;
    if (before && before.value !== value) this.typed = null;
    if (domain.form === 'ranges' && domain.settled) this.known = domain;
    else if (before?.id !== id) this.known = null;
  }

  protected override render(): TemplateResult {
    const { face, value } = this;
    const { available, consequence } = this.ranges;
    const all = this.isMeasured ? null : bounds([...available, ...consequence]);
    const hint =
      this.isSettled && consequence.length > 0
        ? face.t('number/consequence', { ranges: rangesText(face, consequence, this.measure) })
        : '';
    return html`${this.renderField()}
      ${all && all.max > all.min ? this.renderSlider(all, value ?? all.min) : null}
      <p class="limits soft small figures" part="limits" id="limits">
        <span>${this.isSettled ? face.t('number/available', { ranges: rangesText(face, available, this.measure) }) : face.t('status/open')}</span>
        ${hint ? html`<span>${hint}</span>` : null}
      </p>
      ${this.renderVerdict()}`;
  }

  protected override updated(): void {
    const slider = this.renderRoot.querySelector<HTMLElement>('input[type=range]');
    const { available, consequence } = this.ranges;
    const all = bounds([...available, ...consequence]);
    if (!slider || !all) return;
    slider.style.setProperty('--_open', trackGradient(available, all, getComputedStyle(this).direction === 'rtl'));
    slider.style.setProperty('--_at', `${toPercent(this.value ?? all.min, all)}%`);
  }

  private get value(): number | null {
    return typeof this.state.value === 'number' ? this.state.value : null;
  }

  private get measure(): Measure {
    return measureIn(this.ranges.unit, this.unit);
  }

  private get isSettled(): boolean {
    const { domain } = this.state;
    return domain.form !== 'ranges' || domain.settled;
  }

  private get ranges(): Ranges {
    const { domain } = this.state;
    const { step, unit } = domain.form === 'ranges' ? domain : { step: 1, unit: '' };
    return this.known ?? { available: [], consequence: this.widest, step, unit };
  }

  /** As far as the number can ever go. */
  private get widest(): readonly Range[] {
    const { option } = this;
    return option.kind === 'number' ? [{ min: toNumber(option.outer.min), max: toNumber(option.outer.max) }] : [];
  }

  private renderField(): TemplateResult {
    const { face, value } = this;
    const title = face.say(this.option.title);
    const { measure } = this;
    const text = this.typed ?? (value === null ? '' : measure.show(face.formats, value));
    return html`<div class="row">
      <button type="button" class="icon step" aria-label=${face.t('number/less', { title })} @click=${() => this.stepBy(-1)}>${icon('minus')}</button>
      <div class="frame ${this.verdict ? 'wrong' : ''}">
        <input
          part="field"
          class="figures"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          enterkeyhint="done"
          aria-label=${title}
          aria-invalid=${this.verdict ? 'true' : 'false'}
          aria-describedby="limits verdict"
          .value=${live(text)}
          @change=${(event: Event) => this.handleTyped((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
        />
        ${measure.unit ? html`<span class="soft">${measure.unit}</span>` : null}
      </div>
      <button type="button" class="icon step" aria-label=${face.t('number/more', { title })} @click=${() => this.stepBy(1)}>${icon('plus')}</button>
    </div>`;
  }

  private renderSlider(all: Range, value: number): TemplateResult {
    const { face } = this;
    return html`<input
      part="slider"
      type="range"
      min=${all.min}
      max=${all.max}
      step=${this.ranges.step}
      aria-label=${face.t('number/slider', { title: face.say(this.option.title) })}
      aria-valuetext=${this.worded(value)}
      .value=${live(String(value))}
      @input=${(event: Event) => this.handleSlide(event)}
      @change=${(event: Event) => this.handleSlideEnd(event)}
    />`;
  }

  private get verdict(): string {
    const { face } = this;
    if (this.typed === null) return this.state.issues.map((issue) => face.texts.issue(issue)).join(' ');
    const value = this.measure.read(this.typed, face.texts.locale);
    if (value === null) return face.t('number/not-a-number');
    const { available, consequence } = this.ranges;
    const shown = this.worded(value);
    if (contains([...available, ...consequence], value)) return face.t('number/grid', { value: shown });
    const { id } = this.option;
    // A field of a set of measurements has its own limits alone.
    const isAsked = face.product.optionById.has(id);
    const reasons = isAsked ? reasonTexts(face, id, value, face.session.explain(id, value)) : [];
    // That a limit is reached, without a number, says no more than the sentence before it.
    const said = reasons.filter((text) => text !== face.t('cause/limit'));
    return [face.t('number/out', { value: shown }), ...said].join(' ');
  }

  private renderVerdict(): TemplateResult {
    const { face } = this;
    const typed = this.typed === null ? null : this.measure.read(this.typed, face.texts.locale);
    const nearest = typed === null ? null : nearestIn(this.ranges.available, typed, this.ranges.step);
    return html`<p class="verdict small" part="verdict" id="verdict" role="status">${this.verdict}</p>
      ${
        nearest === null
          ? null
          : html`<button type="button" class="link small" @click=${() => this.handleNearest(nearest)}>
            ${face.t('number/use', { value: this.worded(nearest) })}
          </button>`
      }`;
  }

  /** A number with its unit. */
  private worded(value: number): string {
    const { unit, show } = this.measure;
    return unit === '' ? show(this.face.formats, value) : `${show(this.face.formats, value)}\u00a0${unit}`;
  }

  private stepBy(steps: number): void {
    const { available, consequence, step } = this.ranges;
    const all = bounds([...available, ...consequence]);
    if (!all) return;
    const from = this.value ?? all.min - step;
    // Steps are counted on the grid, so that 0.1 + 0.2 stays on it.
    const to = all.min + Math.round((from - all.min) / step + steps) * step;
    this.take(Number(Math.min(all.max, Math.max(all.min, to)).toFixed(6)), 'record');
  }

  private take(value: number, history: HistoryMode): void {
    this.typed = null;
    if (value !== this.value) this.ask(value, history);
  }

  private handleNearest(value: number): void {
    this.take(value, 'record');
    this.renderRoot.querySelector<HTMLElement>('.frame input')?.focus();
  }

  private handleKey(event: KeyboardEvent): void {
    const steps = ({ ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 } as Record<string, number>)[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      this.stepBy(steps);
    } else if (event.key === 'Enter') {
      this.handleTyped((event.target as HTMLInputElement).value);
    }
  }

  private handleTyped(text: string): void {
    const { measure } = this;
    const value = measure.read(text, this.face.texts.locale);
    const { available, consequence, step } = this.ranges;
    // What is not found out yet is found out for this one number.
    const ranges = this.isSettled ? [...available, ...consequence] : this.widest;
    const nearest = value === null ? null : nearestIn(ranges, value, step);
    // In another unit the grid has no names: the size next to what was measured is made.
    if (nearest !== null && (nearest === value || (!measure.isOwn && contains(ranges, value ?? NaN)))) {
      this.take(nearest, 'record');
      return;
    }
    // The verdict is a status of its own: nothing else needs to say it.
    this.typed = text.trim() === '' && this.value === null ? null : text;
  }

  private handleSlide(event: Event): void {
    const value = Number((event.target as HTMLInputElement).value);
    if (!contains(this.ranges.available, value)) return;
    this.take(value, this.dragged ? 'merge' : 'record');
    this.dragged = true;
  }

  private handleSlideEnd(event: Event): void {
    this.dragged = false;
    const value = Number((event.target as HTMLInputElement).value);
    if (contains(this.ranges.available, value)) this.requestUpdate();
    else if (contains(this.ranges.consequence, value)) this.take(value, 'record');
    else this.handleTyped(this.measure.show(this.face.formats, value));
    this.requestUpdate();
  }
}

/** The part of the track that costs nothing, as a gradient; mirrored where text runs right to left. */
function trackGradient(available: readonly Range[], all: Range, mirrored: boolean): string {
  const stops = available.map((range) => {
    const [from, to] = [toPercent(range.min, all), toPercent(range.max, all)];
    return `transparent ${from}%, var(--_outline) ${from}% ${to}%, transparent ${to}%`;
  });
  return `linear-gradient(${mirrored ? 'to left' : 'to right'}, ${stops.join(', ') || 'transparent, transparent'})`;
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-number': AtelierNumberElement;
  }
}
