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

/** How tightly operators bind. `not` stands before a comparison, of which there is one. */
const LEVELS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    or: 1,
    and: 2,
    '=': 4,
    '!=': 4,
    '<': 4,
    '<=': 4,
    '>': 4,
    '>=': 4,
    has: 4,
    in: 4,
    not: 4,
    '+': 5,
    '-': 5,
    '*': 6,
    '/': 6,
    '%': 6,
  }),
);
const NOT = 3;
const COMPARISON = 4;
const TIGHTEST = 6;

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
  return unexpected({ start, end: start + found.length }, found);
}

function unexpected(span: Span, found: string, expected = {}): ExpressionFault {
  return new ExpressionFault('expression/unexpected', span, { found, ...expected });
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Raw {
    const tree = this.#operation(1);
    if (this.#token.type !== 'end') throw this.#unexpected();
    return tree;
  }

  get #token(): Token {
    return elementAt(this.#tokens, this.#at);
  }

  #accept(text: string): boolean {
    const { type, text: found } = this.#token;
    const isIt = found === text && (type === 'symbol' || type === 'word');
    if (isIt) this.#at += 1;
    return isIt;
  }

  #expect(text: string): number {
    const { end } = this.#token;
    if (!this.#accept(text)) throw this.#unexpected({ expected: text });
    return end;
  }

  #unexpected(expected = {}): ExpressionFault {
    return unexpected(this.#token, this.#token.text, expected);
  }

  /** One level deeper; every recursion of the grammar passes here. */
  #nested<T>(parse: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ExpressionFault('expression/too-deep', this.#token, { most: MAX_DEPTH });
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  /** Operators that bind at least so tightly, from left to right. */
  #operation(least: number): Raw {
    const { start } = this.#token;
    const isNegation = least <= NOT && this.#accept('not');
    let left = isNegation ? this.#prefixed('not', start, () => this.#operation(NOT)) : this.#operand();
    let most = isNegation ? NOT : TIGHTEST;
    for (;;) {
      const { text, type } = this.#token;
      const level = (type === 'symbol' || type === 'word' ? LEVELS.get(text) : undefined) ?? 0;
      if (level < least || level > most) return left;
      // After a comparison there is no other, nor anything tighter.
      most = level === COMPARISON ? NOT : level;
      left = text === 'in' || text === 'not' ? this.#in(left) : this.#binary(left, level);
    }
  }

  #binary(left: Raw, level: number): Raw {
    const operator = this.#token.text as BinaryOperator;
    this.#at += 1;
    const right = this.#operation(level + 1);
    return { type: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
  }

  #in(operand: Raw): Raw {
    const negated = this.#accept('not');
    this.#expect('in');
    const { items: list, end } = this.#list();
    return { type: 'in', negated, operand, list, span: { start: operand.span.start, end } };
  }

  #prefixed(operator: 'not' | '-', start: number, parse: () => Raw): Raw {
    const operand = this.#nested(parse);
    return { type: 'unary', operator, operand, span: { start, end: operand.span.end } };
  }

  /** `( expr { , expr } )` */
  #list(): { readonly items: readonly Raw[]; readonly end: number } {
    this.#expect('(');
    const items = this.#nested(() => {
      const list = [this.#operation(1)];
      while (this.#accept(',')) list.push(this.#operation(1));
      return list;
    });
    return { items, end: this.#expect(')') };
  }

  #operand(): Raw {
    const { type, text, start, end } = this.#token;
    const span = { start, end };
    if (type === 'word') return this.#word(text, span);
    if (this.#accept('-')) return this.#prefixed('-', start, () => this.#operand());
    if (this.#accept('(')) {
      const inner = this.#nested(() => this.#operation(1));
      this.#expect(')');
      return inner;
    }
    if (type !== 'number' && type !== 'text') throw this.#unexpected();
    this.#at += 1;
    if (type === 'text') return { type, value: text.slice(1, -1).replaceAll("''", "'"), span };
    return { type, value: parseDecimal(text) ?? 0, source: text, span };
  }

  #word(name: string, span: Span): Raw {
    const call = FUNCTION_NAMES.find((known) => known === name);
    if (call === undefined && RESERVED.has(name) && !['true', 'false', 'quantity', 'market'].includes(name))
      throw this.#unexpected();
    this.#at += 1;
    if (call !== undefined) {
      const { items: args, end } = this.#list();
      return { type: 'call', name: call, args, span: { start: span.start, end } };
    }
    if (name === 'true' || name === 'false') return { type: 'boolean', value: name === 'true', span };
    if (!this.#accept('.')) return { type: 'word', name, field: null, span };
    const { type, text: field, end } = this.#token;
    if (type !== 'word') throw this.#unexpected();
    this.#at += 1;
    return { type: 'word', name, field, span: { start: span.start, end } };
  }
}
