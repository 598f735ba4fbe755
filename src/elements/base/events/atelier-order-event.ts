/** The two events of an order: the request a page may take over, and the fact that the shop has answered. */
import type { AddResult } from '../../../order/adapters/cart-adapter.js';
import type { ConfiguredItem } from '../../../order/item.js';
import type { Quote } from '../../../order/quote.js';

/**
 * The design is to be ordered. A listener that calls `respondWith` while it is dispatched is the shop: no adapter runs.
 * `quote` is `null` where nothing was verified.
 */
export class AtelierOrderSubmitEvent extends Event {
  readonly item: ConfiguredItem;
  readonly quote: Quote | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** What a listener promised; `null`: nobody did. */
  response: Promise<AddResult> | null = null;

  constructor(item: ConfiguredItem, quote: Quote | null, signal: AbortSignal) {
    super('atelier-order-submit', { bubbles: true, composed: true, cancelable: true });
    this.item = item;
    this.quote = quote;
    this.signal = signal;
  }

  /** Takes the order over; the first to call it does. */
  respondWith(response: Promise<AddResult>): void {
    this.response ??= response;
  }
}

/** The shop has answered an order. */
export class AtelierOrderSubmittedEvent extends Event {
  readonly item: ConfiguredItem;
  readonly quote: Quote | null;
  readonly result: AddResult;

  constructor(item: ConfiguredItem, quote: Quote | null, result: AddResult) {
    super('atelier-order-submitted', { bubbles: true, composed: true });
    this.item = item;
    this.quote = quote;
    this.result = result;
  }
}

declare global {
  interface HTMLElementEventMap {
    'atelier-order-submit': AtelierOrderSubmitEvent;
    'atelier-order-submitted': AtelierOrderSubmittedEvent;
  }
}
