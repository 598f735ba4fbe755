/**
 * `POST /v1/orders`: the intake. Everything is computed before anything is written, and the order is one record under a key
 * made of the idempotency key, written only where it is free. So a crash leaves either no order or a whole one, and a retry
 * finds what was acknowledged or does the work again.
 */
import { contentHash } from '../../kernel/content-hash.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { createScope } from '../../product/expression/create-scope.js';
import { orderRequestSchema, type OrderRequest } from '../configured-item-schema.js';
import { ORDER_PREFIX, receiptOf, type Order, type OrderReceipt, type OrderRecord } from '../order.js';
import type { OrderStore } from '../order-store.js';
import { cutList } from '../cut-list.js';
import { printPictures } from '../print-pictures.js';
import { printTexts } from '../print-texts.js';
import type { Problem } from '../problem.js';
import { readableLines } from '../readable-lines.js';
import { readBody, stampOf, type Desk } from './desk.js';
import { priceMismatch, recompute, type VerifiedDesign } from './recompute.js';
import { swappedClaims } from './verify-route.js';

/** Keys whose request is being worked on in this process. */
export type KeysInProgress = Set<string>;

/** Takes one order, once per idempotency key; `store` is the desk's own. */
export async function answerOrder(
  desk: Desk,
  store: OrderStore,
  inProgress: KeysInProgress,
  request: Request,
): Promise<Result<OrderReceipt, Problem>> {
  const body = await readBody(request, orderRequestSchema);
  if (!body.ok) return body;
  const key = request.headers.get('idempotency-key') ?? body.value.value.item.idempotencyKey;
  if (key === undefined || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return err({ code: 'malformed', detail: 'an Idempotency-Key of 1 to 255 visible characters is expected' });
  }
  if (inProgress.has(key)) return err({ code: 'in-progress' });
  inProgress.add(key);
  try {
    return await takeOrder(desk, store, key, body.value);
  } finally {
    inProgress.delete(key);
  }
}

/** `GET /v1/orders/{idempotency key}`: was it taken? The key is known to whoever placed the order alone. */
export async function answerReceipt(
  desk: Desk,
  store: OrderStore,
  key: string,
): Promise<Result<OrderReceipt, Problem>> {
  const text = await store.get(ORDER_PREFIX + orderIdOf(desk, key));
  return text === null ? err({ code: 'not-found' }) : ok(receiptOf((JSON.parse(text) as OrderRecord).order));
}

async function takeOrder(
  desk: Desk,
  store: OrderStore,
  key: string,
  { value, json }: { readonly value: OrderRequest; readonly json: unknown },
): Promise<Result<OrderReceipt, Problem>> {
  const orderId = orderIdOf(desk, key);
  const requestHash = contentHash(json);
  // Before the checks: a retry after the quote's expiry must still learn that its order was taken.
  const before = await store.get(ORDER_PREFIX + orderId);
  if (before !== null) return storedAnswer(before, requestHash);
  const design = await recompute(desk.sale, value.item, stampOf(desk, key));
  if (!design.ok) return design;
  const quoteId = await quoteOf(desk, value.token, design.value);
  if (!quoteId.ok) return quoteId;
  const order = orderOf(desk, orderId, key, quoteId.value, design.value);
  const record: OrderRecord = { requestHash, order };
  const rival = await store.putIfAbsent(ORDER_PREFIX + orderId, JSON.stringify(record));
  return rival === null ? ok(receiptOf(order)) : storedAnswer(rival, requestHash);
}

/** The same order for the same key in this shop, however often it is asked. */
function orderIdOf({ audience }: Desk, key: string): string {
  return `ord_${contentHash([audience, key]).slice('sha256:'.length, 'sha256:'.length + 22)}`;
}

function storedAnswer(text: string, requestHash: string): Result<OrderReceipt, Problem> {
  const record = JSON.parse(text) as OrderRecord;
  return record.requestHash === requestHash ? ok(receiptOf(record.order)) : err({ code: 'idempotency-conflict' });
}

/** The id of the quote a design is ordered on; `null` where the product has no price and a quote is what is asked for. */
async function quoteOf(
  desk: Desk,
  token: string | null,
  design: VerifiedDesign,
): Promise<Result<string | null, Problem>> {
  if (token === null) return design.item.price === null ? ok(null) : err({ code: 'token-invalid', detail: 'no token' });
  const claims = await desk.signer.verify(token, desk.ports.clock.nowMs());
  if (!claims.ok) return err({ code: claims.error });
  const swapped = swappedClaims(claims.value, design);
  if (swapped.length === 0) return ok(claims.value.q);
  const isPriceOnly = swapped.every((name) => name === 'price' || name === 'currency' || name === 'tax');
  return err(isPriceOnly ? priceMismatch(design.item) : { code: 'token-invalid', detail: swapped.join(', ') });
}

function orderOf(desk: Desk, orderId: string, key: string, quoteId: string | null, design: VerifiedDesign): Order {
  const { product, context, values, decisions, item } = design;
  const { market, quantity } = context;
  const scope = createScope(product, { values, quantity, market });
  return {
    orderId,
    status: item.price === null ? 'requested' : 'verified',
    receivedAt: new Date(desk.ports.clock.nowMs()).toISOString(),
    idempotencyKey: key,
    quoteId,
    item,
    design: { productId: product.id, rev: product.rev, market, quantity, decisions },
    lines: readableLines(product, item),
    texts: printTexts(product, scope),
    pictures: printPictures(product, values),
    cut: cutList(product, scope, item.locale),
  };
}
