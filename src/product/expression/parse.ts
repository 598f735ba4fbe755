import { type Result, err, ok } from '../../kernel/result.js';
import type { Issue } from '../../kernel/issue.js';
import { nearestName } from '../../kernel/nearest-name.js';
import { didYouMean } from '../did-you-mean.js';
import type { Expression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import type { Names } from './names.js';
import { type ParseOptions, resolveExpression } from './resolve-expression.js';

/**
 * Parses an expression (without the leading `=` of a value), resolves its names and checks its types. Bounds: 500 characters, nesting 32.
 * The issue's `params` hold `start`, `end` (offsets) and `column` (from 1) inside the text; `path` is the caller's to fill.
 */
export function parseExpression(source: string, names: Names, options: ParseOptions = {}): Result<Expression, Issue> {
  return worded(() => resolveExpression(source, names, options).node);
}

/** What is read, or the issue of the fault that the reading ended in. */
export function worded<T>(read: () => T): Result<T, Issue> {
  try {
    return ok(read());
  } catch (fault) {
    if (fault instanceof ExpressionFault) return err(faultIssue(fault));
    throw fault;
  }
}

function faultIssue({ code, params, candidates, hint }: ExpressionFault): Issue {
  const name = params['name'];
  const nearest = typeof name === 'string' ? nearestName(name, candidates) : undefined;
  return { code, severity: 'error', path: [], ...didYouMean(params, nearest), ...(hint === undefined ? {} : { hint }) };
}
