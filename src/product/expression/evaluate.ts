/**
 * Interprets expressions: exact numbers, and an unknown that spreads through arithmetic, makes comparisons false and is skipped by
 * `sum` and `count`. No loop but over rows and amounts, so the work is bounded by the expression's length (500 characters).
 *
 * Text and pictures without content are the empty text, not unknown: `photo != ''` asks for one, and so does
 * `known(photo)`.
 */
import { elementAt } from '../../kernel/element-at.js';
import { countGraphemes } from '../../kernel/graphemes.js';
import type { ChoiceId, OptionId } from '../../kernel/ids.js';
import { add, compare, equals, isBounded, multiply, rational, type Rational } from '../../kernel/rational.js';
import type { OptionValue, RowValue } from '../configuration.js';
import type { Choice, Option } from '../product.js';
import { extreme, OPERATORS, ROUNDINGS } from './arithmetic.js';
import type { BinaryOperator, Expression, FunctionName } from './expression.js';
import { lookup } from './lookup.js';
import type { Datum, Scope } from './scope.js';
import { toRational } from './to-rational.js';

type Node<T extends Expression['type']> = Extract<Expression, { type: T }>;

/** The value of an expression; `null`: unknown. */
export function evaluate(expression: Expression, scope: Scope): Datum {
  return (NODES[expression.type] as (node: Expression, scope: Scope) => Datum)(expression, scope);
}

/** Whether a condition holds; unknown does not. */
export function isTrue(expression: Expression, scope: Scope): boolean {
  return evaluate(expression, scope) === true;
}

/** The exact value of an expression, a choice by its `value`; `null`: unknown or not a number. */
export function evaluateNumber(expression: Expression, scope: Scope): Rational | null {
  return toRational(evaluate(expression, scope));
}

/** The choices an option's value can name: of a choice, a multi or a palette. `undefined`: none such. */
export function findChoice(option: Option, id: ChoiceId): Choice | undefined {
  if (option.kind === 'choice' || option.kind === 'multi') return option.choiceById.get(id);
  if (option.kind === 'color') return option.palette?.find((choice) => choice.id === id);
  return option.kind === 'toggle' && id === 'true' ? option.on : undefined;
}

const NODES: { readonly [T in Expression['type']]: (node: Node<T>, scope: Scope) => Datum } = {
  number: (node) => node.value,
  text: (node) => node.value,
  boolean: (node) => node.value,
  choice: (node, scope) => {
    const option = definition(node.optionId, scope);
    return (option && findChoice(option, node.choiceId)) ?? node.choiceId;
  },
  option: (node, scope) => {
    const option = definition(node.optionId, scope);
    return option === undefined ? null : read(option, scope.option(node.optionId));
  },
  column: (node, scope) => {
    const column = columnOf(node, scope);
    const row = rowsOf(node.optionId, scope)[0];
    return column === undefined || row === undefined ? null : read(column, row[node.columnId]);
  },
  field: (node, scope) => {
    const option = definition(node.optionId, scope);
    const value = scope.option(node.optionId);
    if (option === undefined || (typeof value !== 'string' && typeof value !== 'boolean')) return null;
    return field(findChoice(option, String(value)), node.field, scope);
  },
  derived: (node, scope) => scope.derived(node.valueId),
  table: () => null,
  quantity: (_, scope) => scope.quantity,
  market: (_, scope) => scope.market,
  unary: (node, scope) => {
    const { operator, operand } = node;
    return operator === 'not' ? !isTrue(operand, scope) : rounded(operator, [operand], scope);
  },
  binary: (node, scope) => (BINARY[node.operator] ?? arithmetic)(node, scope),
  in: (node, scope) => {
    const operand = evaluate(node.operand, scope);
    if (operand === null) return false;
    return node.list.some((item) => isSame(operand, evaluate(item, scope))) !== node.negated;
  },
  call: ({ name, args }, scope) =>
    name in ROUNDINGS ? rounded(name as Rounding, args, scope) : CALLS[name as keyof typeof CALLS](args, scope),
};

const BINARY: { readonly [O in BinaryOperator]?: (node: Node<'binary'>, scope: Scope) => Datum } = {
  or: (node, scope) => isTrue(node.left, scope) || isTrue(node.right, scope),
  and: (node, scope) => isTrue(node.left, scope) && isTrue(node.right, scope),
  '=': (node, scope) => isEqual(node, scope, true),
  '!=': (node, scope) => isEqual(node, scope, false),
  '<': (node, scope) => order(node, scope) < 0,
  '<=': (node, scope) => order(node, scope) <= 0,
  '>': (node, scope) => order(node, scope) > 0,
  '>=': (node, scope) => order(node, scope) >= 0,
  has: (node, scope) =>
    node.left.type === 'option' && node.right.type === 'choice' ? amountOf(node.left, node.right, scope) > 0 : false,
};

type Rounding = keyof typeof ROUNDINGS;
type Call = (args: readonly Expression[], scope: Scope) => Datum;

const CALLS: { readonly [N in Exclude<FunctionName, Rounding>]: Call } = {
  if: (args, scope) => evaluate(elementAt(args, isTrue(elementAt(args, 0), scope) ? 1 : 2), scope),
  min: (args, scope) => extremeOf(args, scope, -1),
  max: (args, scope) => extremeOf(args, scope, 1),
  length: (args, scope) => {
    const text = evaluate(elementAt(args, 0), scope);
    return typeof text === 'string' ? countGraphemes(text) : null;
  },
  count: (args, scope) => args.reduce((total, arg) => total + countOne(arg, scope), 0),
  sum: (args, scope) => args.reduce<Rational>((total, arg) => add(total, sumOne(arg, scope)), 0),
  lookup: ([table, ...keys], scope) => {
    const found = table?.type === 'table' ? scope.product.tables.get(table.tableId) : undefined;
    if (found === undefined) return null;
    return lookup(
      found,
      keys.map((key) => evaluate(key, scope)),
    );
  },
  amount: ([option, choice], scope) => {
    if (option?.type !== 'option' || choice?.type !== 'choice') return null;
    return isPresent(scope.option(option.optionId)) ? amountOf(option, choice, scope) : null;
  },
  known: (args, scope) => isKnown(elementAt(args, 0), scope),
};

function definition(id: OptionId, scope: Scope): Option | undefined {
  return scope.columns?.get(id) ?? scope.product.optionById.get(id);
}

/** An option's value as a datum. */
function read(option: Option, value: OptionValue | undefined): Datum {
  if (value === undefined) return null;
  if (value === null) return option.kind === 'text' || option.kind === 'image' ? '' : null;
  if (typeof value === 'number') return rational(value);
  if (typeof value === 'string') return (option.kind === 'choice' && option.choiceById.get(value)) || value;
  if (typeof value === 'boolean') return value;
  return option.kind === 'image' ? (value as { readonly assetId: string }).assetId : null;
}

/** A field of a choice: its own, or one of those every choice has. A missing price is 0. */
function field(choice: Choice | undefined, name: string, scope: Scope): Datum {
  if (choice === undefined) return null;
  if (Object.hasOwn(choice.fields, name)) {
    const own = choice.fields[name];
    return typeof own === 'number' ? rational(own) : (own ?? null);
  }
  if (name === 'price') return choice.price?.get(scope.product.pricing?.currency ?? '') ?? 0;
  return name === 'id' || name === 'sku' || name === 'color' || name === 'value' ? choice[name] : null;
}

function arithmetic(node: Node<'binary'>, scope: Scope): Rational | null {
  const left = toRational(evaluate(node.left, scope));
  if (left === null) return null;
  const right = toRational(evaluate(node.right, scope));
  if (right === null) return null;
  const result = OPERATORS[node.operator as keyof typeof OPERATORS](left, right);
  return result === null || !isBounded(result) ? null : result;
}

/** Left minus right by sign; NaN, which no comparison accepts, when either is unknown. */
function order(node: Node<'binary'>, scope: Scope): number {
  const left = toRational(evaluate(node.left, scope));
  const right = toRational(evaluate(node.right, scope));
  return left === null || right === null ? NaN : compare(left, right);
}

function isEqual(node: Node<'binary'>, scope: Scope, wanted: boolean): boolean {
  const { left, right } = node;
  // By far the most frequent comparison, decided on the raw value.
  if (left.type === 'option' && right.type === 'choice') {
    const value = scope.option(left.optionId);
    return isPresent(value) && (value === right.choiceId) === wanted;
  }
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  return a !== null && b !== null && isSame(a, b) === wanted;
}

/** Equality of known data: a choice is its id beside a choice or a text, its `value` beside a number. */
function isSame(a: Datum, b: Datum): boolean {
  if (a === b) return a !== null;
  if (isChoice(a)) return isChoice(b) ? a.id === b.id : typeof b === 'string' ? a.id === b : isSameNumber(a.value, b);
  if (isChoice(b)) return isSame(b, a);
  return isSameNumber(a, b);
}

function isSameNumber(a: Datum, b: Datum): boolean {
  const left = toRational(a);
  const right = toRational(b);
  return left !== null && right !== null && equals(left, right);
}

function isChoice(datum: Datum): datum is Choice {
  return datum !== null && typeof datum === 'object' && 'id' in datum;
}

function isPresent(value: OptionValue | undefined): value is NonNullable<OptionValue> {
  return value !== undefined && value !== null;
}

function isKnown(arg: Expression, scope: Scope): boolean {
  if (arg.type !== 'option') return evaluate(arg, scope) !== null;
  const value = scope.option(arg.optionId);
  return isPresent(value) && value !== '';
}

function amountOf(option: Node<'option'>, choice: Node<'choice'>, scope: Scope): number {
  const value = scope.option(option.optionId);
  if (!isPresent(value)) return 0;
  if (typeof value !== 'object') return value === choice.choiceId ? 1 : 0;
  return Object.hasOwn(value, choice.choiceId) ? (amounts(value)[choice.choiceId] ?? 0) : 0;
}

/** The value of a multi option, whose kind the caller has looked at. */
function amounts(value: OptionValue | undefined): Readonly<Record<ChoiceId, number>> {
  return isPresent(value) && typeof value === 'object' ? (value as Readonly<Record<ChoiceId, number>>) : {};
}

function rowsOf(optionId: OptionId, scope: Scope): readonly RowValue[] {
  const value = scope.option(optionId);
  return Array.isArray(value) ? (value as readonly RowValue[]) : [];
}

function columnOf(node: Node<'column'>, scope: Scope): Option | undefined {
  const option = definition(node.optionId, scope);
  return option?.kind === 'rows' || option?.kind === 'fields' ? option.columnById.get(node.columnId) : undefined;
}

function countOne(arg: Expression, scope: Scope): number {
  if (arg.type === 'option') {
    const kind = definition(arg.optionId, scope)?.kind;
    if (kind === 'rows' || kind === 'fields') return rowsOf(arg.optionId, scope).length;
    if (kind === 'multi')
      return Object.values(amounts(scope.option(arg.optionId))).reduce((total, amount) => total + amount, 0);
  }
  if (arg.type === 'column') {
    return rowsOf(arg.optionId, scope).filter((row) => isPresent(row[arg.columnId]) && row[arg.columnId] !== '').length;
  }
  const datum = evaluate(arg, scope);
  return datum === null || datum === false || datum === '' ? 0 : 1;
}

function sumOne(arg: Expression, scope: Scope): Rational {
  if (arg.type === 'column') {
    const column = columnOf(arg, scope);
    if (column === undefined) return 0;
    return rowsOf(arg.optionId, scope).reduce<Rational>(
      (total, row) => add(total, toRational(read(column, row[arg.columnId])) ?? 0),
      0,
    );
  }
  if (arg.type === 'field' || arg.type === 'option') {
    const option = definition(arg.optionId, scope);
    if (option?.kind === 'multi') return sumAmounts(option.choiceById, arg, scope);
  }
  return toRational(evaluate(arg, scope)) ?? 0;
}

function sumAmounts(choices: ReadonlyMap<ChoiceId, Choice>, arg: Node<'field' | 'option'>, scope: Scope): Rational {
  let total: Rational = 0;
  for (const [id, amount] of Object.entries(amounts(scope.option(arg.optionId)))) {
    const worth = toRational(field(choices.get(id), arg.type === 'field' ? arg.field : 'value', scope));
    if (worth !== null) total = add(total, multiply(amount, worth));
  }
  return total;
}

function rounded(name: Rounding, args: readonly Expression[], scope: Scope): Rational | null {
  const value = toRational(evaluate(elementAt(args, 0), scope));
  return value === null ? null : ROUNDINGS[name](value);
}

function extremeOf(args: readonly Expression[], scope: Scope, sign: number): Rational | null {
  let best: Rational | null = null;
  for (const arg of args) {
    const value = toRational(evaluate(arg, scope));
    if (value === null) return null;
    best = best === null ? value : extreme(best, value, sign);
  }
  return best;
}
