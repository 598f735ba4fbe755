/** From how many rows on each costs less: told from prices alone, whatever the owner's lines are made of. */
import { priceDesign } from '../../../pricing/price-design.js';
import type { RowValue } from '../../../product/configuration.js';
import type { Product, RowsOption } from '../../../product/product.js';
import type { Snapshot } from '../../../session/session.js';

/** The next step of a price by rows. */
export interface NextTier {
  /** Rows that are missing, >= 1. */
  readonly more: number;
  /** What each row then costs less, minor units, >= 1. */
  readonly lessMinor: number;
}

/** How far is looked, in rows. */
const FAR = 50;

/**
 * The first number of rows beyond the present at which each costs less, and goes on costing that. Asked of rows that are all like the
 * first, so that what a row has chosen says nothing; what the design costs without rows is left out. `null`: none within reach.
 */
export function nextTier(product: Product, { values, context, price }: Snapshot, option: RowsOption): NextTier | null {
  const rows = (values[option.id] ?? []) as readonly RowValue[];
  const [first] = rows;
  if (!first || !price) return null;
  const cost = (count: number): number => {
    const uniform = { ...values, [option.id]: Array.from({ length: count }, () => first) };
    // The closing lines hide what a row costs.
    return (priceDesign(product, { values: uniform, context })?.lines ?? [])
      .filter(({ type }) => type !== 'rounding' && type !== 'minimum')
      .reduce((sum, { minor }) => sum + minor, 0);
  };
  const fixed = cost(0);
  const each = (count: number): number => (cost(count) - fixed) / count;
  const now = each(rows.length);
  for (let more = 1; more <= FAR && rows.length + more < option.max; more++) {
    const then = each(rows.length + more);
    // Less than a minor unit is what rounding leaves over.
    if (now - then < 1) continue;
    const isKept = Math.abs(each(rows.length + more + 1) - then) < 1;
    return isKept ? { more, lessMinor: Math.round(now - then) } : null;
  }
  return null;
}
