import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';
import { property } from '../../base/property.js';

/**
 * The design for elsewhere: a link that holds all of it, a code for a phone, a room view, a film.
 *
 * @element atelier-share
 * @status experimental
 * @event {AtelierActivityEvent} atelier-activity - The design was copied, sent, filmed or seen in a room.
 * @event {AtelierArRequestEvent} atelier-ar-request - An Android phone wants a public address of this design's GLB.
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
