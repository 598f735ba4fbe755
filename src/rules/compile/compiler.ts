/** What a product is put into a solver with. */
import type { Expression } from '../../product/expression/expression.js';
import type { View } from '../view.js';
import type { Node } from './interval.js';
import type { Encoding } from './unknown.js';

/** One thing that may hold of a design in the making. */
export interface Condition {
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  /** The literal that holds exactly if the condition does. */
  readonly literal: number;
  /** Whether it holds where the view has one value of each. */
  readonly holds: () => boolean;
}

/** Each expression's node and condition are made once. */
export interface Compiler {
  readonly view: View;
  readonly encoding: Encoding;
  readonly nodes: Map<Expression, Node>;
  readonly conditions: Map<Expression, Condition>;
  /** Whether an expression is true. */
  readonly is: (expression: Expression) => Condition;
}
