/**
 * What an expression can be while its options are still open: an interval that surely holds every value it can take. A condition
 * is the number 1 or 0, so that `and` is the lesser, `or` the greater, and "depends" the interval from 0 to 1.
 *
 * Ends are JavaScript numbers, widened wherever an operation is not exact: an interval may be too wide, never too narrow. The exact
 * answer comes from `evaluate` once everything is single.
 */
import { elementAt } from '../kernel/element-at.js';
import { toNumber, type Rational } from '../kernel/rational.js';
import { evaluate, evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { BinaryOperator, Expression, FunctionName } from '../product/expression/expression.js';
import {
  ANSWERED,
  BLANK,
  fromValues,
  highest,
  intersect,
  isSingle,
  lowest,
  only,
  PRESENT,
  sizeOf,
  valuesOf,
  within,
  without,
  type Domain,
  type Truth,
} from './domain.js';
import { numberAt, type Variable } from './variable.js';
import type { View } from './view.js';

/** `low > high`: never a number. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether it may be unknown. */
  readonly unknown: boolean;
}

type Node<T extends Expression['type']> = Extract<Expression, { type: T }>;
type Args = readonly Expression[];

const ANY: Range = { low: -Infinity, high: Infinity, unknown: true };
const NEVER: Range = { low: Infinity, high: -Infinity, unknown: true };
const NO: Range = { low: 0, high: 0, unknown: false };
const YES: Range = { low: 1, high: 1, unknown: false };
const MAYBE: Range = { low: 0, high: 1, unknown: false };

/** One part in 2^50: four units in the last place. */
const SLACK = 2 ** -50;

/** Up to so many combinations are simply tried. */
const FEW = 24;

/** Answers kept of one expression. */
const MOST_TRIED = 1000;

/** Whether a condition holds; never `null` once everything it reads is single. */
export function judge(expression: Expression, view: View): Truth {
  if (view.isSettled(expression)) return isTrue(expression, view);
  const { low, high } = condition(expression, view);
  return low === 1 ? true : high === 0 ? false : null;
}

/** An interval around everything the expression can be in this view. */
export function range(expression: Expression, view: View): Range {
  if (view.isSettled(expression)) return exactly(expression, view);
  const kept = keptSet(expression, view);
  if (kept !== null) {
    const domain = view.domainOf(kept.variable);
    const truth = within(domain, kept.set);
    const { low, high } = truth === null ? MAYBE : truth ? YES : NO;
    return { low, high, unknown: expression.type === 'option' && truth !== true && lowest(domain) < 0 };
  }
  switch (expression.type) {
    case 'option':
      return ofOption(expression, view);
    case 'derived': {
      const value = view.product.valueById.get(expression.valueId);
      if (value === undefined) return NEVER;
      const known = (view.memo.get(value) as Range | undefined) ?? range(value.expression, view);
      view.memo.set(value, known);
      return known;
    }
    case 'unary':
      return expression.operator === '-'
        ? minus(range(expression.operand, view))
        : opposite(condition(expression.operand, view));
    case 'binary':
      return BINARY[expression.operator](expression.left, expression.right, view) ?? tried(expression, view);
    case 'call':
      return CALLS[expression.name]?.(expression.args, view) ?? tried(expression, view);
    default:
      return tried(expression, view);
  }
}

/** The range of a condition: what is unknown does not hold. */
function condition(expression: Expression, view: View): Range {
  const { low, high, unknown } = range(expression, view);
  return { low: unknown || low > high ? 0 : Math.max(0, low), high: Math.max(0, Math.min(1, high)), unknown: false };
}

function exactly(expression: Expression, view: View): Range {
  const datum = evaluate(expression, view);
  if (typeof datum === 'boolean') return datum ? YES : NO;
  return point(evaluateNumber(expression, view));
}

function opposite({ low, high }: Range): Range {
  return { low: 1 - high, high: 1 - low, unknown: false };
}

function point(value: Rational | null): Range {
  if (value === null) return NEVER;
  const near = toNumber(value);
  return typeof value === 'number'
    ? { low: value, high: value, unknown: false }
    : { low: down(near), high: up(near), unknown: false };
}

function down(value: number): number {
  return value - Math.abs(value) * SLACK - Number.MIN_VALUE;
}

function up(value: number): number {
  return -down(-value);
}

function isEmpty(one: Range): boolean {
  return one.low > one.high;
}

function isWhole(one: Range): boolean {
  return Number.isSafeInteger(one.low) && Number.isSafeInteger(one.high);
}

function union(a: Range, b: Range): Range {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), unknown: a.unknown || b.unknown };
}

/** The interval of an operation by its four corners; whole results of whole numbers are kept as they are. */
function combine(a: Range, b: Range, operate: (x: number, y: number) => number, exact = true): Range {
  if (isEmpty(a) || isEmpty(b)) return NEVER;
  const ends = [operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high)];
  if (ends.some((end) => Number.isNaN(end) || Math.abs(end) > 1e300)) return ANY;
  const result = { low: Math.min(...ends), high: Math.max(...ends), unknown: a.unknown || b.unknown };
  return exact && [a, b, result].every(isWhole) ? result : { ...result, low: down(result.low), high: up(result.high) };
}

/** The lesser or the greater of two. */
function extreme(a: Range, b: Range, pick: (x: number, y: number) => number): Range {
  if (isEmpty(a) || isEmpty(b)) return NEVER;
  return { low: pick(a.low, b.low), high: pick(a.high, b.high), unknown: a.unknown || b.unknown };
}

function minus(a: Range): Range {
  return { low: -a.high, high: -a.low, unknown: a.unknown };
}

type Operation = (left: Expression, right: Expression, view: View) => Range | null;

function arithmetic(operate: (x: number, y: number) => number): Operation {
  return (left, right, view) => combine(range(left, view), range(right, view), operate);
}

/** An ordered comparison. False for sure also when one side is never a number. */
function order(left: Expression, right: Expression, view: View, isBefore: (x: number, y: number) => boolean): Range {
  const a = range(left, view);
  const b = range(right, view);
  if (isEmpty(a) || isEmpty(b) || !isBefore(a.low, b.high)) return NO;
  return isBefore(a.high, b.low) && !a.unknown && !b.unknown ? YES : MAYBE;
}

/** Numbers that lie apart are never equal; anything else is tried. */
function equality(whereApart: (isKnown: boolean) => Range): Operation {
  return (left, right, view) => {
    if (!isNumeric(left, view) && !isNumeric(right, view)) return null;
    const a = range(left, view);
    const b = range(right, view);
    const isApart = !isEmpty(a) && !isEmpty(b) && (a.high < b.low || b.high < a.low);
    return isApart ? whereApart(!a.unknown && !b.unknown) : MAYBE;
  };
}

const BINARY: { readonly [O in BinaryOperator]: Operation } = {
  and: (left, right, view) => {
    const a = condition(left, view);
    return a.high === 0 ? NO : extreme(a, condition(right, view), Math.min);
  },
  or: (left, right, view) => {
    const a = condition(left, view);
    return a.low === 1 ? YES : extreme(a, condition(right, view), Math.max);
  },
  '<': (left, right, view) => order(left, right, view, (x, y) => x < y),
  '<=': (left, right, view) => order(left, right, view, (x, y) => x <= y),
  '>': (left, right, view) => order(right, left, view, (x, y) => x < y),
  '>=': (left, right, view) => order(right, left, view, (x, y) => x <= y),
  '=': equality(() => NO),
  '!=': equality((isKnown) => (isKnown ? YES : MAYBE)),
  has: () => null,
  '+': arithmetic((x, y) => x + y),
  '-': arithmetic((x, y) => x - y),
  '*': arithmetic((x, y) => x * y),
  '/': (left, right, view) => {
    const b = range(right, view);
    return b.low <= 0 && b.high >= 0 ? ANY : combine(range(left, view), b, (x, y) => x / y, false);
  },
  '%': () => null,
};

const CALLS: Partial<Record<FunctionName, (args: Args, view: View) => Range>> = {
  if: (args, view) => {
    const { low, high } = condition(elementAt(args, 0), view);
    if (low === 1) return range(elementAt(args, 1), view);
    const otherwise = range(elementAt(args, 2), view);
    return high === 0 ? otherwise : union(range(elementAt(args, 1), view), otherwise);
  },
  min: (args, view) => args.map((arg) => range(arg, view)).reduce((a, b) => extreme(a, b, Math.min)),
  max: (args, view) => args.map((arg) => range(arg, view)).reduce((a, b) => extreme(a, b, Math.max)),
  ceil: mapped(Math.ceil),
  floor: mapped(Math.floor),
  round: mapped((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  abs: (args, view) => {
    const a = range(elementAt(args, 0), view);
    return extreme(extreme(a, minus(a), Math.max), NO, Math.max);
  },
  sum: (args, view) => total(args.map((arg) => summand('sum', arg, view))),
  count: (args, view) => total(args.map((arg) => summand('count', arg, view))),
};

function mapped(map: (value: number) => number) {
  return ([arg]: Args, view: View): Range => (arg === undefined ? NEVER : combine(range(arg, view), NO, map));
}

function total(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => combine(a, b, (x, y) => x + y), NO);
}

/** What one argument adds to a sum or a count, which skip the unknown. */
function summand(name: 'sum' | 'count', arg: Expression, view: View): Range {
  const parts = arg.type === 'option' || arg.type === 'field' ? view.partsOf(arg.optionId) : [];
  if (parts[0]?.option.kind === 'multi') {
    return total(
      parts.map((part) => {
        const domain = view.domainOf(part.index);
        const amount = { low: Math.max(0, lowest(domain)), high: Math.max(0, highest(domain)), unknown: false };
        return name === 'count' ? amount : combine(amount, point(worthOf(arg, part, view)), (x, y) => x * y);
      }),
    );
  }
  const value = name === 'sum' && arg.type !== 'column' ? range(arg, view) : tried(alone(name, arg), view);
  if (isEmpty(value)) return NO;
  return value.unknown ? { ...union(value, NO), unknown: false } : value;
}

const made = { sum: new WeakMap<Expression, Expression>(), count: new WeakMap<Expression, Expression>() };

/** `sum(arg)` or `count(arg)` by itself; one object for ever, since answers are remembered by it. */
function alone(name: 'sum' | 'count', arg: Expression): Expression {
  const call = made[name].get(arg) ?? { type: 'call', name, args: [arg], span: arg.span };
  made[name].set(arg, call);
  return call;
}

/** What one piece of a choice adds to a sum, by the very evaluation that sums it. */
function worthOf(arg: Expression, part: Variable, { product, quantity, market }: View): Rational | null {
  const one = { [part.choiceId ?? '']: 1 };
  return evaluateNumber(alone('sum', arg), { product, quantity, market, option: () => one, derived: () => null });
}

function ofOption(expression: Node<'option'>, view: View): Range {
  const part = view.partsOf(expression.optionId)[0];
  const option = part?.option;
  if (part === undefined || option?.kind !== 'number') return tried(expression, view);
  const domain = view.domainOf(part.index);
  const steps = intersect(domain, ANSWERED);
  if (steps.length === 0) return NEVER;
  return {
    ...union(point(numberAt(option, lowest(steps))), point(numberAt(option, highest(steps)))),
    unknown: lowest(domain) < 0,
  };
}

/** Surely a number or unknown, never a choice or a text. */
function isNumeric(expression: Expression, view: View): boolean {
  const { type } = expression;
  if (type === 'option') return view.product.optionById.get(expression.optionId)?.kind === 'number';
  if (type === 'binary') return true;
  return (
    type === 'number' ||
    type === 'quantity' ||
    type === 'unary' ||
    (type === 'call' && expression.name !== 'if' && expression.name !== 'lookup')
  );
}

/** An unknown, and the values of it for which a condition holds. */
interface Kept {
  readonly variable: number;
  readonly set: Domain;
}

const keptBefore = new WeakMap<View, Map<Expression, Kept | null>>();

/** A condition on a single unknown as the set of values that meet it; `null`: it is more than that. Found out once. */
function keptSet(expression: Expression, view: View): Kept | null {
  if (
    expression.type !== 'binary' &&
    expression.type !== 'in' &&
    expression.type !== 'call' &&
    expression.type !== 'option'
  )
    return null;
  const known = existingMap(keptBefore, view);
  let kept = known.get(expression);
  if (kept === undefined) known.set(expression, (kept = findKept(expression, view)));
  return kept;
}

function existingMap<K extends object, V>(maps: WeakMap<K, Map<Expression, V>>, key: K): Map<Expression, V> {
  const map = maps.get(key) ?? new Map<Expression, V>();
  maps.set(key, map);
  return map;
}

function findKept(expression: Expression, view: View): Kept | null {
  if (expression.type === 'option')
    return optionKept(expression, [{ type: 'boolean', value: true, span: expression.span }], false, view);
  if (expression.type === 'in') return optionKept(expression.operand, expression.list, expression.negated, view);
  if (expression.type === 'call') {
    const [arg] = expression.args;
    const part = expression.name === 'known' && arg?.type === 'option' ? view.partsOf(arg.optionId)[0] : undefined;
    return part === undefined ? null : { variable: part.index, set: ANSWERED };
  }
  if (expression.type !== 'binary') return null;
  const { operator, left, right } = expression;
  if (operator === '=' || operator === '!=') return optionKept(left, [right], operator === '!=', view);
  if (operator !== 'has' || left.type !== 'option' || right.type !== 'choice') return null;
  const part = view.partsOf(left.optionId).find(({ choiceId }) => choiceId === right.choiceId);
  return part === undefined ? optionKept(left, [right], false, view) : { variable: part.index, set: [1, Infinity] };
}

/** `option in (literal, ...)`. */
function optionKept(operand: Expression, list: readonly Expression[], negated: boolean, view: View): Kept | null {
  const part = operand.type === 'option' ? view.partsOf(operand.optionId)[0] : undefined;
  if (part === undefined || part.choiceId !== null) return null;
  const { kind } = part.option;
  const values: number[] = [];
  for (const literal of list) {
    const value =
      literal.type === 'choice'
        ? literal.choiceId
        : literal.type === 'text' || literal.type === 'boolean'
          ? literal.value
          : undefined;
    if (
      value === undefined ||
      (literal.type === 'choice' && literal.optionId !== part.option.id) ||
      (typeof value === 'boolean') !== (kind === 'toggle')
    )
      return null;
    const index = value === '' ? BLANK : part.indexOf(value);
    if (index !== undefined && (index < 0 || part.valueAt(index) === value)) values.push(index);
  }
  // Of a text and a picture the blank is a value like any other, of the rest it is unknown.
  const known = kind === 'text' || kind === 'image' ? PRESENT : ANSWERED;
  const set = intersect(fromValues(values), known);
  return { variable: part.index, set: negated ? without(known, set) : set };
}

const triedBefore = new WeakMap<View, Map<Expression, Map<string, Range>>>();

/** Tries every combination of what the expression reads, if they are few. The answer depends on nothing but the domains read. */
function tried(expression: Expression, view: View): Range {
  const read = view.reads(expression);
  const open = read.filter((variable) => !isSingle(view.domainOf(variable)));
  if (open.reduce((count, variable) => count * sizeOf(view.domainOf(variable)), 1) > FEW) return ANY;
  const byExpression = existingMap(triedBefore, view);
  let byDomains = byExpression.get(expression);
  if (byDomains === undefined || byDomains.size > MOST_TRIED)
    byExpression.set(expression, (byDomains = new Map<string, Range>()));
  const key = read.map((variable) => view.domainOf(variable).join()).join(';');
  let found = byDomains.get(key);
  if (found === undefined) byDomains.set(key, (found = tryAll(expression, open, view)));
  return found;
}

function tryAll(expression: Expression, open: readonly number[], view: View): Range {
  const [variable, ...others] = open;
  if (variable === undefined) return exactly(expression, view);
  const domain = view.domainOf(variable);
  let found: Range = { ...NEVER, unknown: false };
  for (const value of valuesOf(domain)) {
    view.narrow(variable, only(value));
    found = union(found, tryAll(expression, others, view));
  }
  view.narrow(variable, domain);
  return found;
}
