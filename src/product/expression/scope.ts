/**
 * What an expression reads: the values of options and derived values, the quantity, the market. Types only; `createScope` makes
 * one over finished values, the rules engine brings its own over partial designs.
 */
import type { MarketId, OptionId, ValueId } from '../../kernel/ids.js';
import type { Rational } from '../../kernel/rational.js';
import type { OptionValue } from '../configuration.js';
import type { Choice, Option, Product } from '../product.js';

/** What an expression gives. A choice is the product's own object; a colour or a picture (its asset id) is text; `null`: unknown. */
export type Datum = Rational | string | boolean | Choice | null;

/** Where an expression finds its names. */
export interface Scope {
  readonly product: Product;
  readonly quantity: number;
  readonly market: MarketId | null;
  /** `undefined`: absent; `null`: unanswered. */
  option(id: OptionId): OptionValue | undefined;
  derived(id: ValueId): Datum;
  /** Sub-options that stand beside the product's own: the columns of the row that is looked at. */
  readonly columns?: ReadonlyMap<OptionId, Option>;
}
