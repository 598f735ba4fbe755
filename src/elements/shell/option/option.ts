import { css } from '../../base/css.js';
import { AtelierElement } from '../../base/atelier-element.js';
import { property } from '../../base/property.js';

/**
 * One question of the product: its label, its control, and what is to be said about it (reasons, consequences, repairs).
 *
 * @element atelier-option
 * @status experimental
 * @event {AtelierOptionChangeEvent} atelier-option-change - A value was asked for; cancelable, before it takes effect.
 * @csspart head - The line with title and value.
 * @csspart title - The question's title.
 * @csspart value - The value and its price, in the head.
 * @csspart body - Everything under the head.
 * @csspart caption - Name and price of the choice looked at.
 * @csspart note - Why a value was set, or what changed with it.
 * @csspart panel - What a choice would change, with its two ways out.
 * @csspart issue - What is wrong with the value.
 */
export class AtelierOptionElement extends AtelierElement {
  static override styles = [
    AtelierElement.styles,
    css`
      :host {
        min-block-size: 52px;
      }
    `,
  ];

  /** Id of the option. */
  @property() option = '';
  /** The head opens and closes the question; one is open at a time. */
  @property({ type: Boolean }) fold = false;
  /** Without a head: the title stands elsewhere. Name and price go under the control. */
  @property({ type: Boolean }) bare = false;

  /** Whether its control can be operated; fulfilled at the first sight of it, `false` where there is none to see. */
  readonly operable: Promise<boolean>;
  /** Answers `operable`; the first answer counts. */
  setOperable: (isOperable: boolean) => void = () => {};
  protected override readonly isEarly = true;

  constructor() {
    super();
    this.operable = new Promise((resolve) => (this.setOperable = resolve));
  }

  protected override async load() {
    return (await import('../../first-sight.js')).optionInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-option': AtelierOptionElement;
  }
}
