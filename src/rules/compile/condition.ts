/**
 * Conditions as literals of the solver. One on a single unknown is the set of values that meet it; `and`, `or`, `not` are clauses; what
 * is left, comparisons over several unknowns, is a propagator that knows the interval of both sides.
 */
import { elementAt } from '../../kernel/element-at.js';
import { isTrue } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import { fromValues, has, sizeOf, valuesOf, type Domain } from '../domain.js';
import { addVariable } from '../solve/solver.js';
import type { View } from '../view.js';
import { addComparison } from './comparison.js';
import type { Compiler } from './compiler.js';
import { LISTED } from './listed.js';
import { comparisonOf } from './node.js';
import { all, any, FALSE, literalOf, TRUE, type Encoding } from './unknown.js';

/** One thing that may hold of a design in the making. */
export interface Condition {
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  /** The literal that holds exactly if the condition does. */
  readonly literal: number;
  /** Whether it holds where the view has one value of each. */
  readonly holds: () => boolean;
}

/** Starts putting a product into a solver. */
export function createCompiler(view: View, encoding: Encoding): Compiler {
  const compiler: Compiler = {
    view,
    encoding,
    nodes: new Map(),
    literals: new Map(),
    literalOf: (expression) => literalOfExpression(expression, compiler),
  };
  return compiler;
}

/** Whether an expression is true. */
export function is(expression: Expression, compiler: Compiler): Condition {
  const { view } = compiler;
  const holds = (): boolean => isTrue(expression, view);
  return { reads: view.reads(expression), literal: literalOfExpression(expression, compiler), holds };
}

/** Whether an unknown is in a set. */
export function keeps(variable: number, set: Domain, { view, encoding }: Compiler): Condition {
  const holds = (): boolean => has(set, view.low[variable]!);
  return { reads: [variable], literal: literalOf(encoding, variable, set), holds };
}

/** The opposite. */
export function not({ reads, literal, holds }: Condition): Condition {
  return { reads, literal: literal ^ 1, holds: () => !holds() };
}

/** Whether all hold. */
export function allOf(conditions: readonly Condition[], { encoding }: Compiler): Condition {
  const literals = conditions.map(({ literal }) => literal);
  return {
    reads: conditions.flatMap(({ reads }) => reads),
    literal: all(encoding, literals),
    holds: () => conditions.every(({ holds }) => holds()),
  };
}

function literalOfExpression(expression: Expression, compiler: Compiler): number {
  let literal = compiler.literals.get(expression);
  if (literal === undefined) compiler.literals.set(expression, (literal = create(expression, compiler)));
  return literal;
}

function create(expression: Expression, compiler: Compiler): number {
  const { view, encoding } = compiler;
  if (expression.type === 'unary') return literalOfExpression(expression.operand, compiler) ^ 1;
  if (expression.type === 'binary') {
    const { operator, left, right } = expression;
    if (operator === 'and' || operator === 'or') {
      const sides = [left, right].map((side) => literalOfExpression(side, compiler));
      return (operator === 'and' ? all : any)(encoding, sides);
    }
    if (operator === 'has' && left.type === 'option' && right.type === 'choice') {
      const part = view.partsOf(left.optionId).find(({ choiceId }) => choiceId === right.choiceId);
      if (part !== undefined) return literalOf(encoding, part.index, [1, Infinity]);
    }
  }
  const reads = view.reads(expression);
  const [first] = reads;
  if (first === undefined) return isTrue(expression, view) ? TRUE : FALSE;
  const { domain } = elementAt(view.variables, first);
  if (reads.length === 1 && sizeOf(domain) <= LISTED) {
    const meeting = valuesOf(domain).filter((value) => {
      view.set(first, value, value);
      return isTrue(expression, view);
    });
    return literalOf(encoding, first, fromValues(meeting));
  }
  const literal = 2 * addVariable(encoding.solver);
  addComparison(encoding, view, literal, comparisonOf(compiler, expression), reads);
  return literal;
}
