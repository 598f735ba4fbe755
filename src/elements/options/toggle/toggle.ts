import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import { baseStyles } from '../../base/base.styles.js';
import { choicePrice, choicesOf } from '../../base/describe.js';
import { OptionControlElement } from '../../base/option-control.js';

const toggleStyles = css`
  :host {
    display: block;
  }
  button {
    display: grid;
    grid-template-columns: 1fr auto auto;
    align-items: center;
    gap: 4px 16px;
    inline-size: 100%;
    min-block-size: 48px;
  }
  .track {
    inline-size: 46px;
    block-size: 28px;
    padding: 3px;
    border: 1.5px solid var(--_outline);
    border-radius: 99px;
    transition: background 200ms var(--_ease), border-color 200ms;
  }
  .thumb {
    display: block;
    inline-size: 19px;
    block-size: 19px;
    border-radius: 50%;
    background: var(--_outline);
    transition: translate 200ms var(--_ease), background 200ms;
  }
  [aria-checked='true'] .track {
    background: var(--_ink);
    border-color: var(--_ink);
  }
  [aria-checked='true'] .thumb {
    translate: 18px;
    background: var(--_on-ink);
  }
  :host(:dir(rtl)) [aria-checked='true'] .thumb {
    translate: -18px;
  }
  .unavailable .track {
    opacity: 0.5;
  }
  .reason {
    grid-column: 1 / -1;
  }
  @media (forced-colors: active) {
    .thumb {
      background: ButtonText;
    }
    [aria-checked='true'] .track {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

/**
 * Yes or no, as a switch with its price.
 *
 * @element atelier-toggle
 * @status experimental
 * @csspart switch - The button with its track.
 */
export class AtelierToggleElement extends OptionControlElement {
  static override styles = [baseStyles, toggleStyles];

  protected override render(): TemplateResult {
    const { face, option } = this;
    const on = this.state.value === true;
    const choices = this.state.domain.form === 'choices' ? this.state.domain.choices : [];
    const other = choices.find(({ id }) => id === String(!on));
    const reason = other ? this.reasonOf(other) : '';
    const about = other ? this.remarksOn(other) : '';
    return html`<button
      type="button"
      class=${other?.status ?? 'available'}
      part="switch"
      role="switch"
      aria-checked=${on}
      aria-label=${face.say(option.title)}
      aria-disabled=${other?.status === 'unavailable'}
      aria-describedby="about"
      @click=${() => this.ask(!on)}
    >
      <span>${face.t(on ? 'ui/yes' : 'ui/no')}</span>
      <span class="soft figures">${other ? choicePrice(face, choicesOf(option), other) : ''}</span>
      <span class="track"><span class="thumb"></span></span>
      ${reason ? html`<span class="reason soft small">${reason}</span>` : null}
    </button>
    <span class="hidden" id="about">${about}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-toggle': AtelierToggleElement;
  }
}
