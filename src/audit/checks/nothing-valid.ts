/** Whether anything can be built at all, and if not, which rules contradict each other. */
import type { Context } from '../../product/configuration.js';
import type { Product, Rule } from '../../product/product.js';
import { createRules } from '../../rules/create-rules.js';
import type { Check, Report } from '../check.js';
import { withRules } from '../prover.js';
import { isVoid, type Subject } from '../subject.js';

/** `audit/nothing-valid`, `audit/contradiction`, `audit/empty-market`. */
export const nothingValid: Check = {
  id: 'nothing-valid',
  proves: 'Something can be built, in every market.',
  asksRules: false,
  *run(subject) {
    if (subject.sold.length > 0) {
      yield* emptyMarkets(subject);
      return;
    }
    const { product } = subject;
    const [context] = subject.contexts([1]);
    const isUnseen = product.options.some(({ id }) => subject.isUnseen(id));
    const rules = context === undefined || isUnseen ? [] : smallestContradiction(product, context);
    const names = rules.map(({ id }) => id).join(', ');
    yield {
      code: 'audit/nothing-valid',
      severity: 'error',
      verdict: isUnseen ? 'unproved' : 'proved',
      path: ['options'],
      params: {},
    };
    const [first] = rules;
    if (first !== undefined)
      yield {
        code: 'audit/contradiction',
        severity: 'error',
        path: ['rules', first.index],
        params: { rules: names, count: rules.length },
        ...(rules.length === 1 && { fix: [{ op: 'remove' as const, path: `/rules/${first.index}` }] }),
      };
  },
};

function* emptyMarkets(subject: Subject): Iterable<Report> {
  const { product, unsold } = subject;
  const verdict = product.options.some(({ id }) => subject.isUnseen(id)) ? 'unproved' : 'proved';
  const ids = [...product.markets.keys()];
  for (const market of unsold)
    yield {
      code: 'audit/empty-market',
      severity: 'warning',
      verdict,
      path: ['markets', ids.indexOf(market ?? '')],
      params: { market: market ?? '' },
    };
}

/** Rules that cannot hold together while all but any one of them can; empty: not rules but something else leaves nothing. */
function smallestContradiction(product: Product, context: Context): readonly Rule[] {
  const leavesNothing = (rules: readonly Rule[]): boolean =>
    isVoid(createRules(withRules(product, rules)).evaluate(context, []));
  if (leavesNothing([])) return [];
  let kept = product.rules;
  for (const rule of product.rules) {
    const without = kept.filter((other) => other !== rule);
    if (leavesNothing(without)) kept = without;
  }
  return kept;
}
