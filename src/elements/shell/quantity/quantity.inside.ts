import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../base/css.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import { live } from 'lit/directives/live.js';
import { parseNumber } from '../../../i18n/parse-number.js';
import { baseStyles } from '../../base/base.styles.js';
import type { Face } from '../../base/face.js';
import { icon } from '../../base/icons.js';
import type { Inside } from '../../base/inside.js';

const quantityStyles = css`
  .stepper {
    display: inline-flex;
    align-items: center;
    border: 1px solid color-mix(in srgb, var(--_ink) 16%, transparent);
    border-radius: 99px;
  }
  .icon {
    color: var(--_ink);
  }
  input {
    inline-size: 3ch;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    text-align: center;
    font-size: max(16px, 1em);
  }
`;

/** Most of one design in one order line; what a number field can hold without being absurd. */
const MOST = 9999;

/** The inside of `<atelier-quantity>`. */
export const quantityInside: Inside<ReactiveElement> = {
  styles: [baseStyles, quantityStyles],
  create: (host, face) => ({ render: () => renderQuantity(host, face) }),
};

function renderQuantity(host: ReactiveElement, face: Face): TemplateResult {
  const { quantity } = face.snapshot.context;
  const set = (value: number): void => {
    face.session.setContext({ quantity: Math.min(MOST, Math.max(1, Math.round(value))) });
    host.requestUpdate();
  };
  return html`<div class="stepper" part="stepper" role="group" aria-label=${face.t('quantity/label')}>
    <button type="button" class="icon" aria-label=${face.t('quantity/less')} aria-disabled=${quantity <= 1} @click=${() => set(quantity - 1)}>${icon('minus')}</button>
    <input
      class="figures"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${face.t('quantity/label')}
      .value=${live(String(quantity))}
      @change=${(event: Event) => set(parseNumber((event.target as HTMLInputElement).value, face.texts.locale) ?? quantity)}
    />
    <button type="button" class="icon" aria-label=${face.t('quantity/more')} @click=${() => set(quantity + 1)}>${icon('plus')}</button>
  </div>`;
}
