import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';
import { property } from '../../base/property.js';

/**
 * The price with its tax note, when it will be ready, and on one tap what it is made of.
 *
 * @element atelier-price
 * @status experimental
 * @csspart price - The total, a button.
 * @csspart lead - When it is ready.
 * @csspart lines - What the price is made of.
 */
export class AtelierPriceElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 44px;
      }
    `,
  ];

  /** `up`: the lines open above, over the page; else under the total. */
  @property() lines = '';
  /** Small: one line under the total, as in a phone's bar. */
  @property({ type: Boolean }) stacked = false;

  protected override readonly isEarly = true;

  protected override async load() {
    return (await import('../../first-sight.js')).priceInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-price': AtelierPriceElement;
  }
}
