import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';
import { property } from '../../base/property.js';

/**
 * A link that holds the whole design.
 *
 * @element atelier-share
 * @status experimental
 * @event {AtelierActivityEvent} atelier-activity - The link was copied or sent.
 * @csspart button - Opens the panel.
 * @csspart panel - The link and what can be done with it.
 */
export class AtelierShareElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 44px;
      }
    `,
  ];

  /** Only a symbol on the button. */
  @property({ type: Boolean }) compact = false;

  protected override async load() {
    return (await import('./share.inside.js')).shareInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-share': AtelierShareElement;
  }
}
