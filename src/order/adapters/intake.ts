/**
 * The verifier's own order intake as a shop: `shop="intake" shop-url="…"`, the address that `/v1/orders` stands under. Used
 * by shops without a cart of their own and by the demo. The intake honours the idempotency key, so a retry is safe.
 */
import type { OrderReceipt } from '../order.js';
import { refusalOf } from '../refusal.js';
import { addFailure, type AddResult, type CartAdapter } from './cart-adapter.js';

/** The intake refuses larger bodies. */
const MAX_BYTES = 64 * 1024;

/** Orders at the verifier's intake. */
export const intake: CartAdapter<OrderReceipt> = {
  id: 'intake',
  caps: {
    browser: true,
    price: ['signed', 'none'],
    image: 'url',
    maxProps: 200,
    maxValue: 4000,
    maxBytes: MAX_BYTES,
    money: 'minor-int',
    repeatable: true,
  },
  map: (item, quote, { shopUrl }) => [
    {
      type: 'http',
      method: 'POST',
      url: `${shopUrl ?? ''}/v1/orders`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ item: quote?.item ?? item, token: quote?.token ?? null }),
    },
  ],
  async send([request], io) {
    if (request?.type !== 'http') return addFailure('unsupported', 'The intake takes one HTTP request.');
    if (new TextEncoder().encode(request.body).length > MAX_BYTES) {
      return addFailure('limit', `The order is larger than ${MAX_BYTES} bytes.`);
    }
    try {
      const { url, method, body } = request;
      const headers = { ...request.headers, 'idempotency-key': io.idempotencyKey };
      return await readAnswer(await io.fetch(new Request(url, { method, headers, body, signal: io.signal })));
    } catch (error) {
      return addFailure('network', 'The intake did not answer.', error);
    }
  },
  async find(_configurationId, { shopUrl }, io) {
    const url = `${shopUrl ?? ''}/v1/orders/${encodeURIComponent(io.idempotencyKey)}`;
    const response = await io.fetch(new Request(url, { headers: { accept: 'application/json' }, signal: io.signal }));
    if (response.status === 404) return null;
    if (!response.ok) throw new TypeError(`The intake answered ${response.status}.`);
    return (await response.json()) as OrderReceipt;
  },
};

async function readAnswer(response: Response): Promise<AddResult<OrderReceipt>> {
  if (!response.ok) return refusalOf(response);
  return { ok: true, line: (await response.json()) as OrderReceipt };
}
