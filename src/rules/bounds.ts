/**
 * What a numeric expression can be while its options are still open: an interval that surely holds every value it can take.
 * Ends are JavaScript numbers, widened wherever an operation is not exact, so an interval may be too wide, never too narrow;
 * the exact answer comes from `evaluate` once everything is single.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import { toNumber, type Rational } from '../kernel/rational.js';
import { evaluate, evaluateNumber } from '../product/expression/evaluate.js';
import type { Expression, FunctionName } from '../product/expression/expression.js';
import type { Choice } from '../product/product.js';
import { answersOf, isSingle, only, sizeOf, valuesOf } from './domain.js';
import { choicesOf, numberAt } from './variable.js';
import type { View } from './view.js';

/** `low > high`: never a number. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether it may be unknown. */
  readonly unknown: boolean;
}

type Call = Extract<Expression, { type: 'call' }>;

const ANY: Bounds = { low: -Infinity, high: Infinity, unknown: true };
const NEVER: Bounds = { low: Infinity, high: -Infinity, unknown: true };

/** One part in 2^50: four units in the last place. */
const SLACK = 2 ** -50;

/** Up to so many combinations are simply tried. */
const FEW = 24;

/** Answers kept of one expression. */
const MOST_TRIED = 1000;

/** An interval around every number the expression can be in this view. */
export function bounds(expression: Expression, view: View): Bounds {
  if (view.isSettled(expression)) return point(evaluateNumber(expression, view));
  switch (expression.type) {
    case 'option':
      return ofOption(expression.optionId, view) ?? tried(expression, view);
    case 'derived': {
      const value = view.product.valueById.get(expression.valueId);
      if (value === undefined) return NEVER;
      const known = (view.memo.get(value) as Bounds | undefined) ?? bounds(value.expression, view);
      view.memo.set(value, known);
      return known;
    }
    case 'unary':
      return expression.operator === '-' ? minus(bounds(expression.operand, view)) : NEVER;
    case 'binary': {
      const operate = OPERATIONS[expression.operator];
      return operate === undefined ? NEVER : operate(bounds(expression.left, view), bounds(expression.right, view));
    }
    case 'call':
      return CALLS[expression.name]?.(expression, view) ?? tried(expression, view);
    default:
      return tried(expression, view);
  }
}

function point(value: Rational | null): Bounds {
  if (value === null) return NEVER;
  const near = toNumber(value);
  return typeof value === 'number' ? { low: value, high: value, unknown: false } : { low: down(near), high: up(near), unknown: false };
}

function down(value: number): number {
  return value - Math.abs(value) * SLACK - Number.MIN_VALUE;
}

function up(value: number): number {
  return -down(-value);
}

/** The interval around some results; exact ones are kept as they are. */
function around(ends: readonly number[], exact: boolean, unknown: boolean): Bounds {
  if (ends.some((end) => Number.isNaN(end) || Math.abs(end) > 1e300)) return ANY;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return exact && Number.isSafeInteger(low) && Number.isSafeInteger(high) ? { low, high, unknown } : { low: down(low), high: up(high), unknown };
}

function isEmpty(range: Bounds): boolean {
  return range.low > range.high;
}

function isWhole(range: Bounds): boolean {
  return Number.isSafeInteger(range.low) && Number.isSafeInteger(range.high);
}

function combine(a: Bounds, b: Bounds, operate: (x: number, y: number) => number, exact = true): Bounds {
  if (isEmpty(a) || isEmpty(b)) return NEVER;
  const ends = [operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high)];
  return around(ends, exact && isWhole(a) && isWhole(b), a.unknown || b.unknown);
}

function minus(a: Bounds): Bounds {
  return { low: -a.high, high: -a.low, unknown: a.unknown };
}

function times(a: Bounds, b: Bounds): Bounds {
  return combine(a, b, (x, y) => x * y);
}

const OPERATIONS: Partial<Record<string, (a: Bounds, b: Bounds) => Bounds>> = {
  '+': (a, b) => combine(a, b, (x, y) => x + y),
  '-': (a, b) => combine(a, b, (x, y) => x - y),
  '*': times,
  '/': (a, b) => (b.low <= 0 && b.high >= 0 ? ANY : combine(a, b, (x, y) => x / y, false)),
  '%': (a, b) => (isEmpty(a) || isEmpty(b) ? NEVER : ANY),
};

const CALLS: Partial<Record<FunctionName, (call: Call, view: View) => Bounds>> = {
  if: ({ args: [condition, then, otherwise] }, view) => {
    const truth = view.judge(existing(condition));
    if (truth !== null) return bounds(existing((truth ? then : otherwise)), view);
    return union(bounds(existing(then), view), bounds(existing(otherwise), view));
  },
  min: (call, view) => extreme(call, view, Math.min),
  max: (call, view) => extreme(call, view, Math.max),
  ceil: (call, view) => mapped(call, view, Math.ceil),
  floor: (call, view) => mapped(call, view, Math.floor),
  round: (call, view) => mapped(call, view, (value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  abs: (call, view) => {
    const a = bounds(elementAt(call.args, 0), view);
    if (isEmpty(a)) return NEVER;
    const ends = [Math.abs(a.low), Math.abs(a.high)];
    return { low: a.low <= 0 && a.high >= 0 ? 0 : Math.min(...ends), high: Math.max(...ends), unknown: a.unknown };
  },
  sum: (call, view) => total(call.args.map((arg) => summand(arg, view, false))),
  count: (call, view) => total(call.args.map((arg) => summand(arg, view, true))),
};

function union(a: Bounds, b: Bounds): Bounds {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), unknown: a.unknown || b.unknown };
}

function extreme(call: Call, view: View, pick: (...values: number[]) => number): Bounds {
  const all = call.args.map((arg) => bounds(arg, view));
  if (all.some(isEmpty)) return NEVER;
  return { low: pick(...all.map((a) => a.low)), high: pick(...all.map((a) => a.high)), unknown: all.some((a) => a.unknown) };
}

function mapped(call: Call, view: View, map: (value: number) => number): Bounds {
  const a = bounds(elementAt(call.args, 0), view);
  // Beyond the safe range a rounded end need not be an integer's true neighbour.
  const result = { low: map(a.low), high: map(a.high), unknown: a.unknown };
  return isEmpty(a) ? NEVER : isWhole(result) ? result : around([result.low, result.high], false, a.unknown);
}

function total(parts: readonly Bounds[]): Bounds {
  return parts.reduce((sum, part) => combine(sum, part, (x, y) => x + y), { low: 0, high: 0, unknown: false });
}

const madeCalls = { sum: new WeakMap<Expression, Expression>(), count: new WeakMap<Expression, Expression>() };

/** `sum(arg)` or `count(arg)` by itself; one object for ever, since answers are remembered by it. */
function callOf(name: 'sum' | 'count', arg: Expression): Expression {
  const made = madeCalls[name].get(arg) ?? { type: 'call', name, args: [arg], span: arg.span };
  madeCalls[name].set(arg, made);
  return made;
}

/** What one argument adds to a sum or a count, which skip the unknown. */
function summand(arg: Expression, view: View, counting: boolean): Bounds {
  const parts = arg.type === 'option' || arg.type === 'field' ? (view.variablesOf.get(arg.optionId) ?? []) : [];
  if (parts[0]?.option.kind === 'multi') return total(parts.map((part) => ofAmount(arg, part.index, view, counting)));
  if (counting || arg.type === 'column') {
    const range = tried(callOf(counting ? 'count' : 'sum', arg), view);
    return range.unknown ? { low: 0, high: 1, unknown: false } : range;
  }
  const value = bounds(arg, view);
  if (isEmpty(value)) return { low: 0, high: 0, unknown: false };
  return value.unknown ? { low: Math.min(0, value.low), high: Math.max(0, value.high), unknown: false } : value;
}

function ofAmount(arg: Expression, index: number, view: View, counting: boolean): Bounds {
  const domain = view.domainOf(index);
  const amount = { low: Math.max(0, elementAt(domain, 0)), high: Math.max(0, existing(domain.at(-1))), unknown: false };
  const parts = arg.type === 'option' || arg.type === 'field' ? (view.variablesOf.get(arg.optionId) ?? []) : [];
  const part = parts.find((one) => one.index === index);
  if (counting || part === undefined) return amount;
  const worth = point(worthOf(arg, choicesOf(part.option).find((choice) => choice.id === part.choiceId), view));
  return isEmpty(worth) ? { low: 0, high: 0, unknown: false } : times(amount, worth);
}

/** What one piece of a choice adds to a sum, by the very evaluation that sums it. */
function worthOf(arg: Expression, choice: Choice | undefined, view: View): Rational | null {
  if (choice === undefined || (arg.type !== 'option' && arg.type !== 'field')) return null;
  const value = { [choice.id]: 1 };
  const datum = evaluate(callOf('sum', arg), {
    product: view.product, quantity: view.quantity, market: view.market, option: () => value, derived: () => null,
  });
  return typeof datum === 'number' || (typeof datum === 'object' && datum !== null && 'num' in datum) ? datum : null;
}

function ofOption(id: string, view: View): Bounds | null {
  const variable = view.variablesOf.get(id)?.[0];
  if (variable?.option.kind !== 'number') return null;
  const { option, index } = variable;
  const domain = view.domainOf(index);
  const steps = answersOf(domain);
  if (steps.length === 0) return NEVER;
  const low = point(numberAt(option, elementAt(steps, 0)));
  const high = point(numberAt(option, existing(steps.at(-1))));
  return { low: low.low, high: high.high, unknown: elementAt(domain, 0) < 0 };
}

/** What was tried, by view and expression: the answer depends on nothing but the domains that are read. */
const triedBefore = new WeakMap<View, Map<Expression, Map<string, Bounds>>>();

/** Tries every combination of what the expression reads, if they are few. */
function tried(expression: Expression, view: View): Bounds {
  const read = view.reads(expression);
  const open = read.filter((variable) => !isSingle(view.domainOf(variable)));
  if (open.reduce((product, variable) => product * sizeOf(view.domainOf(variable)), 1) > FEW) return ANY;
  let byExpression = triedBefore.get(view);
  if (byExpression === undefined) triedBefore.set(view, (byExpression = new Map<Expression, Map<string, Bounds>>()));
  let byDomains = byExpression.get(expression);
  if (byDomains === undefined || byDomains.size > MOST_TRIED) byExpression.set(expression, (byDomains = new Map<string, Bounds>()));
  const key = read.map((variable) => view.domainOf(variable).join()).join(';');
  let found = byDomains.get(key);
  if (found === undefined) byDomains.set(key, (found = tryAll(expression, open, view)));
  return found;
}

function tryAll(expression: Expression, open: readonly number[], view: View): Bounds {
  let found: Bounds = { ...NEVER, unknown: false };
  const descend = (at: number): void => {
    const variable = open[at];
    if (variable === undefined) {
      found = union(found, point(evaluateNumber(expression, view)));
      return;
    }
    const domain = view.domainOf(variable);
    for (const value of valuesOf(domain)) {
      view.narrow(variable, only(value));
      descend(at + 1);
    }
    view.narrow(variable, domain);
  };
  descend(0);
  return found;
}
