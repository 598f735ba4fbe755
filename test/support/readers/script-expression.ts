/** The expressions of the numeric models, in the notation of common scripts: read, evaluated, and translated into the product file's own. */

/** One expression; a condition is 1 or 0. */
export type ScriptExpression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'not'; readonly of: ScriptExpression }
  | { readonly type: 'choose'; readonly parts: readonly [ScriptExpression, ScriptExpression, ScriptExpression] }
  | {
      readonly type: 'binary';
      readonly operator: Operator;
      readonly left: ScriptExpression;
      readonly right: ScriptExpression;
    };

type Operator = '||' | '&&' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*';
type Value = number | string;

/** Loosest first; all bind to the left. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*'],
];

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|'[^']*'|\|\||&&|[=!<>]=|[<>+\-*!?:()])/y;

/** In the product file's language; the operators that are not listed are the same. */
const WORDS: Readonly<Partial<Record<Operator, string>>> = { '||': 'or', '&&': 'and', '==': '=' };

/**
 * Reads `&& || ! == != <= >= < > + - * ?:` over numbers, 'texts' and names.
 *
 * @throws {Error} It is no such expression; the message holds the text.
 */
export function readScript(text: string): ScriptExpression {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not read: ${text}`);
    tokens.push(match[1]!);
  }
  let at = 0;
  const expect = (symbol: string): void => {
    if (tokens[at++] !== symbol) throw new Error(`no ${symbol} in: ${text}`);
  };
  const choose = (): ScriptExpression => {
    const condition = level(0);
    if (tokens[at] !== '?') return condition;
    at += 1;
    const then = choose();
    expect(':');
    return { type: 'choose', parts: [condition, then, choose()] };
  };
  const level = (depth: number): ScriptExpression => {
    const operators = LEVELS[depth];
    if (operators === undefined) return primary();
    let left = level(depth + 1);
    for (let next = operators.find((one) => one === tokens[at]); next !== undefined;) {
      at += 1;
      left = { type: 'binary', operator: next, left, right: level(depth + 1) };
      next = operators.find((one) => one === tokens[at]);
    }
    return left;
  };
  const primary = (): ScriptExpression => {
    const token = tokens[at++] ?? '';
    if (token === '!') return { type: 'not', of: primary() };
    if (token === '(') {
      const inner = choose();
      expect(')');
      return inner;
    }
    return leaf(token, text);
  };
  const expression = choose();
  if (at !== tokens.length) throw new Error(`${tokens[at]} is out of place in: ${text}`);
  return expression;
}

function leaf(token: string, text: string): ScriptExpression {
  if (/^\d/.test(token)) return { type: 'number', value: Number(token) };
  if (token.startsWith("'")) return { type: 'text', value: token.slice(1, -1) };
  if (/^\w/.test(token)) return { type: 'name', name: token };
  throw new Error(`"${token}" is out of place in: ${text}`);
}

/** The value under these values of the names. */
export function evaluateScript(expression: ScriptExpression, values: Readonly<Record<string, Value>>): Value {
  const value = (one: ScriptExpression): Value => evaluateScript(one, values);
  switch (expression.type) {
    case 'number':
    case 'text':
      return expression.value;
    case 'name':
      return values[expression.name]!;
    case 'not':
      return Number(!value(expression.of));
    case 'choose':
      return value(expression.parts[0]) ? value(expression.parts[1]) : value(expression.parts[2]);
    case 'binary':
      return BINARY[expression.operator](value(expression.left), value(expression.right));
  }
}

const BINARY: Readonly<Record<Operator, (left: Value, right: Value) => number>> = {
  '||': (left, right) => Number(Boolean(left) || Boolean(right)),
  '&&': (left, right) => Number(Boolean(left) && Boolean(right)),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '+': (left, right) => Number(left) + Number(right),
  '-': (left, right) => Number(left) - Number(right),
  '*': (left, right) => Number(left) * Number(right),
};

/** The same in the product file's language, names through `idOf`; texts become choices' ids. */
export function translateScript(expression: ScriptExpression, idOf: (name: string) => string): string {
  const print = (one: ScriptExpression): string => {
    const text = translateScript(one, idOf);
    return one.type === 'binary' || one.type === 'not' ? `(${text})` : text;
  };
  switch (expression.type) {
    case 'number':
      return String(expression.value);
    case 'text':
      return `'${expression.value}'`;
    case 'name':
      return idOf(expression.name);
    case 'not':
      return `not ${print(expression.of)}`;
    case 'choose':
      return `if(${expression.parts.map((part) => translateScript(part, idOf)).join(', ')})`;
    case 'binary':
      return `${print(expression.left)} ${WORDS[expression.operator] ?? expression.operator} ${print(expression.right)}`;
  }
}

/** The parts of a sum, or the expression alone. */
export function addends(expression: ScriptExpression): ScriptExpression[] {
  return expression.type === 'binary' && expression.operator === '+'
    ? [...addends(expression.left), ...addends(expression.right)]
    : [expression];
}
