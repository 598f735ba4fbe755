/**
 * Whether a design that came over the wire is one the product's own engine would yield: every decision stands together, and
 * the values that follow from them are the claimed ones, no more and no less. A value the machine sets is claimed like any
 * other; that the shopper is taken as the source of all changes no value, for a complete design leaves nothing undecided.
 */
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { OptionId } from '../../kernel/ids.js';
import type { Issue } from '../../kernel/issue.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Context, Decision, OptionValue, RowValue, Values } from '../../product/configuration.js';
import type { Option, Product, RowsOption } from '../../product/product.js';
import { isOpen } from '../../rules/rows.js';
import type { Evaluation, JudgedOption } from '../../rules/rules.js';
import { violation } from '../item-decisions.js';
import type { SoldProduct } from './catalogue.js';

/** The values of a valid, complete design, or what is wrong with it. */
export function checkDesign(
  sold: SoldProduct,
  context: Context,
  claimed: readonly Decision[],
): Result<Values, readonly Issue[]> {
  const values = sold.check(context, Object.fromEntries(claimed.map(({ optionId, value }) => [optionId, value])));
  return values === null ? explainDesign(sold, context, claimed) : ok(values);
}

/** The same question by full evaluation: slower, and with a reason where the answer is no. */
export function explainDesign(
  sold: SoldProduct,
  context: Context,
  claimed: readonly Decision[],
): Result<Values, readonly Issue[]> {
  const first = judge(sold, context, claimed);
  if (!first.ok) return first;
  // What the shopper has cleared leaves no line behind; where the engine would fill it again, the clearing was a decision.
  const cleared = clearedOptions(sold, first.value, claimed);
  const last = cleared.length === 0 ? first : judge(sold, context, [...claimed, ...cleared].sort(byOption));
  if (!last.ok) return last;
  const issues = differences(sold.product, last.value, claimed);
  return issues.length > 0 ? err(issues) : ok(last.value.values);
}

function judge(
  { rules }: SoldProduct,
  context: Context,
  decisions: readonly Decision[],
): Result<Evaluation, readonly Issue[]> {
  const { dropped } = rules.reconcile(context, decisions);
  return dropped.length > 0
    ? err(dropped.map((issue) => ({ ...issue, severity: 'error' })))
    : ok(rules.evaluate(context, decisions));
}

const EMPTY: Readonly<Partial<Record<string, OptionValue>>> = { multi: {}, text: '', rows: [] };

function clearedOptions(
  { product }: SoldProduct,
  found: Evaluation,
  claimed: readonly Decision[],
): readonly Decision[] {
  const named = new Set(claimed.map(({ optionId }) => optionId));
  return product.options.flatMap((option): Decision[] => {
    const { id, kind } = option;
    const empty = option.kind === 'fields' ? [emptyRow(option)] : EMPTY[kind];
    const value = found.values[id];
    if (empty === undefined || value === undefined || named.has(id)) return [];
    // To a multi option nothing chosen is an answer, and still open another thing.
    const isCleared = !isEmpty(value) || (kind === 'multi' && value === null);
    return isCleared ? [{ optionId: id, value: empty, source: 'shopper' }] : [];
  });
}

function emptyRow({ columns }: RowsOption): RowValue {
  return Object.fromEntries(columns.map(({ id }) => [id, null]));
}

function differences(product: Product, found: Evaluation, claimed: readonly Decision[]): readonly Issue[] {
  const issues = found.issues.filter(isError);
  const claims = new Map<OptionId, OptionValue>(claimed.map(({ optionId, value }) => [optionId, value]));
  for (const option of product.options) {
    const judged = found.options.get(option.id);
    const own = judged?.issues.filter(isError) ?? [];
    issues.push(...own);
    const code = own.length > 0 ? null : difference(option, judged, found.values[option.id], claims.get(option.id));
    if (code !== null) issues.push(violation(code, option.id));
  }
  return issues;
}

function difference(
  option: Option,
  judged: JudgedOption | undefined,
  value: OptionValue | undefined,
  claim: OptionValue | undefined,
): string | null {
  if (judged?.present !== true || value === undefined) return claim === undefined ? null : 'order/absent-option';
  if (isOpen(option, judged)) return 'order/unanswered';
  if (isEmpty(value) && isEmpty(claim)) return null;
  if (claim === undefined) return 'order/missing-selection';
  return isSame(value, claim) ? null : 'order/other-value';
}

function isSame(value: OptionValue | undefined, claim: OptionValue): boolean {
  if (value === claim) return true;
  if (typeof value !== 'object' || typeof claim !== 'object') return false;
  return canonicalJson(withoutEmpty(value)) === canonicalJson(withoutEmpty(claim));
}

/** Rows without their unanswered cells, which leave no line. */
function withoutEmpty(value: OptionValue): unknown {
  if (!Array.isArray(value)) return value;
  return (value as readonly Readonly<Record<string, OptionValue>>[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, cell]) => !isEmpty(cell))),
  );
}

function isEmpty(value: OptionValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return (value as readonly RowValue[]).every((row) => Object.values(row).every(isEmpty));
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function byOption(a: Decision, b: Decision): number {
  return a.optionId < b.optionId ? -1 : 1;
}
