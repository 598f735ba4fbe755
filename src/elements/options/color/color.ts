import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import type { PropertyValues } from '../../base/reactive-element.js';
import { live } from 'lit/directives/live.js';
import { baseStyles } from '../../base/base.styles.js';
import { OptionControlElement } from '../../base/option-control.js';
import { state } from '../../base/property.js';

const colorStyles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 16px;
  }
  input[type='color'] {
    inline-size: 52px;
    block-size: 52px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    cursor: pointer;
    forced-color-adjust: none;
  }
  input[type='color']::-webkit-color-swatch-wrapper {
    padding: 0;
  }
  input[type='color']::-webkit-color-swatch {
    border: 0;
    border-radius: 50%;
    box-shadow: inset -4px -6px 12px rgb(0 0 0 / 18%), inset 4px 5px 10px rgb(255 255 255 / 28%);
  }
  input[type='color']::-moz-color-swatch {
    border: 0;
    border-radius: 50%;
  }
  input[type='color']:focus-visible {
    border-radius: 50%;
  }
  .hex {
    inline-size: 9em;
    min-block-size: 50px;
    padding: 0 16px;
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 17px;
  }
  .hex:focus-visible {
    border-radius: var(--_radius);
  }
  .verdict:not(:empty) {
    padding-block-start: 8px;
    color: var(--_problem);
  }
`;

/** Three or six hexadecimal digits, with or without the sign. */
const HEX = /^#?([\da-f]{3}|[\da-f]{6})$/i;

/**
 * A free color: the browser's own picker, and its code for those who have one. (A palette is asked by `atelier-swatches`.)
 *
 * @element atelier-color
 * @status experimental
 * @csspart picker - The browser's color input.
 * @csspart code - The field for a color code.
 */
export class AtelierColorElement extends OptionControlElement {
  static override styles = [baseStyles, colorStyles];
  @state() private typed = '';
  @state() private verdict = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state') || this.verdict) return;
    this.typed = typeof this.state.value === 'string' ? this.state.value : '';
  }

  protected override render(): TemplateResult {
    const { face } = this;
    const value = typeof this.state.value === 'string' ? this.state.value : '#888888';
    return html`<div class="row">
        <input
          part="picker"
          type="color"
          aria-label=${face.say(this.option.title)}
          .value=${live(value)}
          @input=${(event: Event) => this.handlePick(event, 'merge')}
          @change=${(event: Event) => this.handlePick(event, 'record')}
        />
        <input
          part="code"
          class="hex figures"
          type="text"
          dir="ltr"
          spellcheck="false"
          autocomplete="off"
          aria-label=${face.t('color/hex')}
          aria-invalid=${this.verdict ? 'true' : 'false'}
          aria-describedby="verdict"
          .value=${live(this.typed)}
          @change=${(event: Event) => this.handleCode((event.target as HTMLInputElement).value)}
        />
      </div>
      <p class="verdict small" id="verdict">${this.verdict}</p>`;
  }

  private handlePick(event: Event, history: 'merge' | 'record'): void {
    this.verdict = '';
    this.ask((event.target as HTMLInputElement).value, history);
  }

  private handleCode(text: string): void {
    this.typed = text;
    const digits = HEX.exec(text.trim())?.[1]?.toLowerCase();
    this.verdict = digits || text.trim() === '' ? '' : this.face.t('color/bad-hex');
    if (!digits) return;
    this.ask(`#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-color': AtelierColorElement;
  }
}
