/** Expressions back to text: canonical (`parse(print(e))` is `e`), or with the product's own titles for people. */
import { toDecimal } from '../../kernel/rational.js';
import type { Option, Product } from '../product.js';
import { findChoice } from './evaluate.js';
import type { BinaryOperator, Expression } from './expression.js';
import { RESERVED } from './syntax.js';

/** How names are written. */
interface Wording {
  option(id: string): string;
  choice(optionId: string, choiceId: string, isOnLeft: boolean): string;
  derived(id: string): string;
}

const BARE = /^(?:[a-z]\w*|0|[1-9]\d*)$/;

/** Binding strength, as in the grammar; brackets go round weaker operands. */
const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  has: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const NOT = 3;
const COMPARISON = 4;
const MINUS = 7;
/** More digits than any literal of an expression has: printing is exact. */
const DIGITS = 500;

const IDS: Wording = {
  option: (id) => id,
  // A bare word on the left would be read as an option first.
  choice: (_, id, isOnLeft) => (isOnLeft || !BARE.test(id) || RESERVED.has(id) ? quote(id) : id),
  derived: (id) => id,
};

/** The canonical text: one space round operators, brackets only where needed. */
export function printExpression(expression: Expression): string {
  return print(expression, 0, IDS);
}

/** The text with titles in a locale instead of ids: `Sole = Trail and Upper = Sand suede`. For people, not for parsing. */
export function describeExpression(expression: Expression, product: Product, locale: string): string {
  const say = (text: Readonly<Record<string, string>> | null | undefined, id: string): string =>
    text?.[locale] ?? text?.[product.locales[0] ?? ''] ?? id;
  const optionOf = (id: string): Option | undefined => product.optionById.get(id);
  return print(expression, 0, {
    option: (id) => say(optionOf(id)?.title, id),
    choice: (optionId, id) => {
      const option = optionOf(optionId);
      return say(option && findChoice(option, id)?.title, id);
    },
    derived: (id) => say(product.valueById.get(id)?.title, id),
  });
}

function print(node: Expression, strength: number, wording: Wording, isOnLeft = false): string {
  switch (node.type) {
    case 'number':
      return toDecimal(node.value, DIGITS);
    case 'text':
      return quote(node.value);
    case 'boolean':
      return String(node.value);
    case 'quantity':
    case 'market':
      return node.type;
    case 'choice':
      return wording.choice(node.optionId, node.choiceId, isOnLeft);
    case 'option':
      return wording.option(node.optionId);
    case 'column':
      return `${wording.option(node.optionId)}.${node.columnId}`;
    case 'field':
      return `${wording.option(node.optionId)}.${node.field}`;
    case 'derived':
      return wording.derived(node.valueId);
    case 'table':
      return node.tableId;
    default:
      return printOperation(node, strength, wording);
  }
}

function printOperation(
  node: Extract<Expression, { type: 'unary' | 'binary' | 'in' | 'call' }>,
  strength: number,
  wording: Wording,
): string {
  const list = (nodes: readonly Expression[]): string => nodes.map((item) => print(item, 0, wording)).join(', ');
  if (node.type === 'call') return `${node.name}(${list(node.args)})`;
  if (node.type === 'in') {
    return bracket(
      COMPARISON,
      strength,
      `${print(node.operand, COMPARISON + 1, wording)}${node.negated ? ' not' : ''} in (${list(node.list)})`,
    );
  }
  if (node.type === 'unary') {
    const own = node.operator === 'not' ? NOT : MINUS;
    return bracket(own, strength, `${node.operator === 'not' ? 'not ' : '-'}${print(node.operand, own, wording)}`);
  }
  const own = STRENGTH[node.operator];
  const left = print(node.left, own === COMPARISON ? own + 1 : own, wording, own === COMPARISON);
  return bracket(own, strength, `${left} ${node.operator} ${print(node.right, own + 1, wording)}`);
}

function bracket(own: number, needed: number, text: string): string {
  return own < needed ? `(${text})` : text;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
