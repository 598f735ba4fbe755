/** Why a line of the owner's exists, told from what it reads, through derived values too. */
import type { OptionId } from '../kernel/ids.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import type { PricingLine, Product } from '../product/product.js';

/** What a line reads. */
export interface LineCause {
  /** The first text or picture that it reads, in declared order; `null`: none. */
  readonly personalOptionId: OptionId | null;
  readonly readsQuantity: boolean;
}

const causes = new WeakMap<PricingLine, LineCause>();

/** What a line reads, found once per product. */
export function lineCause(product: Product, line: PricingLine): LineCause {
  const before = causes.get(line);
  if (before !== undefined) return before;
  const options = new Set<OptionId>();
  const seen = new Set<Expression>();
  let readsQuantity = false;
  const pending: (Expression | null | undefined)[] = [line.when, expressionOf(line)];
  while (pending.length > 0) {
    const expression = pending.pop();
    if (expression === null || expression === undefined || seen.has(expression)) continue;
    seen.add(expression);
    const reads = dependencies(expression);
    readsQuantity ||= reads.quantity;
    for (const id of reads.options) options.add(id);
    for (const id of reads.values) pending.push(product.valueById.get(id)?.expression);
  }
  const personal = product.options.find(({ id, kind }) => (kind === 'text' || kind === 'image') && options.has(id));
  const cause = { personalOptionId: personal?.id ?? null, readsQuantity };
  causes.set(line, cause);
  return cause;
}

function expressionOf({ value }: PricingLine): Expression | null {
  if (value.type === 'amounts') return null;
  return value.type === 'amount' ? value.amount : value.percent;
}
