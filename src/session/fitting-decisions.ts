/** What of foreign decisions is about this product at all: options that it has, values that its options can take. */
import type { Issue } from '../kernel/issue.js';
import type { Decision } from '../product/configuration.js';
import { isValueOf, normaliseValue } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';

/** The decisions that fit, sorted by option, one each (the first), and what did not. */
export interface FittingDecisions {
  readonly decisions: readonly Decision[];
  readonly differences: readonly Issue[];
}

/** Issues: `design/option-gone`, `design/choice-gone` (of a list), `design/value-gone` (anything else). */
export function fittingDecisions(product: Product, decisions: readonly Decision[]): FittingDecisions {
  const fitting = new Map<string, Decision>();
  const differences: Issue[] = [];
  for (const { optionId, value: written, source } of decisions) {
    if (fitting.has(optionId)) continue;
    const option = product.optionById.get(optionId);
    const value = option === undefined ? null : normaliseValue(option, written);
    if (option !== undefined && isValueOf(option, value)) fitting.set(optionId, { optionId, value, source });
    else differences.push(difference(option, optionId, written));
  }
  return { decisions: sortedDecisions(fitting.values()), differences };
}

/** Decisions as a design stores them: by option id, in code units. */
export function sortedDecisions(decisions: Iterable<Decision>): readonly Decision[] {
  return [...decisions].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
}

function difference(option: Option | undefined, optionId: string, value: unknown): Issue {
  const listed = option !== undefined && ('choices' in option || (option.kind === 'color' && option.palette !== null));
  const code = option === undefined ? 'design/option-gone' : listed ? 'design/choice-gone' : 'design/value-gone';
  const shown = typeof value === 'string' || typeof value === 'number' ? { value } : {};
  return { code, severity: 'warning', path: ['options', optionId], params: { optionId, ...shown } };
}
