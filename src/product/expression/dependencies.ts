import type { OptionId, ValueId } from '../../kernel/ids.js';
import type { Expression } from './expression.js';

/** What an expression reads directly (not through derived values). */
export interface Dependencies {
  readonly options: ReadonlySet<OptionId>;
  readonly values: ReadonlySet<ValueId>;
  readonly tables: ReadonlySet<string>;
  readonly quantity: boolean;
  readonly market: boolean;
}

/** What an expression reads directly. The literal `suede` of `upper = suede` names no option of its own. */
export function dependencies(expression: Expression): Dependencies {
  const found = {
    options: new Set<OptionId>(),
    values: new Set<ValueId>(),
    tables: new Set<string>(),
    quantity: false,
    market: false,
  };
  visit(expression, (node) => {
    if (node.type === 'option' || node.type === 'column' || node.type === 'field') found.options.add(node.optionId);
    else if (node.type === 'derived') found.values.add(node.valueId);
    else if (node.type === 'table') found.tables.add(node.tableId);
    else if (node.type === 'quantity' || node.type === 'market') found[node.type] = true;
  });
  return found;
}

/** Calls back for every node, parents first. */
export function visit(expression: Expression, callback: (node: Expression) => void): void {
  callback(expression);
  for (const child of childrenOf(expression)) visit(child, callback);
}

/** The operands of a node, in source order. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'call':
      return expression.args;
    default:
      return [];
  }
}
