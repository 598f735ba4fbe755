/**
 * Orders as the shop keeps them: what was verified, in words a person can read and in data a workshop can use, whole in one
 * record, so that no crash leaves half an order.
 */
import type { Design } from '../product/configuration.js';
import type { CutLine } from './cut-list.js';
import type { ConfiguredItem } from './item.js';
import type { OrderStore } from './order-store.js';
import type { PrintPicture } from './print-pictures.js';
import type { PrintText } from './print-texts.js';

/** One accepted order line. */
export interface Order {
  readonly orderId: string;
  /** `requested`: the product has no price, the shop answers with one. */
  readonly status: 'verified' | 'requested';
  /** RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly idempotencyKey: string;
  /** The quote it was ordered on; `null` where requested. */
  readonly quoteId: string | null;
  /** As the verifier computed it: price, parts and labels are its own. */
  readonly item: ConfiguredItem;
  /** Reopens the design. */
  readonly design: Design;
  /** Every answer in words, in the product's own order. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** What to engrave or print. */
  readonly texts: readonly PrintText[];
  /** The shopper's pictures, where they are printed. */
  readonly pictures: readonly PrintPicture[];
  /** What to saw, for one unit. */
  readonly cut: readonly CutLine[];
}

/** What the shopper's page learns of an order. */
export interface OrderReceipt {
  readonly orderId: string;
  readonly status: Order['status'];
  readonly configurationId: string;
  readonly receivedAt: string;
  readonly price: {
    readonly currency: string;
    readonly exponent: number;
    readonly unitAmount: number;
    readonly totalAmount: number;
  } | null;
}

/** An order with what it answers for. */
export interface OrderRecord {
  /** Hash of the request it was made of. */
  readonly requestHash: string;
  readonly order: Order;
}

/** Where orders lie in a store. */
export const ORDER_PREFIX = 'order/';

/** All orders of a store, oldest first; none where the store cannot list. */
export async function listOrders(store: OrderStore): Promise<readonly Order[]> {
  const texts = (await store.list?.(ORDER_PREFIX)) ?? [];
  return texts.map((text) => (JSON.parse(text) as OrderRecord).order);
}

/** The order of an id, `null` where there is none. */
export async function findOrder(store: OrderStore, orderId: string): Promise<Order | null> {
  const text = await store.get(ORDER_PREFIX + orderId);
  return text === null ? null : (JSON.parse(text) as OrderRecord).order;
}

/** What is told about an order to whoever placed it. */
export function receiptOf({ orderId, status, receivedAt, item }: Order): OrderReceipt {
  const { configurationId, price } = item;
  if (price === null) return { orderId, status, configurationId, receivedAt, price };
  const { currency, exponent, unitAmount, totalAmount } = price;
  return { orderId, status, configurationId, receivedAt, price: { currency, exponent, unitAmount, totalAmount } };
}
