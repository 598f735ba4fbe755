import { AtelierElement } from '../../base/atelier-element.js';
import { property } from '../../base/property.js';

/**
 * The whole design as a list one can read, with a way to every question, and the shopper’s own text for proof-reading.
 *
 * @element atelier-summary
 * @status experimental
 * @csspart list - All answers.
 * @csspart line - One answer.
 * @csspart proof - The text to be confirmed.
 */
export class AtelierSummaryElement extends AtelierElement {
  /** One sentence in place of the list. */
  @property({ type: Boolean }) line = false;

  protected override async load() {
    return (await import('./summary.inside.js')).summaryInside;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atelier-summary': AtelierSummaryElement;
  }
}
