/** Nodes of what no arithmetic tells: the values of one unknown listed in advance, or few combinations tried as they come. */
import type { Expression } from '../../product/expression/expression.js';
import { valuesOf } from '../domain.js';
import type { View } from '../view.js';
import { exactly, make, NEVER, set, widen, type Interval, type Node } from './interval.js';

/** Values of one unknown that are listed in advance. */
export const LISTED = 512;

/** Up to so many combinations are simply tried. */
const FEW = 64;

/** Combinations remembered of one expression. */
const MOST_KNOWN = 10_000;

/** The node of an expression that reads one unknown. */
export function listed(view: View, expression: Expression, variable: number): Node {
  const { domain } = view.variables[variable]!;
  const first = domain[0]!;
  const intervals: Interval[] = [];
  const [low, high] = [view.low[variable]!, view.high[variable]!];
  for (const value of valuesOf(domain)) {
    view.set(variable, value, value);
    intervals[value - first] = exactly(expression, view);
  }
  view.set(variable, low, high);
  return make([], (node) => {
    set(node, NEVER);
    node.unknown = false;
    const to = view.high[variable]!;
    for (let value = view.low[variable]!; value <= to; value++) {
      const interval = intervals[value - first];
      if (interval === undefined || (view.isLeft !== null && !view.isLeft(variable, value))) continue;
      widen(node, interval);
    }
  });
}

/** Tries every combination of what the expression reads, if they are few; what a combination gives is found out once. */
export function tried(view: View, expression: Expression): Node {
  const reads = view.reads(expression);
  const known = new Map<number, Interval>();
  const sizes = reads.map((variable) => (view.variables[variable]!.domain.at(-1) ?? 0) + 3);
  const isKeyed = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER;
  const tryAll = (node: Node, at: number, key: number): void => {
    const variable = reads[at];
    if (variable === undefined) {
      let interval = isKeyed ? known.get(key) : undefined;
      if (interval === undefined) known.set(key, (interval = exactly(expression, view)));
      widen(node, interval);
      return;
    }
    const [low, high] = [view.low[variable]!, view.high[variable]!];
    for (let value = low; value <= high; value++) {
      if (view.isLeft !== null && !view.isLeft(variable, value)) continue;
      view.set(variable, value, value);
      tryAll(node, at + 1, key * sizes[at]! + value + 2);
    }
    view.set(variable, low, high);
  };
  return make([], (node) => {
    const count = reads.reduce((product, variable) => product * (view.high[variable]! - view.low[variable]! + 1), 1);
    if (count > FEW) {
      set(node, { low: -Infinity, high: Infinity, unknown: true });
      return;
    }
    set(node, NEVER);
    node.unknown = false;
    if (!isKeyed || known.size > MOST_KNOWN) known.clear();
    tryAll(node, 0, 0);
  });
}
