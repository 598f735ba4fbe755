import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';

/**
 * The steps of the product, each with its state; any of them can be jumped to.
 *
 * @element atelier-steps
 * @status experimental
 * @csspart list - All steps.
 * @csspart step - One step.
 */
export class AtelierStepsElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 44px;
      }
    `,
  ];

  protected override async load() {
    return (await import('./steps.inside.js')).stepsInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-steps': AtelierStepsElement;
  }
}
