import { toNumber } from '../../kernel/rational.js';
import { createScope } from '../../product/expression/create-scope.js';
import { evaluateNumber } from '../../product/expression/evaluate.js';
import type { Face } from './face.js';

const DAY_MS = 86_400_000;

/** Working days until this design is ready; `null` where the product does not say. */
export function leadDaysOf(face: Face): number | null {
  const { product, snapshot } = face;
  if (product.output.leadDays === null) return null;
  const scope = createScope(product, {
    values: snapshot.values,
    quantity: snapshot.context.quantity,
    market: snapshot.context.market,
  });
  const days = evaluateNumber(product.output.leadDays, scope);
  return days === null ? null : Math.max(0, Math.round(toNumber(days)));
}

/** The day it is ready, Unix epoch ms; `null` where that is not known. */
export function readyOn(face: Face): number | null {
  const days = leadDaysOf(face);
  const now = face.ports.clock?.nowMs();
  if (days === null || now === undefined) return null;
  let at = now;
  for (let left = days; left > 0;) {
    at += DAY_MS;
    const weekday = new Date(at).getDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}
