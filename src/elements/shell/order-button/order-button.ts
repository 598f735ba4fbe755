import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';

/**
 * Orders the design, once per intent; without a verifier it asks for a quote and says so.
 *
 * @element atelier-order-button
 * @status experimental
 * @event {AtelierOrderSubmitEvent} atelier-order-submit - The design is to be ordered; `respondWith` takes it over from the adapter.
 * @event {AtelierOrderSubmittedEvent} atelier-order-submitted - The shop has answered.
 * @event {AtelierErrorEvent} atelier-error - The order could not be placed.
 * @csspart button - The button.
 * @csspart note - What became of the order.
 * @csspart proof - The text to be confirmed.
 */
export class AtelierOrderButtonElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 48px;
      }
    `,
  ];

  protected override async load() {
    return (await import('./order-button.inside.js')).orderButtonInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-order-button': AtelierOrderButtonElement;
  }
}
