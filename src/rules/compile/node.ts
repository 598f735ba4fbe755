/**
 * What an expression can be while its options are still open: an interval that surely holds every value it can take, computed in
 * place from the view's bounds. A condition is the number 1 or 0, so that `and` is the lesser, `or` the greater, and "depends" the
 * interval from 0 to 1.
 *
 * Ends are JavaScript numbers, widened wherever an operation may not be exact: an interval may be too wide, never too narrow. A
 * comparison that stays open though all it reads is single is evaluated exactly.
 */
import type { Rational } from '../../kernel/rational.js';
import { evaluateNumber, isTrue } from '../../product/expression/evaluate.js';
import type { BinaryOperator, Expression, FunctionName } from '../../product/expression/expression.js';
import { numberAt, type Variable } from '../variable.js';
import type { View } from '../view.js';
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
import { isListed, listed, tried } from './listed.js';

/** Makes the nodes of one view, each expression's once. */
export interface Nodes {
  readonly view: View;
  readonly made: Map<Expression, Node>;
}

type Args = readonly Expression[];
/** The node of an expression. */
export function nodeOf(nodes: Nodes, expression: Expression): Node {
  let node = nodes.made.get(expression);
  if (node === undefined) nodes.made.set(expression, (node = create(nodes, expression)));
  return node;
}

/** The node of a condition: what is unknown does not hold. */
export function conditionNode(nodes: Nodes, expression: Expression): Node {
  const inner = nodeOf(nodes, expression);
  return make((node) => {
    inner.update();
    const { low, high, unknown } = inner;
    node.low = unknown || low > high ? 0 : Math.max(0, low);
    node.high = Math.max(0, Math.min(1, high));
  });
}

/** The part of a multi that `option has choice` speaks of. */
export function partOfHas({ view }: Nodes, expression: Expression): Variable | undefined {
  if (expression.type !== 'binary' || expression.operator !== 'has') return undefined;
  const { left, right } = expression;
  if (left.type !== 'option' || right.type !== 'choice') return undefined;
  return view.partsOf(left.optionId).find(({ choiceId }) => choiceId === right.choiceId);
}

function create(nodes: Nodes, expression: Expression): Node {
  const { view } = nodes;
  const reads = view.reads(expression);
  const part = partOfHas(nodes, expression);
  if (part !== undefined) {
    return make((node) => {
      node.low = view.low[part.index]! >= 1 ? 1 : 0;
      node.high = view.high[part.index]! >= 1 ? 1 : 0;
    });
  }
  const [first] = reads;
  if (first === undefined) return constant(exactly(expression, view));
  if (reads.length === 1 && isListed(expression, view.variables[first]!)) return listed(view, expression, first);
  switch (expression.type) {
    case 'option':
      return ofNumber(view, view.variables[first]!) ?? tried(view, expression);
    case 'derived':
      return ofDerived(nodes, expression.valueId);
    case 'unary':
      return expression.operator === '-'
        ? minus(nodeOf(nodes, expression.operand))
        : opposite(conditionNode(nodes, expression.operand));
    case 'binary':
      return (
        BINARY[expression.operator](nodes, expression.left, expression.right, expression) ?? tried(view, expression)
      );
    case 'call':
      return CALLS[expression.name]?.(nodes, expression.args, expression) ?? tried(view, expression);
    default:
      return tried(view, expression);
  }
}

/** A derived value, computed once however often it is read. */
function ofDerived(nodes: Nodes, id: string): Node {
  const { view } = nodes;
  const value = view.product.valueById.get(id);
  if (value === undefined) return constant(NEVER);
  const inner = nodeOf(nodes, value.expression);
  let known = -1;
  return make((node) => {
    if (known === view.tick) return;
    inner.update();
    set(node, inner);
    known = view.tick;
  });
}

function ofNumber(view: View, { option, index, choiceId }: Variable): Node | null {
  if (option.kind !== 'number' || choiceId !== null) return null;
  const points: Interval[] = [];
  const at = (value: number): Interval => (points[value] ??= point(numberAt(option, value)));
  return make((node) => {
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

/** The interval of an operation by its four corners; exact results are kept as they are. */
function combine(a: Node, b: Node, operate: (x: number, y: number) => number, exact = true): Node {
  return make((node) => {
    a.update();
    b.update();
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
    // Infinite ends, and what is no number any more, say nothing; an overflow is unknown.
    if (!(Math.abs(node.low) < 1e300 && Math.abs(node.high) < 1e300))
      set(node, { low: -Infinity, high: Infinity, unknown: true });
    else if (!(exact && areFine(a) && areFine(b) && areFine(node))) {
      node.low = down(node.low);
      node.high = up(node.high);
    }
  });
}

/** The lesser or the greater of two. */
function extreme(a: Node, b: Node, pick: (x: number, y: number) => number): Node {
  return make((node) => {
    a.update();
    b.update();
    if (a.low > a.high || b.low > b.high) {
      set(node, NEVER);
      return;
    }
    set(node, { low: pick(a.low, b.low), high: pick(a.high, b.high), unknown: a.unknown || b.unknown });
  });
}

function minus(a: Node): Node {
  return make((node) => {
    a.update();
    set(node, { low: -a.high, high: -a.low, unknown: a.unknown });
  });
}

/** The negation of a condition. */
export function opposite(a: Node): Node {
  return make((node) => {
    a.update();
    node.low = 1 - a.high;
    node.high = 1 - a.low;
  });
}

type Operation = (nodes: Nodes, left: Expression, right: Expression, whole: Expression) => Node | null;

function arithmetic(operate: (x: number, y: number) => number): Operation {
  return (nodes, left, right) => combine(nodeOf(nodes, left), nodeOf(nodes, right), operate);
}

/** A comparison: `decide` answers whether it holds, -1 where the intervals leave it open. */
function comparison({ view }: Nodes, whole: Expression, a: Node, b: Node, decide: (a: Node, b: Node) => number): Node {
  const reads = view.reads(whole);
  return make((node) => {
    a.update();
    b.update();
    let truth = decide(a, b);
    if (truth < 0 && view.areSingle(reads)) truth = Number(isTrue(whole, view));
    node.low = truth > 0 ? 1 : 0;
    node.high = truth === 0 ? 0 : 1;
  });
}

/** An ordered comparison. False for sure also when one side is never a number. */
function order(isBefore: (x: number, y: number) => boolean, isTurned: boolean): Operation {
  return (nodes, left, right, whole) =>
    comparison(nodes, whole, nodeOf(nodes, isTurned ? right : left), nodeOf(nodes, isTurned ? left : right), (a, b) => {
      if (a.low > a.high || b.low > b.high || !isBefore(a.low, b.high)) return 0;
      return isBefore(a.high, b.low) && !a.unknown && !b.unknown ? 1 : -1;
    });
}

/** Numbers that lie apart are never equal; anything but numbers is tried. */
function equality(whereApart: (isKnown: boolean) => number): Operation {
  return (nodes, left, right, whole) => {
    if (!isNumeric(left, nodes.view) && !isNumeric(right, nodes.view)) return null;
    return comparison(nodes, whole, nodeOf(nodes, left), nodeOf(nodes, right), (a, b) => {
      const isApart = a.low <= a.high && b.low <= b.high && (a.high < b.low || b.high < a.low);
      return isApart ? whereApart(!a.unknown && !b.unknown) : -1;
    });
  };
}

/** `and` by the lesser, `or` by the greater. */
function connective(pick: (x: number, y: number) => number): Operation {
  return (nodes, left, right) => {
    const a = conditionNode(nodes, left);
    const b = conditionNode(nodes, right);
    return make((node) => {
      a.update();
      b.update();
      node.low = pick(a.low, b.low);
      node.high = pick(a.high, b.high);
    });
  };
}

const BINARY: { readonly [O in BinaryOperator]: Operation } = {
  and: connective(Math.min),
  or: connective(Math.max),
  '<': order((x, y) => x < y, false),
  '<=': order((x, y) => x <= y, false),
  '>': order((x, y) => x < y, true),
  '>=': order((x, y) => x <= y, true),
  '=': equality(() => 0),
  '!=': equality((isKnown) => (isKnown ? 1 : -1)),
  has: () => null,
  '+': arithmetic((x, y) => x + y),
  '-': arithmetic((x, y) => x - y),
  '*': arithmetic((x, y) => x * y),
  '/': (nodes, left, right) => {
    const b = nodeOf(nodes, right);
    const quotient = combine(nodeOf(nodes, left), b, (x, y) => x / y, false);
    return make((node) => {
      quotient.update();
      set(node, b.low <= 0 && b.high >= 0 ? { low: -Infinity, high: Infinity, unknown: true } : quotient);
    });
  },
  '%': () => null,
};

const CALLS: Partial<Record<FunctionName, (nodes: Nodes, args: Args, whole: Expression) => Node | null>> = {
  known: (nodes, args, whole) => {
    if (!isNumeric(args[0]!, nodes.view)) return null;
    return comparison(nodes, whole, nodeOf(nodes, args[0]!), constant(NEVER), ({ low, high, unknown }) => {
      if (low > high) return 0;
      return unknown ? -1 : 1;
    });
  },
  if: (nodes, args) => {
    const condition = conditionNode(nodes, args[0]!);
    const yes = nodeOf(nodes, args[1]!);
    const no = nodeOf(nodes, args[2]!);
    return make((node) => {
      condition.update();
      set(node, NEVER);
      node.unknown = false;
      for (const [branch, isOpen] of [
        [yes, condition.high > 0],
        [no, condition.low < 1],
      ] as const) {
        if (!isOpen) continue;
        branch.update();
        widen(node, branch);
      }
    });
  },
  min: (nodes, args) => args.map((arg) => nodeOf(nodes, arg)).reduce((a, b) => extreme(a, b, Math.min)),
  max: (nodes, args) => args.map((arg) => nodeOf(nodes, arg)).reduce((a, b) => extreme(a, b, Math.max)),
  ceil: mapped(Math.ceil),
  floor: mapped(Math.floor),
  round: mapped((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  abs: (nodes, args) => {
    const a = nodeOf(nodes, args[0]!);
    return extreme(extreme(a, minus(a), Math.max), constant({ low: 0, high: 0, unknown: false }), Math.max);
  },
  sum: (nodes, args) => total(args.map((arg) => summand(nodes, 'sum', arg))),
  count: (nodes, args) => total(args.map((arg) => summand(nodes, 'count', arg))),
};

function mapped(map: (value: number) => number) {
  return (nodes: Nodes, args: Args): Node => {
    const a = nodeOf(nodes, args[0]!);
    return make((node) => {
      a.update();
      set(node, a.low > a.high ? NEVER : { low: map(a.low), high: map(a.high), unknown: a.unknown });
    });
  };
}

function total(nodes: readonly Node[]): Node {
  return nodes.reduce((a, b) => combine(a, b, (x, y) => x + y), constant({ low: 0, high: 0, unknown: false }));
}

/** What one argument adds to a sum or a count, which skip the unknown. */
function summand(nodes: Nodes, name: 'sum' | 'count', arg: Expression): Node {
  const { view } = nodes;
  const parts = arg.type === 'option' || arg.type === 'field' ? view.partsOf(arg.optionId) : [];
  if (parts[0]?.option.kind === 'multi') {
    return total(
      parts.map((part) => {
        const amount = make((node) => {
          node.low = Math.max(0, view.low[part.index]!);
          node.high = Math.max(0, view.high[part.index]!);
        });
        return name === 'count' ? amount : combine(amount, constant(point(worthOf(arg, part, view))), (x, y) => x * y);
      }),
    );
  }
  const value =
    name === 'sum' && arg.type !== 'column'
      ? nodeOf(nodes, arg)
      : tried(view, { type: 'call', name, args: [arg], span: arg.span });
  return make((node) => {
    value.update();
    set(node, value);
    if (value.low > value.high) node.low = node.high = 0;
    else if (value.unknown) widen(node, { low: 0, high: 0, unknown: false });
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
