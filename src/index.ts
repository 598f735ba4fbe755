/**
 * The script tag's entry, and the package's: defines every tag at once, as thin shells whose insides load behind them.
 * Importing it where there is no page defines nothing and fails nothing.
 */
import { defineElements } from './elements/define.js';

export {
  AtelierErrorEvent,
  AtelierActivityEvent,
  AtelierConfigurationChangedEvent,
  AtelierPreviewReadyEvent,
  AtelierReadyEvent,
} from './elements/base/events/atelier-fact-event.js';
export { AtelierOptionChangeEvent } from './elements/base/events/atelier-option-change-event.js';
export { AtelierOrderSubmitEvent, AtelierOrderSubmittedEvent } from './elements/base/events/atelier-order-event.js';
export { registerControl } from './elements/options/own-controls.js';
export { AtelierConfiguratorElement } from './elements/shell/configurator/configurator.js';
export { AtelierOptionElement } from './elements/shell/option/option.js';
export { AtelierOrderButtonElement } from './elements/shell/order-button/order-button.js';
export { AtelierPreviewElement } from './elements/shell/preview/preview.js';
export { AtelierPriceElement } from './elements/shell/price/price.js';
export { AtelierQuantityElement } from './elements/shell/quantity/quantity.js';
export { AtelierSessionElement } from './elements/shell/session/session.js';
export { AtelierShareElement } from './elements/shell/share/share.js';
export { AtelierStepsElement } from './elements/shell/steps/steps.js';
export { AtelierSummaryElement } from './elements/shell/summary/summary.js';
export { registerGenerator } from './preview/plan/generators.js';
export type { GeneratorParams, MeshData, MeshGenerator, MeshLook } from './preview/plan/mesh-data.js';

if (typeof customElements !== 'undefined') defineElements();
