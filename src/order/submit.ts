/**
 * The order button's work: quote, then add, once per click intent whatever the network does.
 *
 * An intent is a design in a quantity. A second click on it while the first is under way joins it; a click after a lost
 * answer takes the same intent up again, under the same idempotency key and the same quote, and looks for the line before
 * it sends anything. Only an answered intent ends, and the next click is a new one. Nothing here knows a page or a shop.
 */
import type { Fetch, Ports } from '../kernel/ports.js';
import {
  addFailure,
  type AddFailure,
  type AddResult,
  type AdapterIo,
  type CartAdapter,
  type Dispatch,
  type ShopContext,
} from './adapters/cart-adapter.js';
import type { ConfiguredItem } from './item.js';
import type { Quote } from './quote.js';
import { requestQuote } from './request-quote.js';
import { sendPictures } from './send-pictures.js';
import { orderPorts, type OrderPorts } from './system-ports.js';

/** Where orders go. */
export interface SubmitterOptions {
  readonly adapter: CartAdapter;
  readonly shop: ShopContext;
  /** `null`: no verifier; the order is a request for a quote. */
  readonly verifierUrl: string | null;
  readonly fetch: Fetch;
  readonly dispatch?: Dispatch;
  /** The bytes of a shopper's picture; without it none is sent. */
  readonly loadPicture?: (assetId: string) => Promise<Blob | null>;
  readonly ports?: Ports;
}

/** What became of a click. `item` is the verifier's own where there is a quote. */
export interface Submission {
  readonly item: ConfiguredItem;
  /** `null`: nothing was verified. */
  readonly quote: Quote | null;
  readonly result: AddResult;
}

/** Orders, each once. */
export interface Submitter {
  /** Never rejects; `signal` gives up waiting, not the intent. */
  submit(item: ConfiguredItem, signal: AbortSignal): Promise<Submission>;
}

interface Intent {
  /** The first click's item; its idempotency key is the intent's. */
  readonly item: ConfiguredItem;
  quote: Quote | null;
  /** Something was sent whose answer is not known. */
  isUnsure: boolean;
  running: Promise<Submission> | null;
}

/** Less than this of a quote's life is not enough to order on it. */
const QUOTE_MARGIN_MS = 30_000;

/** A submitter; keep it as long as the button. */
export function createSubmitter(options: SubmitterOptions): Submitter {
  const intents = new Map<string, Intent>();
  const ports = orderPorts(options.ports);
  return {
    submit(item, signal) {
      const key = intentKey(item);
      const intent = intents.get(key) ?? { item, quote: null, isUnsure: false, running: null };
      intents.set(key, intent);
      intent.running ??= pursue(options, ports, intent, signal).then((submission) => {
        intent.running = null;
        // An unanswered intent waits for the next click; every other one is over.
        if (submission.result.ok || !submission.result.retryable) intents.delete(key);
        return submission;
      });
      return intent.running;
    },
  };
}

/** Two clicks with this in common want the same thing. */
function intentKey({ configurationHash, quantity, market, price }: ConfiguredItem): string {
  return [configurationHash, quantity, market, price?.unitAmount].join(' ');
}

async function pursue(
  options: SubmitterOptions,
  ports: OrderPorts,
  intent: Intent,
  signal: AbortSignal,
): Promise<Submission> {
  const { fetch, dispatch, adapter, shop } = options;
  const { idempotencyKey, configurationId } = intent.item;
  const io: AdapterIo = { fetch, signal, idempotencyKey, ...(dispatch && { dispatch }) };
  const told = (result: AddResult): Submission => ({
    item: intent.quote?.item ?? intent.item,
    quote: intent.quote,
    result,
  });
  try {
    if (intent.isUnsure) {
      const before = await findBefore(adapter, configurationId, shop, io);
      if (before !== null) return told(before);
    }
    const failure = await renewQuote(options, ports, intent, io);
    if (failure !== null) return told(failure);
    return told(await addOnce(adapter, shop, intent, io));
  } catch (error) {
    // An adapter that throws has answered nothing, so the intent stays open.
    return told(addFailure('network', "The shop's adapter failed.", error));
  }
}

/** Sends, and after a lost answer looks for the line; only a line that is surely missing is sent again, once. */
async function addOnce(adapter: CartAdapter, shop: ShopContext, intent: Intent, io: AdapterIo): Promise<AddResult> {
  const send = async (): Promise<AddResult> => {
    intent.isUnsure = true;
    const result = await adapter.send(adapter.map(intent.item, intent.quote, shop), io);
    intent.isUnsure = !result.ok && (result.code === 'network' || result.code === 'conflict');
    return result;
  };
  const first = await send();
  const canAsk = adapter.find !== undefined || adapter.caps.repeatable;
  if (first.ok || first.code !== 'network' || !canAsk || io.signal.aborted) return first;
  return (await findBefore(adapter, intent.item.configurationId, shop, io)) ?? (await send());
}

/** The line of an earlier try, `null` where it is safe to send again, a failure where that cannot be told. */
async function findBefore(
  adapter: CartAdapter,
  configurationId: string,
  shop: ShopContext,
  io: AdapterIo,
): Promise<AddResult | null> {
  // The page's own listener knows the idempotency key, and the shopper has clicked again.
  if (adapter.find === undefined) return null;
  try {
    const line = await adapter.find(configurationId, shop, io);
    return line === null ? null : { ok: true, line };
  } catch (error) {
    return addFailure('network', 'The shop could not be asked whether the last try arrived.', error);
  }
}

/** Gets a quote where there is a verifier, a price, and no quote that still holds. */
async function renewQuote(
  { verifierUrl, loadPicture }: SubmitterOptions,
  ports: OrderPorts,
  intent: Intent,
  io: AdapterIo,
): Promise<AddFailure | null> {
  if (verifierUrl === null || intent.item.price === null) return null;
  if (intent.quote !== null && Date.parse(intent.quote.expiresAt) - ports.clock.nowMs() > QUOTE_MARGIN_MS) return null;
  const unsent = loadPicture ? await sendPictures(verifierUrl, intent.item, loadPicture, io) : null;
  if (unsent !== null) return unsent;
  const quote = await requestQuote(verifierUrl, intent.item, io);
  if (!quote.ok) return quote.error;
  intent.quote = quote.value;
  return null;
}
