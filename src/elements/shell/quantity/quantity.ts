import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';

/**
 * How many of this design.
 *
 * @element atelier-quantity
 * @status experimental
 * @csspart stepper - The buttons and the field.
 */
export class AtelierQuantityElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 44px;
      }
    `,
  ];

  protected override async load() {
    return (await import('./quantity.inside.js')).quantityInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-quantity': AtelierQuantityElement;
  }
}
