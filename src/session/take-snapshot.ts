/** A snapshot of one state of the design, from the engine's answers. What did not change keeps the identity it had before. */
import { frozen } from '../kernel/frozen.js';
import type { ChoiceId, OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import { priceDesign } from '../pricing/price-design.js';
import type { Change, Context, Design, OptionValue } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { Option, Product } from '../product/product.js';
import { isOpenIn } from '../rules/rows.js';
import type { Evaluation, JudgedChoice, JudgedOption } from '../rules/rules.js';
import { isSame } from './is-same.js';
import type { ChoiceState, Domain, OptionState, Snapshot, StepState } from './session.js';

/** The price difference of a choice, chosen by the change; asked whenever it is read. */
export type DeltaOf = (choice: JudgedChoice, change: Change) => Money | null;

/** What a snapshot is taken of. */
export interface Taking {
  readonly product: Product;
  readonly context: Context;
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly before: Snapshot | null;
  readonly revision: number;
  readonly deltaOf: DeltaOf;
}

type States = ReadonlyMap<OptionId, OptionState>;

/** The change that gives an option, or a cell, a value. */
type Setting = (id: OptionId, value: OptionValue) => Change;

/** Stands out here, for what a closure of one snapshot sees lives as long as the states that later snapshots keep. */
const settingOption: Setting = (optionId, value) => ({ optionId, value });

/** What each state was made of: while that stays the same, the state does. */
const judgedAs = new WeakMap<OptionState, JudgedOption>();

/** Takes the snapshot. */
export function takeSnapshot({ product, context, design, evaluation, before, revision, deltaOf }: Taking): Snapshot {
  const { values, derived, settled } = evaluation;
  // Prices depend on the context, so its change renews every state.
  const known = before?.context === context ? before.options : null;
  const options = statesOf(product.options, evaluation.options, deltaOf, settingOption, known);
  const unanswered = new Set(product.options.filter((option) => isOpenIn(options, option)).map(({ id }) => id));
  const issues = [
    ...evaluation.issues,
    ...[...options.values()].flatMap((option) => option.issues),
    ...[...unanswered].map(unansweredIssue),
  ];
  const scope = createScope(product, { values, quantity: context.quantity, market: context.market });
  const steps = product.steps.map(({ id, when, optionIds }): StepState => {
    const present = optionIds.filter((optionId) => options.get(optionId)?.present);
    const hasProblem = present.some((optionId) => options.get(optionId)?.issues.some(isError));
    const status = hasProblem ? 'problem' : present.some((optionId) => unanswered.has(optionId)) ? 'todo' : 'done';
    return { id, present: when === null || isTrue(when, scope), status, optionIds };
  });
  const price = priceDesign(product, { values, context });
  return Object.freeze({
    revision,
    complete: settled && !issues.some(isError),
    options,
    ...frozen({ settled, context, design, values, derived, steps, price, issues }),
  });
}

/** Options whose value or presence differs, in declared order. */
export function changedOptions(a: Snapshot, b: Snapshot): readonly OptionId[] {
  return [...b.options.values()]
    .filter(({ id, present, value }) => {
      const before = a.options.get(id);
      return before?.present !== present || !isSame(before.value, value);
    })
    .map(({ id }) => id);
}

function statesOf(
  options: readonly Option[],
  judged: ReadonlyMap<OptionId, JudgedOption>,
  deltaOf: DeltaOf,
  setting: Setting,
  known: States | null,
): States {
  const states = new Map<OptionId, OptionState>();
  for (const option of options) {
    const now = judged.get(option.id);
    if (now === undefined) continue;
    const before = known?.get(option.id);
    const state =
      before !== undefined && isUnchanged(judgedAs.get(before), now)
        ? before
        : Object.freeze({
            ...plain(now),
            get setBy() {
              return frozen(now.setBy);
            },
            kind: option.kind,
            domain: toDomain(option, now, deltaOf, setting),
          });
    judgedAs.set(state, now);
    states.set(option.id, state);
  }
  return states;
}

/** All but the reasons, which take a search to find: they are found when somebody reads them. */
function plain({ id, present, required, value, source, issues, domain }: JudgedOption): Omit<JudgedOption, 'setBy'> {
  // Choices are made anew: freezing these would find out their causes.
  return { ...frozen({ id, present, required, value, source, issues }), domain };
}

/** Of what a rule has set or keeps out the reasons may be others now. */
function isUnchanged(before: JudgedOption | undefined, now: JudgedOption): boolean {
  const { domain, source } = now;
  const isOut = domain.form === 'choices' && domain.choices.some(({ status }) => status !== 'available');
  return before !== undefined && source !== 'rule' && !isOut && isSame(plain(before), plain(now));
}

function toDomain(option: Option, { domain, value }: JudgedOption, deltaOf: DeltaOf, setting: Setting): Domain {
  if (domain.form === 'choices') {
    const choices = domain.choices.map((choice): ChoiceState => {
      const { id, chosen, amount, status } = choice;
      const change = setting(option.id, choosing(option, value, id));
      // Causes and prices of choices nobody looks at are never found out.
      const state: ChoiceState = {
        id,
        chosen,
        amount,
        status,
        get delta() {
          return deltaOf(choice, change);
        },
      };
      if ('cause' in choice) Object.defineProperty(state, 'cause', { get: () => choice.cause, enumerable: true });
      return Object.freeze(state);
    });
    return Object.freeze({ ...domain, choices: Object.freeze(choices) });
  }
  if (domain.form !== 'rows' || !('columns' in option)) return frozen(domain) as Domain;
  const rows = domain.rows.map((row, index) => {
    const cell: Setting = (columnId, written) => ({ optionId: option.id, value: written, row: { index, columnId } });
    return statesOf(option.columns, row, deltaOf, cell, null);
  });
  return frozen({ ...domain, rows });
}

/** The option's value with the choice in it. */
function choosing({ kind }: Option, value: OptionValue, id: ChoiceId): OptionValue {
  if (kind === 'multi') return { ...(value as Readonly<Record<ChoiceId, number>> | null), [id]: 1 };
  return kind === 'toggle' ? id === 'true' : id;
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function unansweredIssue(optionId: OptionId): Issue {
  return { code: 'session/unanswered', severity: 'error', path: ['options', optionId], params: { optionId } };
}
