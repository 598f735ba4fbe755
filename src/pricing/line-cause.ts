/** Why a line of the owner's exists, told from what it reads, through derived values too. */
import type { OptionId } from '../kernel/ids.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import type { Product } from '../product/product.js';
import type { PricingLine } from '../product/selling.js';

/** What a line reads. */
export interface LineCause {
  /** The first text or picture that it reads, in declared order; `null`: none. */
  readonly personalOptionId: OptionId | null;
  readonly readsQuantity: boolean;
}

const causes = new WeakMap<PricingLine, LineCause>();

/** What a line reads, found once per product. */
export function lineCause(product: Product, line: PricingLine): LineCause {
  let cause = causes.get(line);
  if (cause === undefined) causes.set(line, (cause = findCause(product, line)));
  return cause;
}

function findCause({ options, valueById }: Product, { when, value }: PricingLine): LineCause {
  const amount = value.type === 'amounts' ? null : value.type === 'amount' ? value.amount : value.percent;
  // Grows while it is walked, by the derived values that are read.
  const expressions = new Set<Expression | null | undefined>([when, amount]);
  const read = new Set<OptionId>();
  let readsQuantity = false;
  for (const expression of expressions) {
    if (!expression) continue;
    const reads = dependencies(expression);
    readsQuantity ||= reads.quantity;
    for (const id of reads.options) read.add(id);
    for (const id of reads.values) expressions.add(valueById.get(id)?.expression);
  }
  const personal = options.find(({ id, kind }) => (kind === 'text' || kind === 'image') && read.has(id));
  return { personalOptionId: personal?.id ?? null, readsQuantity };
}
