/**
 * The words for a design of a product, as every layer above shares them (see the public contract): values, decisions,
 * designs, changes and the context they are judged in. Types only.
 */
import type { ChoiceId, MarketId, OptionId, Sku, ValueId } from '../kernel/ids.js';

/** Who set a value. The shopper outranks all; `rule` and `default` are computed and never stored. */
export type Source = 'shopper' | 'preset' | 'quiz' | 'suggestion' | 'rule' | 'default';

/** A source that can be stored in a design. */
export type StoredSource = Exclude<Source, 'rule' | 'default'>;

/**
 * The value of one option. `null`: unanswered. Toggle: boolean. Choice: its id. Colour: `#rrggbb`. Text: NFC.
 * Number: on its step grid, in the option's unit. Multi: amounts >= 1 by choice. Rows and fields (one row): rows.
 */
export type OptionValue =
  null | boolean | string | number | Readonly<Record<ChoiceId, number>> | ImageValue | readonly RowValue[];

/** One row of a `rows` or `fields` option: a value by column. */
export interface RowValue {
  readonly [columnId: OptionId]: OptionValue;
}

/** An uploaded picture and its place in the area's own frame, in integer micrometres and millidegrees. */
export interface ImageValue {
  readonly assetId: string;
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly placement: {
    readonly xUm: number;
    readonly yUm: number;
    readonly widthUm: number;
    readonly rotationMdeg: number;
  };
}

/** Values of the options that are present. */
export type Values = Readonly<Record<OptionId, OptionValue>>;

/** Derived values by id; `null`: unknown. */
export type Derived = Readonly<Record<ValueId, number | string | boolean | null>>;

/** One stored decision. */
export interface Decision {
  readonly optionId: OptionId;
  readonly value: OptionValue;
  readonly source: StoredSource;
}

/** What a link, a cart line or a saved design holds: decisions, not consequences. `decisions` sorted by option id, dormant ones kept. */
export interface Design {
  readonly productId: string;
  readonly rev: string;
  readonly market: MarketId | null;
  readonly quantity: number;
  readonly decisions: readonly Decision[];
}

/** What a design is judged in. */
export interface Context {
  readonly market: MarketId | null;
  /** BCP 47. */
  readonly locale: string;
  /** >= 1. */
  readonly quantity: number;
  readonly stock?: Readonly<Record<Sku, 'in' | 'low' | 'out'>>;
  readonly entitlement?: string;
}

/** A wish: set a value, or `{ release: true }` to give the option back to the machine. `row` addresses one cell. */
export interface Change {
  readonly optionId: OptionId;
  readonly value: OptionValue | { readonly release: true };
  readonly row?: { readonly index: number; readonly columnId: OptionId };
  /** Default `shopper`. */
  readonly source?: Source;
}

/** Inclusive, on the option's step grid. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
