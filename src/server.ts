/** The verifier and what a shop needs on its server: no DOM, registers nothing. */
export { createVerifier } from './order/verifier/create-verifier.js';
export type { Verifier, VerifierOptions } from './order/verifier/create-verifier.js';
export type { ProductSource } from './order/verifier/catalogue.js';
export type { Verdict, VerdictStatus } from './order/verifier/verify-route.js';
export { createKeyText, parseKeys } from './order/keys.js';
export type { Keys, SigningKey } from './order/keys.js';
export { createQuoteSigner } from './order/quote-token.js';
export type { QuoteClaims, QuoteSigner, TokenProblem } from './order/quote-token.js';
export { configuredItem } from './order/configured-item.js';
export { configuredItemSchema } from './order/configured-item-schema.js';
export type { ConfiguredItem } from './order/item.js';
export type { Quote } from './order/quote.js';
export { findOrder, listOrders } from './order/order.js';
export type { Order, OrderReceipt } from './order/order.js';
export type { OrderStore } from './order/order-store.js';
export { createSqliteStore } from './platform/node/sqlite-store.js';
export type { SqliteDatabase, SqliteStatement } from './platform/node/sqlite-store.js';
