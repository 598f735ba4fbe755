/** What a product is put into a solver with. */
import type { Expression } from '../../product/expression/expression.js';
import type { View } from '../view.js';
import type { Node } from './interval.js';
import type { Encoding } from './unknown.js';

/** Each expression's node and literal are made once. */
export interface Compiler {
  readonly view: View;
  readonly encoding: Encoding;
  readonly nodes: Map<Expression, Node>;
  readonly literals: Map<Expression, number>;
  /** The literal that holds exactly if the expression is true. */
  readonly literalOf: (expression: Expression) => number;
}
