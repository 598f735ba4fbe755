/**
 * How a shop's cart is spoken to: a pure `map` from item and quote to requests, tested against the shop's own schema, and a
 * thin `send`. Over-limit data is refused (`limit`), never cut.
 */
import type { Money } from '../../kernel/money.js';
import type { Fetch } from '../../kernel/ports.js';
import type { ConfiguredItem } from '../item.js';
import type { Quote } from '../quote.js';

/** What a backend can do. */
export interface AdapterCaps {
  /** Usable from the shopper's page. */
  readonly browser: boolean;
  /** Where the price comes from: the shop's own options, a hook that checks the token, an admin call, a pull, or nowhere. */
  readonly price: readonly ('native' | 'signed' | 'server' | 'pull' | 'none')[];
  readonly image: 'url' | 'upload' | 'none';
  /** Most readable properties of a line, characters of one, and bytes of a request. */
  readonly maxProps: number;
  readonly maxValue: number;
  readonly maxBytes: number;
  readonly money: 'minor-int' | 'major-decimal' | 'minor-string';
  /** Sending the same request again under the same idempotency key adds nothing. */
  readonly repeatable: boolean;
}

/** The shop as the page's attributes name it. */
export interface ShopContext {
  /** `shop-url`: the shop's API, without a slash at its end; `null` where the adapter needs none. */
  readonly shopUrl: string | null;
}

/** One step of an adapter, as data. */
export type AdapterRequest =
  | {
      readonly type: 'http';
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly type: 'event'; readonly item: ConfiguredItem; readonly quote: Quote | null };

/** Asks the page itself; `null` where nobody answers. */
export type Dispatch = (item: ConfiguredItem, quote: Quote | null, signal: AbortSignal) => Promise<AddResult> | null;

/** What an adapter may use while sending. */
export interface AdapterIo {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** One per click intent, the same for every retry of it. */
  readonly idempotencyKey: string;
  /** The page's own listeners; absent outside a page. */
  readonly dispatch?: Dispatch;
}

/** Why nothing was added. */
export type AddFailureCode =
  | 'out-of-stock'
  | 'quote-expired'
  | 'quote-rejected'
  | 'definition-stale'
  | 'price-changed'
  | 'session'
  | 'limit'
  | 'picture-missing'
  | 'conflict'
  | 'network'
  | 'unsupported'
  | 'unknown';

/** A refusal. `network`: the answer is unknown, the item may have been added. */
export interface AddFailure {
  readonly ok: false;
  readonly code: AddFailureCode;
  /** The same intent may be tried again as it is. */
  readonly retryable: boolean;
  /** For a developer; pages word the code. */
  readonly message: string;
  readonly cause?: unknown;
}

/** What became of an item. */
export type AddResult<Line = unknown> =
  { readonly ok: true; readonly line: Line; readonly cartUrl?: string; readonly cartTotal?: Money } | AddFailure;

/** One shop system. */
export interface CartAdapter<Line = unknown> {
  /** The `shop` attribute's value. */
  readonly id: string;
  readonly caps: AdapterCaps;
  /** Pure. */
  map(item: ConfiguredItem, quote: Quote | null, shop: ShopContext): readonly AdapterRequest[];
  send(requests: readonly AdapterRequest[], io: AdapterIo): Promise<AddResult<Line>>;
  /** After a lost answer: was it added? `null`: no. Throws where that cannot be told. */
  find?(configurationId: string, shop: ShopContext, io: AdapterIo): Promise<Line | null>;
}

/** A refusal in one line. */
export function addFailure(code: AddFailureCode, message: string, cause?: unknown): AddFailure {
  const retryable = code === 'network' || code === 'conflict';
  return { ok: false, code, retryable, message, ...(cause === undefined ? {} : { cause }) };
}
