/**
 * What a number can be while its options are still open: an interval that surely holds every value it can take, computed in place from
 * the view's bounds. Every operation but division is least and greatest at the corners of what it is given; so one function serves
 * them all. Conditions inside arithmetic are literals of the solver.
 *
 * Ends are JavaScript numbers, widened wherever an operation may not be exact: an interval may be too wide, never too narrow. A
 * comparison that stays open though all it reads is single is evaluated exactly.
 */
import { evaluateNumber } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Rational } from '../../kernel/rational.js';
import { sizeOf } from '../domain.js';
import { numberAt, type Variable } from '../variable.js';
import type { View } from '../view.js';
import type { Compiler } from './compiler.js';
import {
  areFine,
  constant,
  down,
  exactly,
  make,
  NEVER,
  point,
  set,
  up,
  widen,
  type Interval,
  type Node,
} from './interval.js';
import { listed, LISTED, tried } from './listed.js';

type Operation = (x: number, y: number) => number;

/** By operator and by name. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  min: Math.min,
  max: Math.max,
  ceil: Math.ceil,
  floor: Math.floor,
  round: (x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5),
};

const ZERO = constant(point(0));

/** The node of a number, each expression's made once. */
export function nodeOf(compiler: Compiler, expression: Expression): Node {
  let node = compiler.nodes.get(expression);
  if (node === undefined) compiler.nodes.set(expression, (node = create(compiler, expression)));
  return node;
}

/** The condition of a comparison, 1 or 0: of numbers by their intervals, of anything else by trying. What is unknown does not hold. */
export function comparisonOf(compiler: Compiler, expression: Expression): Node {
  const { view } = compiler;
  const sides = sidesOf(compiler, expression);
  if (sides === null) {
    const inner = tried(view, expression);
    return make([inner], (node) => {
      node.low = inner.unknown || inner.low > inner.high ? 0 : Math.max(0, inner.low);
      node.high = Math.max(0, Math.min(1, inner.high));
    });
  }
  const [a, b, bounds] = sides;
  const reads = view.reads(expression);
  return make([a, b], (node) => {
    const isNever = a.low > a.high || b.low > b.high;
    const [mayHold, holds] = bounds(a, b);
    node.low = Number(!isNever && !a.unknown && !b.unknown && holds);
    node.high = Number(!isNever && mayHold);
    if (node.low !== node.high && view.areSingle(reads)) set(node, exactly(expression, view));
  });
}

/** Whether a comparison may hold, and whether it does for sure. */
type Bounds = (a: Interval, b: Interval) => readonly [mayHold: boolean, holds: boolean];

const isSame = (a: Interval, b: Interval): boolean => a.low === b.high && a.high === b.low;
const overlap = (a: Interval, b: Interval): boolean => a.low <= b.high && a.high >= b.low;

const COMPARISONS: Readonly<Record<string, Bounds>> = {
  '<': (a, b) => [a.low < b.high, a.high < b.low],
  '<=': (a, b) => [a.low <= b.high, a.high <= b.low],
  '>': (a, b) => [a.high > b.low, a.low > b.high],
  '>=': (a, b) => [a.high >= b.low, a.low >= b.high],
  '=': (a, b) => [overlap(a, b), isSame(a, b)],
  '!=': (a, b) => [!isSame(a, b), !overlap(a, b)],
};

function sidesOf(compiler: Compiler, expression: Expression): readonly [Node, Node, Bounds] | null {
  const { view } = compiler;
  if (expression.type === 'call' && expression.name === 'known' && isNumeric(expression.args[0]!, view))
    return [nodeOf(compiler, expression.args[0]!), ZERO, () => [true, true]];
  if (expression.type !== 'binary') return null;
  const { operator, left, right } = expression;
  const bounds = COMPARISONS[operator];
  // Choices are in order by their values, but the same by their names.
  const isBySize = !'!='.includes(operator[0]!) || isNumeric(left, view) || isNumeric(right, view);
  if (bounds === undefined || !isBySize) return null;
  return [nodeOf(compiler, left), nodeOf(compiler, right), bounds];
}

function create(compiler: Compiler, expression: Expression): Node {
  const { view } = compiler;
  const reads = view.reads(expression);
  const [first] = reads;
  if (first === undefined) return constant(exactly(expression, view));
  const { option, domain } = view.variables[first]!;
  if (isCondition(expression)) return ofLiteral(compiler, compiler.is(expression).literal);
  if (reads.length === 1 && option.kind !== 'number' && sizeOf(domain) <= LISTED)
    return listed(view, expression, first);
  switch (expression.type) {
    case 'option':
      if (option.kind === 'number') return ofNumber(view, view.variables[first]!);
      break;
    case 'derived':
      return ofDerived(compiler, expression.valueId);
    case 'unary':
      return corners('-', ZERO, nodeOf(compiler, expression.operand));
    case 'binary':
      if (expression.operator in OPERATIONS)
        return corners(expression.operator, nodeOf(compiler, expression.left), nodeOf(compiler, expression.right));
      break;
    case 'call':
      return ofCall(compiler, expression) ?? tried(view, expression);
  }
  return tried(view, expression);
}

function ofCall(compiler: Compiler, { name, args }: Extract<Expression, { type: 'call' }>): Node | null {
  const nodes = (): Node[] => args.map((arg) => nodeOf(compiler, arg));
  if (name === 'if') return either(nodes());
  if (name === 'sum' || name === 'count')
    return args.map((arg) => summand(compiler, name, arg)).reduce((a, b) => corners('+', a, b), ZERO);
  if (name === 'abs') {
    const [a] = nodes();
    return corners('max', a!, corners('-', ZERO, a!));
  }
  if (!(name in OPERATIONS)) return null;
  const all = nodes();
  return OPERATIONS[name]!.length === 1 ? corners(name, all[0]!, ZERO) : all.reduce((a, b) => corners(name, a, b));
}

/** The interval of an operation by its four corners; exact results are kept as they are. */
function corners(name: string, a: Node, b: Node): Node {
  const operate = OPERATIONS[name]!;
  const isDivision = name === '/';
  return make([a, b], (node) => {
    if (a.low > a.high || b.low > b.high) {
      set(node, NEVER);
      return;
    }
    const p = operate(a.low, b.low);
    const q = operate(a.low, b.high);
    const r = operate(a.high, b.low);
    const t = operate(a.high, b.high);
    node.unknown = a.unknown || b.unknown;
    node.low = Math.min(p, q, r, t);
    node.high = Math.max(p, q, r, t);
    // Infinite ends, and what is no number any more, say nothing; an overflow is unknown, and so is a division by zero.
    if (!(Math.abs(node.low) < 1e300 && Math.abs(node.high) < 1e300) || (isDivision && b.low <= 0 && b.high >= 0))
      set(node, { low: -Infinity, high: Infinity, unknown: true });
    else if (isDivision || !(areFine(a) && areFine(b) && areFine(node))) {
      node.low = down(node.low);
      node.high = up(node.high);
    }
  });
}

/** `if(condition, yes, no)` */
function either([condition, ...branches]: readonly Node[]): Node {
  return make([condition!, ...branches], (node) => {
    set(node, NEVER);
    node.unknown = false;
    if (condition!.high > 0) widen(node, branches[0]!);
    // What is unknown is not true.
    if (condition!.low < 1 || condition!.unknown) widen(node, branches[1]!);
  });
}

/** A condition as the solver knows it now. */
function ofLiteral({ encoding: { solver } }: Compiler, literal: number): Node {
  const compute = (node: Node): void => {
    const value = solver.value[literal]!;
    node.low = Number(value > 0);
    node.high = Number(value >= 0);
  };
  return make([], compute, [literal]);
}

/** A derived value, computed once however often it is read. */
function ofDerived(compiler: Compiler, id: string): Node {
  const { view } = compiler;
  const value = view.product.valueById.get(id);
  if (value === undefined) return constant(NEVER);
  const inner = nodeOf(compiler, value.expression);
  let known = -1;
  const compute = (node: Node): void => {
    if (known !== view.tick) inner.update();
    known = view.tick;
    set(node, inner);
  };
  return make([], compute, inner.literals);
}

function ofNumber(view: View, { option, index }: Variable): Node {
  const points: Interval[] = [];
  const at = (value: number): Interval =>
    (points[value] ??= point(option.kind === 'number' ? numberAt(option, value) : null));
  return make([], (node) => {
    const low = view.low[index]!;
    const high = view.high[index]!;
    if (high < 0) {
      set(node, NEVER);
      return;
    }
    node.low = at(Math.max(0, low)).low;
    node.high = at(high).high;
    node.unknown = low < 0;
  });
}

/** What one argument adds to a sum or a count, which skip the unknown. */
function summand(compiler: Compiler, name: 'sum' | 'count', arg: Expression): Node {
  const { view } = compiler;
  const parts = arg.type === 'option' || arg.type === 'field' ? view.partsOf(arg.optionId) : [];
  if (parts[0]?.option.kind === 'multi') {
    return parts
      .map((part) => {
        const amount = make([], (node) => {
          node.low = Math.max(0, view.low[part.index]!);
          node.high = Math.max(0, view.high[part.index]!);
        });
        return name === 'count' ? amount : corners('*', amount, constant(point(worthOf(arg, part, view))));
      })
      .reduce((a, b) => corners('+', a, b), ZERO);
  }
  const value =
    name === 'sum' && arg.type !== 'column'
      ? nodeOf(compiler, arg)
      : tried(view, { type: 'call', name, args: [arg], span: arg.span });
  return make([value], (node) => {
    set(node, value);
    if (value.low > value.high) node.low = node.high = 0;
    else if (value.unknown) widen(node, ZERO);
    node.unknown = false;
  });
}

/** What one piece of a choice adds to a sum, by the very evaluation that sums it. */
function worthOf(arg: Expression, part: Variable, { product, quantity, market }: View): Rational | null {
  const one = { [part.choiceId ?? '']: 1 };
  return evaluateNumber(
    { type: 'call', name: 'sum', args: [arg], span: arg.span },
    { product, quantity, market, option: () => one, derived: () => null },
  );
}

/** Surely a number or unknown, never a choice or a text. */
function isNumeric(expression: Expression, view: View): boolean {
  switch (expression.type) {
    case 'number':
    case 'quantity':
      return true;
    case 'option':
      return view.product.optionById.get(expression.optionId)?.kind === 'number';
    case 'derived': {
      const value = view.product.valueById.get(expression.valueId);
      return value !== undefined && isNumeric(value.expression, view);
    }
    case 'unary':
      return expression.operator === '-';
    case 'binary':
      return '+-*/%'.includes(expression.operator);
    case 'call':
      if (expression.name === 'if') return expression.args.slice(1).every((arg) => isNumeric(arg, view));
      return expression.name !== 'lookup' && expression.name !== 'known';
    default:
      return false;
  }
}

/** Surely true or false, never a number. */
function isCondition(expression: Expression): boolean {
  return (
    expression.type === 'in' ||
    (expression.type === 'unary' && expression.operator === 'not') ||
    (expression.type === 'binary' && !'+-*/%'.includes(expression.operator)) ||
    (expression.type === 'call' && expression.name === 'known')
  );
}
