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
import { ABSENT, ANSWERED, BLANK, has, only, PRESENT } from '../domain.js';
import type { Cause } from '../rules.js';
import { choicesOf, type Variable } from '../variable.js';
import { addClause, addVariable } from '../solve/solver.js';
import { addTable } from '../solve/table.js';
import type { Compiler, Condition } from './compiler.js';
import { allOf, is, keeps, not } from './condition.js';
import { all, any, TRUE } from './unknown.js';

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

const conditions = new WeakMap<Option, readonly Expression[]>();

/** What must hold for an option to be present: its own `when`, and that of its step. */
export function conditionsOf(product: Product, option: Option): readonly Expression[] {
  let found = conditions.get(option);
  if (found === undefined) {
    const steps = product.steps.filter((step) => step.optionIds.includes(option.id));
    found = [option, ...steps].map((owner) => owner.when).filter((when) => when !== null);
    conditions.set(option, found);
  }
  return found;
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
function never(poster: Poster, cause: Cause, given: readonly Condition[], rule: Rule | null = null): Constraint {
  const guard = guardOf(poster);
  // What always holds says nothing.
  const conditions = given.filter(({ literal }) => literal !== TRUE);
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
  const guard = guardOf(poster);
  const known = table.by.flatMap((id) => {
    const part = view.partsOf(id)[0];
    return part === undefined ? isKnown(id, poster) : [keeps(part.index, ANSWERED, poster)];
  });
  const applies = allOf([...when, ...known], poster);
  const columns = table.by.map((id, at) =>
    columnOf(
      id,
      table.rows.map(({ keys }) => elementAt(keys, at)),
      poster,
    ),
  );
  const rows = table.rows.flatMap((_, row) =>
    columns.reduce<number[][]>(
      (some, { cells }) => some.flatMap((places) => elementAt(cells, row).map((place) => [...places, place])),
      [[]],
    ),
  );
  const applied = all(encoding, [guard, applies.literal]);
  const isListed = addTable(
    encoding.solver,
    [...columns.map(({ literals }) => literals), [applied, applied ^ 1]],
    [...rows.map((row) => [...row, 0]), [...columns.map(() => -1), 1]],
  );
  return {
    reads: [...new Set([applies, ...columns].flatMap(({ reads }) => reads))],
    holds: () => !applies.holds() || isListed((at) => columns[at]?.now() ?? 0),
    cause: 'table',
    rule,
    guard,
  };
}

/** A key of a table: a literal for each of the values that rows name, one for all others. */
interface Column {
  readonly reads: readonly number[];
  readonly literals: readonly number[];
  /** By row: the places of the literals that are allowed; -1: any. */
  readonly cells: readonly (readonly number[])[];
  /** The place of the literal that holds where the view has one value of each. */
  now(): number;
}

function columnOf(id: string, cells: readonly Cell[], poster: Poster): Column {
  const { view, encoding } = poster;
  const part = view.partsOf(id)[0];
  const derived: Expression = { type: 'derived', valueId: id, span: NO_SPAN };
  const places = new Map<Cell, number>();
  const conditions: Condition[] = [];
  const placeOf = (value: Cell): number => {
    // Two fractions that are the same number are two objects.
    const key = typeof value === 'object' ? toNumber(value) : value;
    let place = places.get(key);
    if (place === undefined) {
      places.set(key, (place = conditions.length));
      conditions.push(
        part === undefined
          ? is(binary('=', derived, constantOf(value)), poster)
          : keeps(part.index, only(value as number), poster),
      );
    }
    return place;
  };
  const placesOf = new Map<Cell, readonly number[]>([['*', [-1]]]);
  for (const cell of cells)
    if (!placesOf.has(cell)) placesOf.set(cell, (part === undefined ? [cell] : valuesIn(part, cell)).map(placeOf));
  const literals = conditions.map(({ literal }) => literal);
  return {
    reads: conditions.flatMap(({ reads }) => reads),
    literals: [...literals, any(encoding, literals) ^ 1],
    cells: cells.map((cell) => placesOf.get(cell) ?? []),
    now: () => {
      const place =
        part === undefined ? conditions.findIndex(({ holds }) => holds()) : places.get(view.low[part.index]!);
      return place === undefined || place < 0 ? conditions.length : place;
    },
  };
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
