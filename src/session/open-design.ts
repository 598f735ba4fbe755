import { useGraphemeTables } from '../kernel/grapheme-tables.js';
import type { Issue } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Context, Decision, Design } from '../product/configuration.js';
import { isValueOf, normaliseValue } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';
import { createRules } from '../rules/create-rules.js';
import { decodeDesign } from './decode-design.js';
import { designOf } from './design-of.js';

/** A design that fits the product as it is now, and what is different from what the code says. */
export interface OpenedDesign {
  readonly design: Design;
  readonly differences: readonly Issue[];
}

/**
 * Opens a design code. Whatever still holds is kept; what is gone, or no longer goes together, is listed in `differences`:
 * `design/rev-changed`, `design/market-gone`, `design/option-gone`, `design/choice-gone` (of a list), `design/value-gone` (anything
 * else), and the rules' own. Errors: those of `decodeDesign`, and `design/wrong-product`.
 */
export function openDesign(product: Product, code: string): Result<OpenedDesign, Issue[]> {
  useGraphemeTables();
  const decoded = decodeDesign(code);
  if (!decoded.ok) return decoded;
  const { productId, rev, quantity, market: written, decisions: saved } = decoded.value;
  const changed = { found: productId, expected: product.id };
  if (productId !== product.id)
    return err([{ code: 'design/wrong-product', severity: 'error', path: [], params: changed }]);
  const differences: Issue[] = [];
  if (rev !== product.rev) differences.push(notice('design/rev-changed', { found: rev, expected: product.rev }));
  const market = written !== null && product.markets.has(written) ? written : null;
  if (written !== null && market === null) differences.push(notice('design/market-gone', { market: written }));
  const context: Context = { market, quantity, locale: product.locales[0] ?? 'en' };
  const fitting = fittingDecisions(product, saved, differences);
  const { decisions, dropped } = createRules(product).reconcile(context, fitting);
  return ok({ design: designOf(product, context, decisions), differences: [...differences, ...dropped] });
}

/** The decisions about options that the product has, with values that they can take, one each (the first); adds what is not so. */
function fittingDecisions(product: Product, decisions: readonly Decision[], differences: Issue[]): readonly Decision[] {
  const fitting = new Map<string, Decision>();
  for (const decision of decisions) {
    const { optionId, value: written } = decision;
    if (fitting.has(optionId)) continue;
    const option = product.optionById.get(optionId);
    const value = option === undefined ? null : normaliseValue(option, written);
    if (option !== undefined && isValueOf(option, value)) fitting.set(optionId, { ...decision, value });
    else differences.push(misfit(option, decision));
  }
  return [...fitting.values()];
}

function misfit(option: Option | undefined, { optionId, value }: Decision): Issue {
  const isListed =
    option !== undefined && ('choices' in option || (option.kind === 'color' && option.palette !== null));
  const code = option === undefined ? 'design/option-gone' : isListed ? 'design/choice-gone' : 'design/value-gone';
  const shown = typeof value === 'string' || typeof value === 'number' ? { value } : {};
  return notice(code, { optionId, ...shown }, ['options', optionId]);
}

function notice(code: string, params: Issue['params'], path: Issue['path'] = []): Issue {
  return { code, severity: 'warning', path, params };
}
