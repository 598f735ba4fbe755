import { err, ok, type Result } from '../../kernel/result.js';
import type { Product } from '../../product/product.js';
import { MAX_QUANTITY, quoteRequestSchema } from '../configured-item-schema.js';
import { createRandomId } from '../ids.js';
import type { Problem } from '../problem.js';
import type { Quote } from '../quote.js';
import type { QuoteClaims } from '../quote-token.js';
import { readBody, stampOf, type Desk } from './desk.js';
import { recompute, type VerifiedDesign } from './recompute.js';

/** `POST /v1/quotes`: computes the design's price and signs it. */
export async function answerQuote(desk: Desk, request: Request): Promise<Result<Quote, Problem>> {
  const body = await readBody(request, quoteRequestSchema);
  if (!body.ok) return body;
  const design = await recompute(desk.sale, body.value.value, stampOf(desk, body.value.value.idempotencyKey));
  return design.ok ? signQuote(desk, design.value) : design;
}

/** What a token says of a design: all that a forger would swap. */
export function claimsOf({ product, item }: VerifiedDesign): Omit<QuoteClaims, 'v' | 'k' | 'a' | 'q' | 'e'> | null {
  if (item.price === null) return null;
  const fixed = readsQuantity(product);
  return {
    c: item.configurationHash.slice('sha256:'.length),
    d: `${item.definition.id}@${item.definition.version}`,
    p: item.product.sku,
    u: item.price.unitAmount,
    y: item.price.currency,
    t: item.price.taxIncluded ? 1 : 0,
    n: fixed ? item.quantity : MAX_QUANTITY,
    ...(fixed ? { m: item.quantity } : {}),
  };
}

function signQuote(desk: Desk, design: VerifiedDesign): Result<Quote, Problem> {
  const claims = claimsOf(design);
  if (claims === null) {
    const violations = [{ code: 'order/no-price', severity: 'error', path: [], params: {} } as const];
    return err({ code: 'configuration-invalid', detail: 'the product has no price', violations });
  }
  const nowMs = desk.ports.clock.nowMs();
  const expiresS = Math.floor(nowMs / 1000) + desk.quoteLifetimeS;
  const quoteId = createRandomId('q_', desk.ports);
  return ok({
    quoteId,
    item: design.item,
    issuedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(expiresS * 1000).toISOString(),
    audience: desk.audience,
    minQuantity: claims.m ?? 1,
    maxQuantity: claims.n,
    token: desk.signer.sign({ ...claims, q: quoteId, e: expiresS }),
  });
}

const quantityReaders = new WeakMap<Product, boolean>();

/**
 * Whether the unit price may depend on the quantity; the quote then holds for its own quantity alone. The word anywhere in
 * the file counts: too narrow a quote costs a second one, too wide a quote costs money.
 */
function readsQuantity(product: Product): boolean {
  const before = quantityReaders.get(product);
  if (before !== undefined) return before;
  const reads = /\bquantity\b/.test(JSON.stringify(product.file));
  quantityReaders.set(product, reads);
  return reads;
}
