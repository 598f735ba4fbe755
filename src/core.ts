/** The engine without its face: no DOM, registers nothing. */
export { ConfiguratorError } from './kernel/configurator-error.js';
export type { ConfiguratorErrorDetails } from './kernel/configurator-error.js';
export type { Issue, IssuePath } from './kernel/issue.js';
export type { Money } from './kernel/money.js';
export type { Clock, Fetch, Ports, Random, Storage } from './kernel/ports.js';
export type { Result } from './kernel/result.js';
export { configurationJsonSchema } from './product/configuration-json-schema.js';
export { configurationSchema, designSchema } from './product/configuration-schema.js';
export type { DesignValues } from './product/configuration-schema.js';
export type {
  Change,
  Context,
  Decision,
  Derived,
  Design,
  ImageValue,
  OptionValue,
  Range,
  RowValue,
  Source,
  Values,
} from './product/configuration.js';
export { loadProduct } from './product/load.js';
export type { Choice, Kind, Option, Product, Step } from './product/product.js';
export type { Market, Preset } from './product/selling.js';
export type { LocalizedText } from './product/texts-and-amounts.js';
export type { JsonSchema } from './product/schema/json-schema.js';
export type { Price, PriceLine, PriceLineType } from './pricing/price.js';
export type { Cause, Reason, Status } from './rules/rules.js';
export { createSession } from './session/create-session.js';
export { openDesign } from './session/open-design.js';
export type { OpenedDesign } from './session/open-design.js';
export type {
  ChoiceState,
  Consideration,
  Domain,
  Explanation,
  HistoryMode,
  OptionState,
  Outcome,
  Repair,
  Session,
  SessionListener,
  Snapshot,
  StepState,
} from './session/session.js';
export { configuredItem } from './order/configured-item.js';
export type { ConfiguredItem } from './order/item.js';
export { planScene } from './preview/plan/plan-scene.js';
export type { ScenePlan } from './preview/plan/scene-plan.js';
