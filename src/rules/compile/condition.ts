/**
 * Conditions as literals of the solver. One on a single unknown is the set of values that meet it; `and`, `or`, `not` are clauses; what
 * is left, comparisons over several unknowns, is a propagator that knows the interval of both sides.
 */
import { elementAt } from '../../kernel/element-at.js';
import { isTrue } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import { fromValues, has, only, sizeOf, valuesOf, type Domain } from '../domain.js';
import { addVariable } from '../solve/solver.js';
import { addTable } from '../solve/table.js';
import type { View } from '../view.js';
import { addComparison } from './comparison.js';
import type { Compiler, Condition } from './compiler.js';
import { LISTED } from './listed.js';
import { comparisonOf } from './node.js';
import { all, FALSE, literalOf, placeOf, TRUE, valueAt, type Encoding } from './unknown.js';

/** Combinations that are listed in advance. */
const FEW = 512;

/** Starts putting a product into a solver. */
export function createCompiler(view: View, encoding: Encoding): Compiler {
  const compiler: Compiler = {
    view,
    encoding,
    nodes: new Map(),
    conditions: new Map(),
    is: (expression) => is(expression, compiler),
  };
  return compiler;
}

/** Whether an expression is true. */
export function is(expression: Expression, compiler: Compiler): Condition {
  let condition = compiler.conditions.get(expression);
  if (condition === undefined) compiler.conditions.set(expression, (condition = create(expression, compiler)));
  return condition;
}

/** Whether an unknown is in a set. */
export function keeps(variable: number, set: Domain, { view, encoding }: Compiler): Condition {
  const { domain } = view.variables[variable]!;
  const first = domain[0]!;
  const known: boolean[] = [];
  const holds = (): boolean => (known[view.low[variable]! - first] ??= has(set, view.low[variable]!));
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
    reads: [...new Set(conditions.flatMap(({ reads }) => reads))],
    literal: all(encoding, literals),
    holds: () => conditions.every(({ holds }) => holds()),
  };
}

function create(expression: Expression, compiler: Compiler): Condition {
  const { view, encoding } = compiler;
  if (expression.type === 'unary') return not(is(expression.operand, compiler));
  if (expression.type === 'binary') {
    const { operator, left, right } = expression;
    if (operator === 'and' || operator === 'or') {
      const sides = [left, right].map((side) => is(side, compiler));
      return operator === 'and' ? allOf(sides, compiler) : not(allOf(sides.map(not), compiler));
    }
    if (operator === 'has' && left.type === 'option' && right.type === 'choice') {
      const part = view.partsOf(left.optionId).find(({ choiceId }) => choiceId === right.choiceId);
      if (part !== undefined) return keeps(part.index, [1, Infinity], compiler);
    }
  }
  const reads = view.reads(expression);
  const [first] = reads;
  const holds = (): boolean => isTrue(expression, view);
  if (first === undefined) return { reads, literal: holds() ? TRUE : FALSE, holds };
  const combinations = reads.reduce((count, variable) => count * sizeOf(elementAt(view.variables, variable).domain), 1);
  if (reads.length === 1 && combinations <= LISTED) {
    const meeting = valuesOf(elementAt(view.variables, first).domain).filter((value) => {
      view.set(first, value, value);
      return holds();
    });
    return keeps(first, fromValues(meeting), compiler);
  }
  const literal = 2 * addVariable(encoding.solver);
  const node = comparisonOf(compiler, expression);
  if (combinations > FEW || node.literals.length > 0) {
    addComparison(encoding, view, literal, node, reads);
    return { reads, literal, holds };
  }
  const holdsNow = (): boolean => {
    node.update();
    return node.low > 0;
  };
  return { reads, literal, holds: addCombinations(compiler, literal, reads, holdsNow) };
}

/** Lists all combinations of what a condition reads, with what it comes to. */
function addCombinations(
  { view, encoding }: Compiler,
  literal: number,
  reads: readonly number[],
  holds: () => boolean,
): () => boolean {
  const columns = reads.map((variable) => elementAt(encoding.unknowns, variable));
  const rows: number[][] = [];
  const list = (row: readonly number[]): void => {
    const unknown = columns[row.length];
    const variable = reads[row.length];
    if (unknown === undefined || variable === undefined) rows.push([...row, Number(!holds())]);
    else
      for (let place = 0; place < unknown.size; place++) {
        const value = valueAt(unknown, place);
        view.set(variable, value, value);
        list([...row, place]);
      }
  };
  list([]);
  const isListed = addTable(
    encoding.solver,
    [
      ...columns.map((unknown, at) =>
        Array.from({ length: unknown.size }, (_, place) =>
          literalOf(encoding, elementAt(reads, at), only(valueAt(unknown, place))),
        ),
      ),
      [literal, literal ^ 1],
    ],
    rows,
  );
  return () => isListed((at) => (columns[at] === undefined ? 0 : placeOf(columns[at], view.low[reads[at]!]!)));
}
