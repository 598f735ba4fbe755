/**
 * `ConfiguredItem` 1: what a shop's cart and order carry of a design. Money is integer minor units, every other number an
 * integer or a decimal text, so that the canonical JSON of RFC 8785 is the same in every language. The hash covers what is
 * made (`definition`, `product`, `selections`, `personalization` without their labels), never what it costs, is called or
 * when it was asked for: equal designs have equal ids in every language of the shop.
 */
import type { ChoiceId, MarketId, OptionId } from '../kernel/ids.js';
import type { PriceLineType } from '../pricing/price.js';

/** The name of this shape. */
export const CONFIGURED_ITEM_SCHEMA = 'urn:atelier:schema:configured-item:1';

/** A cell of a `rows` or `fields` option; the selection's own id is then the option's. */
export interface ItemRow {
  /** From 0; 0 for `fields`. */
  readonly index: number;
  readonly columnId: OptionId;
}

/** One answer by id: `valueId` (choice, colour, toggle's `true` or `false`, one choice of a multi), or a number's `input`. */
export interface Selection {
  readonly optionId: OptionId;
  readonly row?: ItemRow;
  readonly valueId?: ChoiceId;
  /** Amount of one choice of a multi option, >= 1. */
  readonly quantity?: number;
  /** A number as a decimal text without exponent, in the option's unit. */
  readonly input?: string;
  /** In the item's locale; outside the hash. */
  readonly optionLabel: string;
  /** In the item's locale; outside the hash. */
  readonly valueLabel: string;
}

/** A shopper's own text. Its font and colour are options of their own and stand among the selections. */
export interface TextPersonalization {
  readonly fieldId: OptionId;
  readonly row?: ItemRow;
  readonly type: 'text';
  /** NFC; line breaks are U+000A. */
  readonly value: string;
}

/** A shopper's own picture, by content. */
export interface ImagePersonalization {
  readonly fieldId: OptionId;
  readonly row?: ItemRow;
  readonly type: 'image';
  readonly asset: {
    readonly id: string;
    /** Hexadecimal or base64url, as the design has it. */
    readonly sha256: string;
    readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
    /** Pixels. */
    readonly width: number;
    /** Pixels. */
    readonly height: number;
  };
  /** Micrometres from the area's left and top, and millidegrees. */
  readonly placement: { readonly x: number; readonly y: number; readonly width: number; readonly rotation: number };
}

/** What the shopper wrote or uploaded. */
export type Personalization = TextPersonalization | ImagePersonalization;

/** One line of the price per unit. */
export interface ItemPriceLine {
  readonly type: PriceLineType;
  readonly code: string;
  readonly label: string;
  readonly amount: number;
  readonly quantity: number;
}

/** sum(lines.amount x lines.quantity) = unitAmount; totalAmount = unitAmount x the item's quantity. Minor units. */
export interface ItemPrice {
  readonly currency: string;
  readonly exponent: number;
  readonly taxIncluded: boolean;
  readonly unitAmount: number;
  readonly totalAmount: number;
  readonly lines: readonly ItemPriceLine[];
}

/** One thing to take from the shelf, per unit: `quantity` x 10^-`scale` of `unit` (UN/ECE Recommendation 20). */
export interface BomLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly scale: number;
  readonly unit: string;
}

/** The pinned product file. */
export interface ItemDefinition {
  readonly id: string;
  /** The product's `rev`. */
  readonly version: string;
  /** `sha256:` and base64url of the hash of the canonical file. */
  readonly hash: string;
}

/** What is sold. */
export interface ItemProduct {
  readonly id: string;
  /** The template of the file, filled; the product's id where it has none. */
  readonly sku: string;
  /** In the item's locale; outside the hash. */
  readonly name: string;
  /** The product's name in the shop, by adapter id. */
  readonly external?: Readonly<Record<string, string>>;
}

/** A picture of the design. */
export interface ItemPreview {
  readonly url: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A design ready to be bought. */
export interface ConfiguredItem {
  readonly schema: typeof CONFIGURED_ITEM_SCHEMA;
  /** `cfg_` and the first 22 characters of the hash: the same design has the same id. */
  readonly configurationId: string;
  readonly configurationHash: string;
  readonly definition: ItemDefinition;
  readonly product: ItemProduct;
  /** By option, row and value. */
  readonly selections: readonly Selection[];
  /** By field and row. */
  readonly personalization: readonly Personalization[];
  /** Where it is sold; decides currency, prices and what is on sale. */
  readonly market: MarketId | null;
  /** 1 to 9999. */
  readonly quantity: number;
  /** `null`: no price in the file, a quote is asked for. */
  readonly price: ItemPrice | null;
  readonly bom: readonly BomLine[];
  readonly preview?: ItemPreview;
  readonly share?: { readonly id: string; readonly url: string };
  /** BCP 47, of every label inside. */
  readonly locale: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  /** UUID of version 7; one per click intent. */
  readonly idempotencyKey: string;
  /** For the notice before the order button (EU directive 2011/83, article 16 c). */
  readonly lead: { readonly madeToOrder: boolean; readonly withdrawalExcluded: boolean; readonly days?: number };
}
