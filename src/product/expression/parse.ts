import type { Issue } from '../../kernel/issue.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Expression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import type { Names, OptionNames, ValueType } from './names.js';
import { Resolver } from './resolve.js';
import { parseSyntax } from './syntax.js';

/** What the place of an expression asks of it. */
export interface ParseOptions {
  /** Type wanted; a choice with values counts as a number, a choice as text. Default `any`. */
  readonly expect?: 'boolean' | 'number' | 'text' | 'any';
  /** The expression gives a value to this option (its default, a `set`): bare words are first its choices. */
  readonly beside?: OptionNames;
}

/** An expression with its type. */
export interface ParsedExpression {
  readonly expression: Expression;
  readonly type: ValueType;
}

/**
 * Parses an expression (without the leading `=` of a value), resolves its names and checks its types. Bounds: 500 characters, nesting 32.
 * The issue's `params` hold `start`, `end` (offsets) and `column` (from 1) inside the text; `path` is the caller's to fill.
 */
export function parseExpression(source: string, names: Names, options: ParseOptions = {}): Result<Expression, Issue> {
  const parsed = parseTyped(source, names, options);
  return parsed.ok ? ok(parsed.value.expression) : parsed;
}

/** As `parseExpression`, with the type: for derived values, whose types later expressions are checked against. */
export function parseTyped(source: string, names: Names, options: ParseOptions = {}): Result<ParsedExpression, Issue> {
  try {
    const { node, type } = new Resolver(names).resolveRoot(
      parseSyntax(source),
      options.expect ?? 'any',
      options.beside ?? null,
    );
    return ok({ expression: node, type });
  } catch (fault) {
    if (fault instanceof ExpressionFault) return err(fault.issue);
    throw fault;
  }
}
