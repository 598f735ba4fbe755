/** A snapshot of one state of the design, from the engine's answers. What did not change keeps the identity it had before. */
import type { OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import { priceDesign } from '../pricing/price-design.js';
import type { Context, Decision, Design, OptionValue, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import { isUnanswered } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';
import type { Evaluation, JudgedChoice, JudgedOption } from '../rules/rules.js';
import { isSame } from './is-same.js';
import type { ChoiceState, Domain, OptionState, Snapshot, StepState } from './session.js';

/** A design and what it is judged in. */
export interface State {
  /** Sorted by option id. */
  readonly decisions: readonly Decision[];
  readonly context: Context;
}

/** The cell of a row. */
export interface CellPlace {
  readonly optionId: OptionId;
  readonly index: number;
}

/** The price difference of a choice, asked when it is first read. */
export type DeltaOf = (
  option: Option,
  choice: JudgedChoice,
  value: OptionValue,
  cell: CellPlace | null,
) => Money | null;

/** What a snapshot is taken with. */
export interface Taking {
  readonly product: Product;
  readonly state: State;
  readonly evaluation: Evaluation;
  readonly revision: number;
  readonly before: Snapshot | null;
  readonly deltaOf: DeltaOf;
}

/** Takes the snapshot. */
export function takeSnapshot({ product, state, evaluation, revision, before, deltaOf }: Taking): Snapshot {
  const { context, decisions } = state;
  const options = new Map<OptionId, OptionState>();
  // Prices depend on the context, so its change renews every entry.
  const kept = before !== null && before.context === context ? before.options : null;
  for (const option of product.options) {
    const judged = evaluation.options.get(option.id);
    if (judged !== undefined)
      options.set(option.id, keep(kept?.get(option.id), toState(option, judged, deltaOf, null)));
  }
  const unanswered = unansweredOptions(product, options);
  const issues = freeze([
    ...evaluation.issues,
    ...[...options.values()].flatMap((option) => option.issues),
    ...unanswered.map(unansweredIssue),
  ]);
  const price = priceDesign(product, { values: evaluation.values, context });
  return freeze({
    revision,
    settled: evaluation.settled,
    context,
    design: designOf(product, state, decisions),
    values: freeze(evaluation.values),
    derived: freeze(evaluation.derived),
    options,
    steps: stepsOf(product, context, evaluation.values, options, new Set(unanswered)),
    price: price === null ? null : freeze({ ...price, lines: freeze(price.lines) }),
    issues,
    complete: evaluation.settled && !issues.some(({ severity }) => severity === 'error'),
  });
}

/** Options whose value or presence differs, in declared order. */
export function changedOptions(a: Snapshot, b: Snapshot): readonly OptionId[] {
  return [...b.options.values()]
    .filter((option) => {
      const before = a.options.get(option.id);
      return before !== option && (before?.present !== option.present || !isSame(before.value, option.value));
    })
    .map(({ id }) => id);
}

function designOf(product: Product, { context }: State, decisions: readonly Decision[]): Design {
  return freeze({
    productId: product.id,
    rev: product.rev,
    market: context.market,
    quantity: context.quantity,
    decisions: freeze(decisions),
  });
}

function keep(before: OptionState | undefined, now: OptionState): OptionState {
  return before !== undefined && isSame(before, now, 'delta') ? before : now;
}

function toState(option: Option, judged: JudgedOption, deltaOf: DeltaOf, cell: CellPlace | null): OptionState {
  return freeze({
    ...judged,
    kind: option.kind,
    setBy: freeze(judged.setBy),
    issues: freeze(judged.issues),
    domain: toDomain(option, judged, deltaOf, cell),
  });
}

function toDomain(option: Option, { domain, value }: JudgedOption, deltaOf: DeltaOf, cell: CellPlace | null): Domain {
  if (domain.form === 'rows')
    return freeze({ ...domain, rows: freeze(domain.rows.map((row, index) => toRow(option, row, index, deltaOf))) });
  if (domain.form !== 'choices') return freeze(domain);
  return freeze({
    ...domain,
    choices: freeze(domain.choices.map((choice) => withDelta(choice, () => deltaOf(option, choice, value, cell)))),
  });
}

function toRow(
  option: Option,
  row: ReadonlyMap<OptionId, JudgedOption>,
  index: number,
  deltaOf: DeltaOf,
): ReadonlyMap<OptionId, OptionState> {
  const columns = option.kind === 'rows' || option.kind === 'fields' ? option.columns : [];
  return new Map(
    columns.flatMap((column) => {
      const judged = row.get(column.id);
      return judged === undefined
        ? []
        : [[column.id, toState(column, judged, deltaOf, { optionId: option.id, index })] as const];
    }),
  );
}

/** Prices of choices nobody looks at are never computed. */
function withDelta(choice: JudgedChoice, delta: () => Money | null): ChoiceState {
  return freeze(Object.defineProperty({ ...choice } as ChoiceState, 'delta', { get: delta, enumerable: true }));
}

function unansweredOptions(product: Product, options: ReadonlyMap<OptionId, OptionState>): readonly OptionId[] {
  return product.options
    .filter((option) => {
      const state = options.get(option.id);
      return state?.present === true && state.required && isUnanswered(option, state.value);
    })
    .map(({ id }) => id);
}

function unansweredIssue(optionId: OptionId): Issue {
  return { code: 'session/unanswered', severity: 'error', path: ['options', optionId], params: { optionId } };
}

function stepsOf(
  product: Product,
  { quantity, market }: Context,
  values: Values,
  options: ReadonlyMap<OptionId, OptionState>,
  unanswered: ReadonlySet<OptionId>,
): readonly StepState[] {
  const scope = createScope(product, { values, quantity, market });
  const steps = product.steps.map(({ id, when, optionIds }): StepState => {
    const present = optionIds.filter((optionId) => options.get(optionId)?.present);
    const hasProblem = present.some((optionId) =>
      options.get(optionId)?.issues.some(({ severity }) => severity === 'error'),
    );
    const status = hasProblem ? 'problem' : present.some((optionId) => unanswered.has(optionId)) ? 'todo' : 'done';
    return freeze({ id, present: when === null || isTrue(when, scope), status, optionIds });
  });
  return freeze(steps);
}

function freeze<T extends object>(value: T): T {
  return Object.freeze(value);
}
