/** Rows and fields: the rules engine takes them as they are, so no check looks inside them. */
import type { Option, RowsOption } from '../../product/product.js';
import type { Check } from '../check.js';
import { choicesOf, optionsRead } from '../expression-places.js';
import type { Subject } from '../subject.js';

/** `audit/rows-unseen`. */
export const unseenRows: Check = {
  id: 'unseen-rows',
  proves: 'No rule and no condition hangs on rows, which are not looked into.',
  asksRules: false,
  *run(subject) {
    for (const option of subject.product.options)
      if ('columns' in option && (isRuled(subject, option) || option.columns.some(isJudged)))
        yield {
          code: 'audit/rows-unseen',
          severity: 'warning',
          verdict: 'unproved',
          path: ['options', option.index],
          params: { option: subject.titleOf(option.id) },
        };
  },
};

function isRuled({ product, places }: Subject, { id }: RowsOption): boolean {
  return places.some(
    ({ role, path, expression }) =>
      role === 'rules' && path[0] !== 'values' && optionsRead(product, expression).has(id),
  );
}

/** Whether something of a column can be out, or cost something. */
function isJudged(column: Option): boolean {
  const isFormula =
    column.kind === 'number' && [column.min, column.max].some(({ type }) => type !== 'number' && type !== 'unary');
  return (
    isFormula || column.when !== null || choicesOf(column).some(({ when, price }) => when !== null || price !== null)
  );
}
