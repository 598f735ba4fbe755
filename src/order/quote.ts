import type { ConfiguredItem } from './item.js';

/** A price that a verifier has computed and signed. */
export interface Quote {
  readonly quoteId: string;
  /** As the verifier computed it: selections, price and parts are its own. */
  readonly item: ConfiguredItem;
  /** RFC 3339, UTC. */
  readonly issuedAt: string;
  /** RFC 3339, UTC; the quote must be in an order by then. */
  readonly expiresAt: string;
  /** The shop it holds in. */
  readonly audience: string;
  /** Quantities in which the unit price holds, inclusive. */
  readonly minQuantity: number;
  readonly maxQuantity: number;
  /** Proof for the shop's own hook: see `signQuote`. */
  readonly token: string;
}
