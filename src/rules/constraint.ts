/**
 * Everything that makes a design valid, as one list: presence, answers that are required, limits, rules, tables, stock and market.
 * Each is a few conditions that must never hold together, and knows where it comes from, so that a conflict can be told in the
 * owner's words.
 */
import { elementAt } from '../kernel/element-at.js';
import { toNumber } from '../kernel/rational.js';
import type { ChoiceId, OptionId } from '../kernel/ids.js';
import type { Context } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { BinaryOperator, Expression } from '../product/expression/expression.js';
import { matchesCell } from '../product/expression/lookup.js';
import type { Cell, Option, Product, Rule, Table } from '../product/product.js';
import type { Market } from '../product/selling.js';
import { ABSENT, ANSWERED, BLANK, fromValues, has, only, PRESENT, within, type Domain, type Truth } from './domain.js';
import { judge, range } from './range.js';
import type { Cause } from './rules.js';
import { choicesOf, type Variable } from './variable.js';
import type { View } from './view.js';

/** One thing that may hold of a design in the making. */
export interface Condition {
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  /** Never `null` once all it reads is single. */
  readonly holds: () => Truth;
}

/** A condition of validity. */
export interface Constraint extends Condition {
  readonly cause: Cause;
  readonly rule: Rule | null;
}

/** Whether the market leaves out the option, or one choice of it. */
function isWithheld(market: Market | undefined, optionId: OptionId, choiceId: ChoiceId | null): boolean {
  return market?.without.some((entry) => entry.optionId === optionId && entry.choiceId === choiceId) ?? false;
}

/** What must hold for an option to be present: its own `when`, and that of its step. */
export function conditionsOf(product: Product, option: Option): Expression[] {
  const steps = product.steps.filter((step) => step.optionIds.includes(option.id));
  return [option, ...steps].map((owner) => owner.when).filter((when) => when !== null);
}

/** The market of a context. */
export function marketOf(product: Product, { market }: Context): Market | undefined {
  return market === null ? undefined : product.markets.get(market);
}

/** Whether the option may be absent, by its own `when`, its step's, or the market. */
export function isConditional(product: Product, option: Option, market: Market | undefined): boolean {
  return conditionsOf(product, option).length > 0 || isWithheld(market, option.id, null);
}

/** All constraints of a product in a context. */
export function createConstraints(context: Context, view: View): Constraint[] {
  const { product } = view;
  const market = marketOf(product, context);
  return [
    ...product.options.flatMap((option) => [
      ...presence(option, market, view),
      ...required(option, view),
      ...ofChoices(option, context, market, view),
      ...limits(option, view),
    ]),
    ...product.rules.flatMap((rule) => ofRule(rule, view)),
  ];
}

/** Conditions that must not all hold. */
function never(cause: Cause, conditions: readonly Condition[], rule: Rule | null = null): Constraint {
  return { ...not(all(conditions)), cause, rule };
}

function not({ reads, holds }: Condition): Condition {
  const opposite = (): Truth => {
    const truth = holds();
    return truth === null ? null : !truth;
  };
  return { reads, holds: opposite };
}

/** Whether all hold; the later ones are asked only if needed. */
function all(conditions: readonly Condition[]): Condition {
  const holds = (): Truth => {
    let result: Truth = true;
    for (const one of conditions) {
      const truth = one.holds();
      if (truth === false) return false;
      if (truth === null) result = null;
    }
    return result;
  };
  return { reads: [...new Set(conditions.flatMap(({ reads }) => reads))], holds };
}

function is(expression: Expression, view: View): Condition {
  return { reads: view.reads(expression), holds: () => judge(expression, view) };
}

function keeps({ index }: Variable, set: Domain, view: View): Condition {
  return { reads: [index], holds: () => within(view.domainOf(index), set) };
}

function presence(option: Option, market: Market | undefined, view: View): Constraint[] {
  const whens = conditionsOf(view.product, option).map((when) => is(when, view));
  return view
    .partsOf(option.id)
    .filter(({ domain }) => has(domain, ABSENT))
    .flatMap((part) => {
      const present = keeps(part, PRESENT, view);
      if (isWithheld(market, option.id, null)) return [never('market', [present])];
      return [never('absent', [present, not(all(whens))]), never('absent', [not(present), ...whens])];
    });
}

/** An answer that is required only under a condition. */
function required(option: Option, view: View): Constraint[] {
  if (option.required.type === 'boolean') return [];
  return view
    .partsOf(option.id)
    .filter(({ domain }) => has(domain, BLANK))
    .map((part) => never('rule', [keeps(part, only(BLANK), view), is(option.required, view)]));
}

/** A choice's own condition, its stock and its market. */
function ofChoices(option: Option, context: Context, market: Market | undefined, view: View): Constraint[] {
  const parts = view.partsOf(option.id);
  const choices = option.kind === 'toggle' ? [{ ...option.on, id: 'true' }] : choicesOf(option);
  return choices.flatMap((choice, place) => {
    const part = elementAt(parts, option.kind === 'multi' ? place : 0);
    const chosen = keeps(
      part,
      option.kind === 'multi' ? [1, Infinity] : only(option.kind === 'toggle' ? 1 : place),
      view,
    );
    const stock = (choice.sku === null ? undefined : context.stock?.[choice.sku]) ?? choice.stock;
    return [
      ...(stock === 'out' ? [never('stock', [chosen])] : []),
      ...(isWithheld(market, option.id, choice.id) ? [never('market', [chosen])] : []),
      ...(choice.when === null ? [] : [never('rule', [chosen, not(is(choice.when, view))])]),
    ];
  });
}

const NO_SPAN = { start: 0, end: 0 };

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, span: NO_SPAN };
}

/** Limits that move, and the bounds of a multi. An unknown limit does not limit. */
function limits(option: Option, view: View): Constraint[] {
  if (option.kind !== 'number' && option.kind !== 'multi') return [];
  const own: Expression = { type: 'option', optionId: option.id, span: NO_SPAN };
  const amount: Expression =
    option.kind === 'number' ? own : { type: 'call', name: 'count', args: [own], span: NO_SPAN };
  const isMet = ({ type }: Expression): boolean => option.kind === 'number' && type === 'number';
  return (
    [
      ['<', option.min],
      ['>', option.max],
    ] as const
  ).flatMap(([operator, limit]) =>
    limit === null || isMet(limit)
      ? []
      : [never('limit', [...present(option.id, view), is(binary(operator, amount, limit), view)])],
  );
}

function present(id: OptionId, view: View): Condition[] {
  return view
    .partsOf(id)
    .slice(0, 1)
    .map((part) => keeps(part, PRESENT, view));
}

function ofRule(rule: Rule, view: View): Constraint[] {
  const { product } = view;
  const { body } = rule;
  const guard = rule.when === null ? [] : [is(rule.when, view)];
  const demand = (condition: Expression): Constraint =>
    never('rule', [...guard, ...named(condition, view), not(is(condition, view))], rule);
  switch (body.type) {
    case 'forbid':
      return [never('rule', [...guard, is(body.condition, view)], rule)];
    case 'require':
      return [demand(body.condition)];
    case 'set':
      return [...body.values].map(([id, value]) => {
        const own: Expression = { type: 'option', optionId: id, span: NO_SPAN };
        return demand(binary(product.optionById.get(id)?.kind === 'multi' ? 'has' : '=', own, value));
      });
    case 'allow': {
      const table = product.tables.get(body.tableId);
      return table?.type === 'list' ? [never('table', [...guard, ...unlisted(table, view)], rule)] : [];
    }
    case 'warn':
      return [];
  }
}

/** Whether a `require` or `set` applies: each option it names is present, each derived value it names is known. */
function named(condition: Expression, view: View): Condition[] {
  const { options, values } = dependencies(condition);
  return [...[...options].flatMap((id) => present(id, view)), ...[...values].flatMap((id) => isKnown(id, view))];
}

function isKnown(id: string, view: View): Condition[] {
  const value = view.product.valueById.get(id);
  if (value === undefined) return [];
  const { expression } = value;
  const holds = (): Truth =>
    view.isSettled(expression) ? view.derived(id) !== null : range(expression, view).unknown ? null : true;
  return [{ reads: view.reads(expression), holds }];
}

/** All keys are known, and no row has them. */
function unlisted(table: Extract<Table, { type: 'list' }>, view: View): Condition[] {
  const parts = table.by.map((id) => view.partsOf(id)[0]);
  const known = table.by.flatMap((id, at) => {
    const part = parts[at];
    return part === undefined ? isKnown(id, view) : [keeps(part, ANSWERED, view)];
  });
  const rows = table.rows.map(({ keys }) =>
    not(
      all(keys.flatMap((cell, at) => (cell === '*' ? [] : [matches(elementAt(table.by, at), parts[at], cell, view)]))),
    ),
  );
  return [...known, ...rows];
}

function matches(id: string, part: Variable | undefined, cell: Cell, view: View): Condition {
  if (part !== undefined) return keeps(part, fromValues(valuesIn(part, cell)), view);
  const read: Expression = { type: 'derived', valueId: id, span: NO_SPAN };
  return { reads: view.reads(read), holds: () => (view.isSettled(read) ? matchesCell(cell, view.derived(id)) : null) };
}

/** The values of an option that a cell stands for. */
function valuesIn(part: Variable, cell: Cell): number[] {
  if (part.option.kind === 'choice')
    return part.option.choices.flatMap((choice, index) => (matchesCell(cell, choice) ? [index] : []));
  const index = part.indexOf(typeof cell === 'string' || typeof cell === 'boolean' ? cell : toNumber(cell));
  return index === undefined ? [] : [index];
}
