import type { Context, Decision, Design } from '../product/configuration.js';
import type { Product } from '../product/product.js';

/** The design of these decisions, which it holds by option id, in code units. */
export function designOf(product: Product, { market, quantity }: Context, decisions: readonly Decision[]): Design {
  const sorted = [...decisions].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
  return { productId: product.id, rev: product.rev, market, quantity, decisions: sorted };
}
