import type { Issue } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Design } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { createRules } from '../rules/create-rules.js';
import { decodeDesign } from './design-code.js';
import { fittingDecisions } from './fitting-decisions.js';

/** A design that fits the product as it is now, and what is different from what the code says. */
export interface OpenedDesign {
  readonly design: Design;
  readonly differences: readonly Issue[];
}

/**
 * Opens a design code. Whatever still holds is kept; what is gone, or no longer goes together, is listed in `differences`
 * (`design/rev-changed`, `design/market-gone`, those of `fittingDecisions`, and the rules' own). Errors: those of `decodeDesign`,
 * and `design/wrong-product`.
 */
export function openDesign(product: Product, code: string): Result<OpenedDesign, Issue[]> {
  const decoded = decodeDesign(code);
  if (!decoded.ok) return decoded;
  const { productId, rev, quantity } = decoded.value;
  if (productId !== product.id) {
    return err([
      { code: 'design/wrong-product', severity: 'error', path: [], params: { found: productId, expected: product.id } },
    ]);
  }
  const market =
    decoded.value.market !== null && product.markets.has(decoded.value.market) ? decoded.value.market : null;
  const fitting = fittingDecisions(product, decoded.value.decisions);
  const locale = product.locales[0] ?? 'en';
  const { decisions, dropped } = createRules(product).reconcile({ market, quantity, locale }, fitting.decisions);
  const differences = [...fitting.differences, ...dropped];
  if (market !== decoded.value.market)
    differences.unshift(notice('design/market-gone', { market: decoded.value.market ?? '' }));
  if (rev !== product.rev) differences.unshift(notice('design/rev-changed', { found: rev, expected: product.rev }));
  return ok({ design: { productId, rev: product.rev, market, quantity, decisions }, differences });
}

function notice(code: string, params: Issue['params']): Issue {
  return { code, severity: 'warning', path: [], params };
}
