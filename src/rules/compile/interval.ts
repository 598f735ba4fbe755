/**
 * Intervals of JavaScript numbers, widened wherever an operation may not be exact, and the nodes that hold them.
 */
import { toNumber, type Rational } from '../../kernel/rational.js';
import { evaluate, evaluateNumber } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import type { View } from '../view.js';

/** An interval that is computed again by `update`. `low > high`: never a number. */
export interface Node {
  low: number;
  high: number;
  /** Whether it may be unknown. */
  unknown: boolean;
  /** Literals of the solver that it reads. */
  readonly literals: readonly number[];
  readonly update: () => void;
}

/** What a node can be. */
export type Interval = Pick<Node, 'low' | 'high' | 'unknown'>;

/** Never a number. */
export const NEVER: Interval = { low: Infinity, high: -Infinity, unknown: true };

/** One part in 2^50: four units in the last place. */
const SLACK = 2 ** -50;

/** Below it a product of two multiples of 1/1024 has no more than the 53 bits of a double. */
const EXACT = 2 ** 32;

/** A node made of others, which are up to date when its own function runs. */
export function make(
  parts: readonly Node[],
  compute: (node: Node) => void,
  literals: readonly number[] = parts.flatMap((part) => part.literals),
): Node {
  const update = (): void => {
    for (const part of parts) part.update();
    compute(node);
  };
  const node: Node = { low: 0, high: 0, unknown: false, literals, update };
  return node;
}

/** A node that never changes. */
export function constant(interval: Interval): Node {
  return { ...interval, literals: [], update: () => {} };
}

/** Makes a node hold this interval. */
export function set(node: Node, { low, high, unknown }: Interval): void {
  node.low = low;
  node.high = high;
  node.unknown = unknown;
}

/** What an expression is where all it reads is single. */
export function exactly(expression: Expression, view: View): Interval {
  const datum = evaluate(expression, view);
  if (typeof datum === 'boolean') return { low: Number(datum), high: Number(datum), unknown: false };
  return point(evaluateNumber(expression, view));
}

/** The interval of one number. */
export function point(value: Rational | null): Interval {
  if (value === null) return NEVER;
  const near = toNumber(value);
  const isExact = typeof value === 'number' || 1024 % Number(value.den) === 0;
  return isExact ? { low: near, high: near, unknown: false } : { low: down(near), high: up(near), unknown: false };
}

/** A little less. */
export function down(value: number): number {
  return value - Math.abs(value) * SLACK - Number.MIN_VALUE;
}

/** A little more. */
export function up(value: number): number {
  return -down(-value);
}

/** A multiple of 1/1024 that is not too large: results of such that are such are exact. */
function isFine(value: number): boolean {
  return Number.isInteger(value * 1024) && Math.abs(value) < EXACT;
}

/** Whether both ends are multiples of 1/1024 that are not too large: sums and products of such are exact. */
export function areFine({ low, high }: Node): boolean {
  return isFine(low) && isFine(high);
}

/** Makes a node hold this interval besides its own. */
export function widen(node: Node, { low, high, unknown }: Interval): void {
  if (low < node.low) node.low = low;
  if (high > node.high) node.high = high;
  node.unknown ||= unknown;
}
