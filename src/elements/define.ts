import { defineOnce } from './base/define-once.js';
import { AtelierConfiguratorElement } from './shell/configurator/configurator.js';
import { AtelierOptionElement } from './shell/option/option.js';
import { AtelierOrderButtonElement } from './shell/order-button/order-button.js';
import { AtelierPreviewElement } from './shell/preview/preview.js';
import { AtelierPriceElement } from './shell/price/price.js';
import { AtelierQuantityElement } from './shell/quantity/quantity.js';
import { AtelierSessionElement } from './shell/session/session.js';
import { AtelierShareElement } from './shell/share/share.js';
import { AtelierStepsElement } from './shell/steps/steps.js';
import { AtelierSummaryElement } from './shell/summary/summary.js';

/** Roots first: pieces already in the page find them answering. */
const TAGS: readonly (readonly [string, CustomElementConstructor])[] = [
  ['atelier-session', AtelierSessionElement],
  ['atelier-configurator', AtelierConfiguratorElement],
  ['atelier-preview', AtelierPreviewElement],
  ['atelier-option', AtelierOptionElement],
  ['atelier-steps', AtelierStepsElement],
  ['atelier-quantity', AtelierQuantityElement],
  ['atelier-price', AtelierPriceElement],
  ['atelier-summary', AtelierSummaryElement],
  ['atelier-share', AtelierShareElement],
  ['atelier-order-button', AtelierOrderButtonElement],
];

/** Defines every tag; the only registration there is. Safe to call twice, and beside another copy of the script. */
export function defineElements(): void {
  for (const [tag, element] of TAGS) defineOnce(tag, element);
}
