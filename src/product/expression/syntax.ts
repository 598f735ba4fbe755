/**
 * Text to tree, names not yet looked up. Precedence, loosest first: or, and, not, one comparison, + -, * / %, unary minus.
 */
import { elementAt } from '../../kernel/element-at.js';
import { parseDecimal, type Rational } from '../../kernel/rational.js';
import type { BinaryOperator, FunctionName, Span } from './expression.js';
import { ExpressionFault } from './expression-fault.js';

/** A tree with unresolved names. */
export type Raw =
  | { readonly type: 'number'; readonly value: Rational; readonly source: string; readonly span: Span }
  | { readonly type: 'text'; readonly value: string; readonly span: Span }
  | { readonly type: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly type: 'word'; readonly name: string; readonly field: string | null; readonly span: Span }
  | { readonly type: 'unary'; readonly operator: 'not' | '-'; readonly operand: Raw; readonly span: Span }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Raw;
      readonly right: Raw;
      readonly span: Span;
    }
  | {
      readonly type: 'in';
      readonly negated: boolean;
      readonly operand: Raw;
      readonly list: readonly Raw[];
      readonly span: Span;
    }
  | { readonly type: 'call'; readonly name: FunctionName; readonly args: readonly Raw[]; readonly span: Span };

interface Token extends Span {
  readonly type: 'number' | 'word' | 'text' | 'symbol' | 'end';
  readonly text: string;
}

/** Longest expression, in UTF-16 units, and deepest nesting of brackets, calls and prefix operators. */
const MAX_LENGTH = 500;
const MAX_DEPTH = 32;

const TOKEN = /\s*(?:(\d+[A-Za-z_]\w*|[A-Za-z_]\w*)|(\d+(?:\.\d+)?)|('(?:[^']|'')*')|(!=|<=|>=|[-=<>+*/%(),.])|$)/y;
const TOKEN_TYPES = ['word', 'number', 'text', 'symbol'] as const;

/** Functions of the language. */
export const FUNCTION_NAMES: readonly FunctionName[] = [
  'if',
  'min',
  'max',
  'ceil',
  'floor',
  'round',
  'abs',
  'length',
  'count',
  'sum',
  'lookup',
  'amount',
  'known',
];

/** Words that can be no name. */
export const RESERVED: ReadonlySet<string> = new Set<string>([
  ...FUNCTION_NAMES,
  'or',
  'and',
  'not',
  'in',
  'has',
  'true',
  'false',
  'quantity',
  'market',
  'constructor',
  'prototype',
]);

/** The left-associative levels, loosest first; between them stand `not` and the comparison. */
const JUNCTIONS: readonly (readonly BinaryOperator[])[] = [['or'], ['and']];
const ARITHMETIC: readonly (readonly BinaryOperator[])[] = [
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARISONS: readonly BinaryOperator[] = ['=', '!=', '<', '<=', '>', '>=', 'has'];

/**
 * Parses the text.
 *
 * @throws {ExpressionFault} It is too long, too deep or not of the grammar.
 */
export function parseSyntax(source: string): Raw {
  if (source.length > MAX_LENGTH) {
    throw new ExpressionFault(
      'expression/too-long',
      { start: 0, end: source.length },
      { length: source.length, most: MAX_LENGTH },
    );
  }
  return new Parser(tokenize(source)).parse();
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw unreadable(source, from);
    const group = TOKEN_TYPES.findIndex((_, index) => match[index + 1] !== undefined);
    const text = match[group + 1];
    if (group < 0 || text === undefined) break;
    const end = from + match[0].length;
    tokens.push({ type: elementAt(TOKEN_TYPES, group), text, start: end - text.length, end });
  }
  return [...tokens, { type: 'end', text: '', start: source.length, end: source.length }];
}

function unreadable(source: string, from: number): ExpressionFault {
  const start = source.length - source.slice(from).trimStart().length;
  const found = String.fromCodePoint(source.codePointAt(start) ?? 0);
  const hint =
    found === "'"
      ? 'The text has no closing quote.'
      : found === '"'
        ? "Text stands in single quotes: 'text'."
        : undefined;
  return new ExpressionFault('expression/unexpected', { start, end: start + found.length }, { found }, [], hint);
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Raw {
    const tree = this.#junction(0);
    if (this.#token.type !== 'end') throw this.#unexpected();
    return tree;
  }

  get #token(): Token {
    return elementAt(this.#tokens, this.#at);
  }

  #is(text: string): boolean {
    return this.#token.text === text && (this.#token.type === 'symbol' || this.#token.type === 'word');
  }

  #accept(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#at += 1;
    return found;
  }

  #expect(text: string): Token {
    const token = this.#token;
    if (!this.#accept(text)) throw this.#unexpected(text);
    return token;
  }

  #operator<O extends string>(operators: readonly O[]): O | undefined {
    return operators.find((operator) => this.#accept(operator));
  }

  #unexpected(expected?: string): ExpressionFault {
    const { text } = this.#token;
    const doubled = text === '=' && this.#tokens[this.#at - 1]?.text === '=' ? 'Equality is one =.' : undefined;
    return new ExpressionFault(
      'expression/unexpected',
      this.#token,
      { found: text, ...(expected === undefined ? {} : { expected }) },
      [],
      doubled,
    );
  }

  /** One level deeper; every recursion of the grammar passes here. */
  #nested<T>(parse: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ExpressionFault('expression/too-deep', this.#token, { most: MAX_DEPTH });
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #junction(level: number): Raw {
    const operators = JUNCTIONS[level];
    return operators === undefined ? this.#not() : this.#leftToRight(operators, () => this.#junction(level + 1));
  }

  #arithmetic(level: number): Raw {
    const operators = ARITHMETIC[level];
    return operators === undefined ? this.#unary() : this.#leftToRight(operators, () => this.#arithmetic(level + 1));
  }

  #leftToRight(operators: readonly BinaryOperator[], operand: () => Raw): Raw {
    let left = operand();
    for (let operator = this.#operator(operators); operator !== undefined; operator = this.#operator(operators)) {
      const right = operand();
      left = { type: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
    }
    return left;
  }

  #not(): Raw {
    const { start } = this.#token;
    if (!this.#accept('not')) return this.#comparison();
    const operand = this.#nested(() => this.#not());
    return { type: 'unary', operator: 'not', operand, span: { start, end: operand.span.end } };
  }

  #comparison(): Raw {
    const left = this.#arithmetic(0);
    const { start } = left.span;
    const operator = this.#operator(COMPARISONS);
    if (operator !== undefined) {
      const right = this.#arithmetic(0);
      return { type: 'binary', operator, left, right, span: { start, end: right.span.end } };
    }
    const negated = this.#accept('not');
    if (!negated && !this.#is('in')) return left;
    this.#expect('in');
    const { items, end } = this.#list();
    return { type: 'in', negated, operand: left, list: items, span: { start, end } };
  }

  #unary(): Raw {
    const { start } = this.#token;
    if (!this.#accept('-')) return this.#primary();
    const operand = this.#nested(() => this.#unary());
    return { type: 'unary', operator: '-', operand, span: { start, end: operand.span.end } };
  }

  /** `( expr { , expr } )` */
  #list(): { readonly items: readonly Raw[]; readonly end: number } {
    this.#expect('(');
    const items = this.#nested(() => {
      const list = [this.#junction(0)];
      while (this.#accept(',')) list.push(this.#junction(0));
      return list;
    });
    return { items, end: this.#expect(')').end };
  }

  #primary(): Raw {
    const token = this.#token;
    const span = { start: token.start, end: token.end };
    if (token.type === 'word') return this.#word(token, span);
    if (token.text === '(' && token.type === 'symbol') {
      this.#at += 1;
      const inner = this.#nested(() => this.#junction(0));
      this.#expect(')');
      return inner;
    }
    if (token.type !== 'number' && token.type !== 'text') throw this.#unexpected();
    this.#at += 1;
    if (token.type === 'text') return { type: 'text', value: token.text.slice(1, -1).replaceAll("''", "'"), span };
    return { type: 'number', value: parseDecimal(token.text) ?? 0, source: token.text, span };
  }

  #word(token: Token, span: Span): Raw {
    const name = token.text;
    const call = FUNCTION_NAMES.find((known) => known === name);
    if (RESERVED.has(name) && call === undefined && !['true', 'false', 'quantity', 'market'].includes(name))
      throw this.#unexpected();
    this.#at += 1;
    if (call !== undefined) {
      const { items, end } = this.#list();
      return { type: 'call', name: call, args: items, span: { start: span.start, end } };
    }
    if (name === 'true' || name === 'false') return { type: 'boolean', value: name === 'true', span };
    if (!this.#accept('.')) return { type: 'word', name, field: null, span };
    const field = this.#token;
    if (field.type !== 'word') throw this.#unexpected();
    this.#at += 1;
    return { type: 'word', name, field: field.text, span: { start: span.start, end: field.end } };
  }
}
