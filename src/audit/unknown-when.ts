/**
 * When an expression is unknown, as a condition on the options themselves: the rules engine decides that by intervals, where it would
 * have to try every number of the expression's own "not known".
 */
import type { Expression, FunctionName } from '../product/expression/expression.js';
import type { Cell, Product, Table } from '../product/product.js';
import { and, binary, call, FALSE, isPresent, not, number, or } from '../product/expression/terms.js';

type Node<T extends Expression['type']> = Extract<Expression, { type: T }>;

/** The condition under which the expression is unknown; `FALSE`: never. */
export function unknownWhen(expression: Expression, product: Product): Expression {
  const all = (operands: readonly Expression[]): Expression =>
    or(...operands.map((operand) => unknownWhen(operand, product)));
  switch (expression.type) {
    case 'option':
      return unknownOption(expression, product);
    case 'field':
    case 'column':
      return not(call('known', expression));
    case 'derived': {
      const value = product.valueById.get(expression.valueId);
      return value === undefined ? FALSE : unknownWhen(value.expression, product);
    }
    case 'unary':
      return expression.operator === '-' ? all([expression.operand]) : FALSE;
    case 'binary': {
      const { operator, left, right } = expression;
      if (!['+', '-', '*', '/', '%'].includes(operator)) return FALSE;
      const isDivision = operator === '/' || operator === '%';
      return or(all([left, right]), isDivision && right.type !== 'number' ? binary('=', right, number(0)) : FALSE);
    }
    case 'call':
      return unknownCall(expression, product, all);
    default:
      return FALSE;
  }
}

/** Text and pictures without content are known: they are the empty text. */
function unknownOption(node: Node<'option'>, product: Product): Expression {
  const option = product.optionById.get(node.optionId);
  if (option === undefined) return FALSE;
  return option.kind === 'text' || option.kind === 'image' ? not(isPresent(product, option)) : not(call('known', node));
}

const NEVER_UNKNOWN: readonly FunctionName[] = ['sum', 'count', 'known'];

function unknownCall(
  node: Node<'call'>,
  product: Product,
  all: (operands: readonly Expression[]) => Expression,
): Expression {
  const { name, args } = node;
  const [first, second, third] = args;
  if (NEVER_UNKNOWN.includes(name)) return FALSE;
  if (name === 'if' && first && second && third) return or(and(first, all([second])), and(not(first), all([third])));
  if (name === 'lookup') return or(all(args.slice(1)), holeOf(node, product));
  if (name === 'amount') return first === undefined ? FALSE : unknownMulti(first, product);
  return all(args);
}

function unknownMulti(node: Expression, product: Product): Expression {
  const option = node.type === 'option' ? product.optionById.get(node.optionId) : undefined;
  return option === undefined ? FALSE : not(isPresent(product, option));
}

/** When a `lookup` finds nothing for keys that are known. */
export function holeOf(node: Node<'call'>, product: Product): Expression {
  const [first, x, y] = node.args;
  const table = first?.type === 'table' ? product.tables.get(first.tableId) : undefined;
  const matrix = table?.type === 'matrix' && x && y ? matrixHole(table, x, y, product) : null;
  return matrix ?? not(call('known', node));
}

type Matrix = Extract<Table, { type: 'matrix' }>;

/** Where a key lies: outside of the axis, or so that the cell at a position is read. */
interface Axis {
  readonly outside: Expression;
  at(position: number): Expression;
}

function matrixHole(table: Matrix, x: Expression, y: Expression, product: Product): Expression | null {
  const across = axisOf(table.x.at, x, table.between, product);
  const down = axisOf(table.y.at, y, table.between, product);
  if (across === null || down === null) return null;
  const empty = table.cells.flatMap((row, yAt) =>
    row.flatMap((cell, xAt) => (cell === null ? [and(across.at(xAt), down.at(yAt))] : [])),
  );
  return or(across.outside, down.outside, ...empty);
}

/** `null`: the axis is neither all numbers nor all choices of its option. */
function axisOf(points: readonly Cell[], key: Expression, between: Matrix['between'], product: Product): Axis | null {
  const numbers = points.filter((cell) => typeof cell === 'number' || typeof cell === 'object');
  if (numbers.length < points.length) return choiceAxis(points, key, product);
  if (between === 'exact' || key.type === 'field' || isChoice(key, product)) return null;
  const point = (position: number): Expression => number(numbers[position] ?? 0);
  const last = numbers.length - 1;
  const above = binary('>', key, point(last));
  if (between === 'next')
    return {
      outside: above,
      at: (position) =>
        and(position === 0 ? null : binary('>', key, point(position - 1)), binary('<=', key, point(position))),
    };
  return {
    outside: or(above, binary('<', key, point(0))),
    at: (position) =>
      and(
        position === 0 ? null : binary('>', key, point(position - 1)),
        position === last ? null : binary('<', key, point(position + 1)),
      ),
  };
}

function choiceAxis(points: readonly Cell[], key: Expression, product: Product): Axis | null {
  const ids = points.filter((cell) => typeof cell === 'string');
  if (ids.length < points.length || key.type !== 'option' || !isChoice(key, product)) return null;
  const { optionId, span } = key;
  const chosen = (position: number): Expression =>
    binary('=', key, { type: 'choice', optionId, choiceId: ids[position] ?? '', span });
  return { outside: not(or(...ids.map((_, position) => chosen(position)))), at: chosen };
}

function isChoice(key: Expression, product: Product): boolean {
  return key.type === 'option' && product.optionById.get(key.optionId)?.kind === 'choice';
}
