/**
 * Conditions in two forms: a node that tells from the view's bounds whether it holds, and a literal of the solver. Conditions on one
 * unknown are the set of values that meet them; `and`, `or`, `not` are clauses; what is left, comparisons over several unknowns, is a
 * propagator that knows the interval of both sides.
 */
import { elementAt } from '../../kernel/element-at.js';
import { isTrue } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import { fromValues, fits, sizeOf, valuesOf, type Domain } from '../domain.js';
import { addVariable } from '../solve/solver.js';
import { addComparison } from './comparison.js';
import { make, type Node } from './interval.js';
import { conditionNode, opposite, partOfHas, type Nodes } from './node.js';
import { all, any, FALSE, literalOf, TRUE, type Encoding } from './unknown.js';

/** One thing that may hold of a design in the making. */
export interface Condition {
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  readonly node: Node;
  /** The literal that holds exactly if the condition does. */
  readonly literal: number;
}

/** What conditions are made in. */
export interface Compiler extends Nodes {
  readonly encoding: Encoding;
  readonly literals: Map<Expression, number>;
}

/** Values of one unknown that are tried one by one. */
const LISTED = 512;

/** Whether an expression is true. */
export function is(expression: Expression, compiler: Compiler): Condition {
  const part = partOfHas(compiler, expression);
  if (part !== undefined) return keeps(part.index, [1, Infinity], compiler);
  const reads = compiler.view.reads(expression);
  return { reads, node: conditionNode(compiler, expression), literal: literalOfExpression(expression, compiler) };
}

/** Whether an unknown is in a set. */
export function keeps(variable: number, set: Domain, { view, encoding }: Compiler): Condition {
  const node = make((own) => {
    const fit = fits(view.low[variable]!, view.high[variable]!, set);
    own.low = fit === 1 ? 1 : 0;
    own.high = fit === 0 ? 0 : 1;
  });
  return { reads: [variable], node, literal: literalOf(encoding, variable, set) };
}

/** The opposite. */
export function not({ reads, node, literal }: Condition): Condition {
  return { reads, node: opposite(node), literal: literal ^ 1 };
}

/** Whether all hold; the later ones are asked only if needed. */
export function allNode(conditions: readonly Pick<Condition, 'reads' | 'node'>[]): Pick<Condition, 'reads' | 'node'> {
  const node = make((own) => {
    own.low = own.high = 1;
    for (const { node: one } of conditions) {
      one.update();
      own.low = Math.min(own.low, one.low);
      own.high = Math.min(own.high, one.high);
      if (own.high === 0) return;
    }
  });
  return { reads: [...new Set(conditions.flatMap(({ reads }) => reads))], node };
}

/** Whether all hold, with a literal of its own. */
export function allOf(conditions: readonly Condition[], { encoding }: Compiler): Condition {
  const literals = conditions.map(({ literal }) => literal);
  return { ...allNode(conditions), literal: all(encoding, literals) };
}

function literalOfExpression(expression: Expression, compiler: Compiler): number {
  let literal = compiler.literals.get(expression);
  if (literal === undefined) compiler.literals.set(expression, (literal = create(expression, compiler)));
  return literal;
}

function create(expression: Expression, compiler: Compiler): number {
  const { view, encoding } = compiler;
  const part = partOfHas(compiler, expression);
  if (part !== undefined) return literalOf(encoding, part.index, [1, Infinity]);
  if (expression.type === 'unary' && expression.operator === 'not')
    return literalOfExpression(expression.operand, compiler) ^ 1;
  if (expression.type === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const sides = [expression.left, expression.right].map((side) => literalOfExpression(side, compiler));
    return expression.operator === 'and' ? all(encoding, sides) : any(encoding, sides);
  }
  const reads = view.reads(expression);
  const [first] = reads;
  if (first === undefined) return isTrue(expression, view) ? TRUE : FALSE;
  const { domain } = elementAt(view.variables, first);
  if (reads.length === 1 && sizeOf(domain) <= LISTED)
    return literalOf(
      encoding,
      first,
      fromValues(valuesOf(domain).filter((value) => isTrueAt(expression, first, value, compiler))),
    );
  const literal = 2 * addVariable(encoding.solver);
  addComparison(encoding, view, literal, conditionNode(compiler, expression), reads);
  return literal;
}

function isTrueAt(expression: Expression, variable: number, value: number, { view }: Compiler): boolean {
  view.set(variable, value, value);
  return isTrue(expression, view);
}
