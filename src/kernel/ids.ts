/**
 * Ids of the product language. They are strings with a flavour: a plain string is accepted where an id is expected
 * (a shop writes `{ optionId: 'body' }`), but an id of one kind is not accepted where another kind is expected.
 */
type Flavoured<Name extends string> = string & { readonly __id?: Name };

/** `[a-z][a-z0-9_]*` */
export type OptionId = Flavoured<'option'>;
/** `[a-z0-9][a-z0-9_]*`; a palette colour is `#rrggbb`, a toggle has `true` and `false`. */
export type ChoiceId = Flavoured<'choice'>;
/** Id of a step. */
export type StepId = Flavoured<'step'>;
/** Id of a derived value. */
export type ValueId = Flavoured<'value'>;
/** Id of a rule. */
export type RuleId = Flavoured<'rule'>;
/** Id of a market. */
export type MarketId = Flavoured<'market'>;
/** Id of a part of the model. */
export type PartId = Flavoured<'part'>;
/** Id of an area of the model that takes text or images. */
export type AreaId = Flavoured<'area'>;
/** Id of a named camera view. */
export type ViewId = Flavoured<'view'>;
/** A stock-keeping unit of the shop. */
export type Sku = Flavoured<'sku'>;
