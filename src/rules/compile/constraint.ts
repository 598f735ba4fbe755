/**
 * Everything that makes a design valid, as one list: presence, answers that are required, limits, rules, tables, stock and market.
 * Each is a few conditions that must never hold together, and knows where it comes from, so that a conflict can be told in the
 * owner's words.
 */
import { elementAt } from '../../kernel/element-at.js';
import { toNumber } from '../../kernel/rational.js';
import type { ChoiceId, OptionId } from '../../kernel/ids.js';
import type { Context } from '../../product/configuration.js';
import { dependencies } from '../../product/expression/dependencies.js';
import type { BinaryOperator, Expression } from '../../product/expression/expression.js';
import { matchesCell } from '../../product/expression/lookup.js';
import type { Cell, Option, Product, Rule, Table } from '../../product/product.js';
import type { Market } from '../../product/selling.js';
import { ABSENT, ANSWERED, BLANK, fromValues, has, intersect, only, PRESENT, sizeOf, valuesOf } from '../domain.js';
import type { Cause } from '../rules.js';
import { choicesOf, type Variable } from '../variable.js';
import { addClause, addVariable } from '../solve/solver.js';
import type { Compiler } from './compiler.js';
import { allOf, is, keeps, not, type Condition } from './condition.js';
import { LISTED } from './listed.js';
import { TRUE } from './unknown.js';

/** A condition of validity, put into the solver. */
export interface Constraint {
  readonly cause: Cause;
  readonly rule: Rule | null;
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  /** Whether it holds where the view has one value of each. */
  readonly holds: () => boolean;
  /** The literal that switches it on; `TRUE` where constraints cannot be switched off. */
  readonly guard: number;
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

/** All constraints of a product in a context, put into the solver. `isGuarded`: each can be switched off. */
export function createConstraints(context: Context, compiler: Compiler, isGuarded: boolean): Constraint[] {
  const { product } = compiler.view;
  const market = marketOf(product, context);
  const poster: Poster = { ...compiler, isGuarded };
  return [
    ...product.options.flatMap((option) => [
      ...presence(option, market, poster),
      ...required(option, poster),
      ...ofChoices(option, context, market, poster),
      ...limits(option, poster),
    ]),
    ...product.rules.flatMap((rule) => ofRule(rule, poster)),
  ];
}

interface Poster extends Compiler {
  readonly isGuarded: boolean;
}

/** Conditions that must not all hold. */
function never(poster: Poster, cause: Cause, conditions: readonly Condition[], rule: Rule | null = null): Constraint {
  const guard = guardOf(poster);
  addClause(poster.encoding.solver, [guard ^ 1, ...conditions.map(({ literal }) => literal ^ 1)]);
  return {
    reads: [...new Set(conditions.flatMap(({ reads }) => reads))],
    holds: () => conditions.some(({ holds }) => !holds()),
    cause,
    rule,
    guard,
  };
}

function guardOf({ isGuarded, encoding }: Poster): number {
  return isGuarded ? 2 * addVariable(encoding.solver) : TRUE;
}

function presence(option: Option, market: Market | undefined, poster: Poster): Constraint[] {
  const { view } = poster;
  const whens = conditionsOf(view.product, option).map((when) => is(when, poster));
  return view
    .partsOf(option.id)
    .filter(({ domain }) => has(domain, ABSENT))
    .flatMap(({ index }) => {
      const isPresent = keeps(index, PRESENT, poster);
      if (isWithheld(market, option.id, null)) return [never(poster, 'market', [isPresent])];
      return [
        never(poster, 'absent', [isPresent, not(allOf(whens, poster))]),
        never(poster, 'absent', [not(isPresent), ...whens]),
      ];
    });
}

/** An answer that is required only under a condition. */
function required(option: Option, poster: Poster): Constraint[] {
  if (option.required.type === 'boolean') return [];
  return poster.view
    .partsOf(option.id)
    .filter(({ domain }) => has(domain, BLANK))
    .map(({ index }) => never(poster, 'rule', [keeps(index, only(BLANK), poster), is(option.required, poster)]));
}

/** A choice's own condition, its stock and its market. */
function ofChoices(option: Option, context: Context, market: Market | undefined, poster: Poster): Constraint[] {
  const parts = poster.view.partsOf(option.id);
  const choices = option.kind === 'toggle' ? [{ ...option.on, id: 'true' }] : choicesOf(option);
  return choices.flatMap((choice, place) => {
    const part = elementAt(parts, option.kind === 'multi' ? place : 0);
    const chosen = keeps(
      part.index,
      option.kind === 'multi' ? [1, Infinity] : only(option.kind === 'toggle' ? 1 : place),
      poster,
    );
    const stock = (choice.sku === null ? undefined : context.stock?.[choice.sku]) ?? choice.stock;
    return [
      ...(stock === 'out' ? [never(poster, 'stock', [chosen])] : []),
      ...(isWithheld(market, option.id, choice.id) ? [never(poster, 'market', [chosen])] : []),
      ...(choice.when === null ? [] : [never(poster, 'rule', [chosen, not(is(choice.when, poster))])]),
    ];
  });
}

const NO_SPAN = { start: 0, end: 0 };

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, span: NO_SPAN };
}

/** Limits that move, and the bounds of a multi. An unknown limit does not limit. */
function limits(option: Option, poster: Poster): Constraint[] {
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
      : [never(poster, 'limit', [...present(option.id, poster), is(binary(operator, amount, limit), poster)])],
  );
}

function present(id: OptionId, poster: Poster): Condition[] {
  return poster.view
    .partsOf(id)
    .slice(0, 1)
    .map(({ index }) => keeps(index, PRESENT, poster));
}

function ofRule(rule: Rule, poster: Poster): Constraint[] {
  const { product } = poster.view;
  const { body } = rule;
  const guard = rule.when === null ? [] : [is(rule.when, poster)];
  const demand = (condition: Expression): Constraint =>
    never(poster, 'rule', [...guard, ...named(condition, poster), not(is(condition, poster))], rule);
  switch (body.type) {
    case 'forbid':
      return [never(poster, 'rule', [...guard, is(body.condition, poster)], rule)];
    case 'require':
      return [demand(body.condition)];
    case 'set':
      return [...body.values].map(([id, value]) => {
        const own: Expression = { type: 'option', optionId: id, span: NO_SPAN };
        return demand(binary(product.optionById.get(id)?.kind === 'multi' ? 'has' : '=', own, value));
      });
    case 'allow': {
      const table = product.tables.get(body.tableId);
      return table?.type === 'list' ? [allow(table, rule, guard, poster)] : [];
    }
    case 'warn':
      return [];
  }
}

/** Whether a `require` or `set` applies: each option it names is present, each derived value it names is known. */
function named(condition: Expression, poster: Poster): Condition[] {
  const { options, values } = dependencies(condition);
  return [...[...options].flatMap((id) => present(id, poster)), ...[...values].flatMap((id) => isKnown(id, poster))];
}

function isKnown(id: string, poster: Poster): Condition[] {
  const value = poster.view.product.valueById.get(id);
  return value === undefined
    ? []
    : [
        is(
          { type: 'call', name: 'known', args: [{ type: 'derived', valueId: id, span: NO_SPAN }], span: NO_SPAN },
          poster,
        ),
      ];
}

type List = Extract<Table, { type: 'list' }>;

/** Only the listed combinations, where all keys are known. */
function allow(table: List, rule: Rule, when: readonly Condition[], poster: Poster): Constraint {
  const { view, encoding } = poster;
  const parts = table.by.map((id) => view.partsOf(id)[0]);
  const known = table.by.flatMap((id, at) => {
    const part = parts[at];
    return part === undefined ? isKnown(id, poster) : [keeps(part.index, ANSWERED, poster)];
  });
  const cells = table.rows.map(({ keys }) =>
    keys.map((cell, at) => (cell === '*' ? null : matches(elementAt(table.by, at), parts[at], cell, poster))),
  );
  const rows = cells.map((row) =>
    allOf(
      row.filter((cell) => cell !== null),
      poster,
    ),
  );
  const constraint = never(poster, 'table', [...when, ...known, ...rows.map(not)], rule);
  const refuted = [constraint.guard, ...[...when, ...known].map(({ literal }) => literal)].map((one) => one ^ 1);
  // A value is out as soon as all rows with it are.
  parts.forEach((part, column) => {
    if (part === undefined || sizeOf(part.domain) > LISTED) return;
    for (const value of valuesOf(intersect(part.domain, ANSWERED))) {
      view.set(part.index, value, value);
      const supporting = rows.filter((_, at) => elementAt(cells, at)[column]?.holds() ?? true);
      const { literal } = keeps(part.index, only(value), poster);
      addClause(encoding.solver, [...refuted, literal ^ 1, ...supporting.map((row) => row.literal)]);
    }
  });
  return constraint;
}

function matches(id: string, part: Variable | undefined, cell: Exclude<Cell, '*'>, poster: Poster): Condition {
  if (part !== undefined) return keeps(part.index, fromValues(valuesIn(part, cell)), poster);
  const derived: Expression = { type: 'derived', valueId: id, span: NO_SPAN };
  return is(binary('=', derived, constantOf(cell)), poster);
}

function constantOf(value: Cell): Expression {
  if (typeof value === 'string') return { type: 'text', value, span: NO_SPAN };
  if (typeof value === 'boolean') return { type: 'boolean', value, span: NO_SPAN };
  return { type: 'number', value, span: NO_SPAN };
}

/** The values of an option that a cell stands for. */
function valuesIn(part: Variable, cell: Cell): number[] {
  if (part.option.kind === 'choice')
    return part.option.choices.flatMap((choice, index) => (matchesCell(cell, choice) ? [index] : []));
  const index = part.indexOf(typeof cell === 'string' || typeof cell === 'boolean' ? cell : toNumber(cell));
  return index === undefined ? [] : [index];
}
