/** At which numbers of pieces an expression may turn, and whether that is all that `quantity` does in it. */
import { toNumber } from '../kernel/rational.js';
import { childrenOf, visit } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import { MAX_QUANTITY } from '../product/quantity.js';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);

/** Quantities at which a comparison of `quantity` with a literal may turn, with their neighbours; ascending, 1 among them. */
export function quantitiesTold(expressions: Iterable<Expression>): readonly number[] {
  const told = new Set([1]);
  for (const expression of expressions)
    visit(expression, (node) => {
      for (const turn of turnsOf(node) ?? [])
        for (const near of [Math.floor(turn) - 1, Math.floor(turn), Math.ceil(turn), Math.ceil(turn) + 1])
          if (near >= 1 && near <= MAX_QUANTITY) told.add(near);
    });
  return [...told].sort((a, b) => a - b);
}

/** Whether these quantities stand for all others: `quantity` is only ever compared with literals, and beside each of them one was tried. */
export function isDecidedBy(tried: ReadonlySet<number>, expression: Expression): boolean {
  if (expression.type === 'quantity') return false;
  if (turnsOf(expression) !== null) return quantitiesTold([expression]).every((quantity) => tried.has(quantity));
  return childrenOf(expression).every((child) => isDecidedBy(tried, child));
}

/** What a node compares `quantity` with, all of it literal; `null`: it is no such comparison. */
function turnsOf(node: Expression): readonly number[] | null {
  if (node.type === 'in' && node.operand.type === 'quantity') return literals(node.list);
  if (node.type !== 'binary' || !COMPARISONS.has(node.operator)) return null;
  if (node.left.type === 'quantity') return literals([node.right]);
  return node.right.type === 'quantity' ? literals([node.left]) : null;
}

function literals(nodes: readonly Expression[]): readonly number[] | null {
  const numbers = nodes.flatMap((node) => (node.type === 'number' ? [toNumber(node.value)] : []));
  return numbers.length === nodes.length ? numbers : null;
}
