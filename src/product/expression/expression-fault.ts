import type { Issue } from '../../kernel/issue.js';
import type { Span } from './expression.js';

/** What is wrong with an expression; `path` is the caller's to fill. */
export type FaultCode =
  | 'expression/unexpected'
  | 'expression/unknown-name'
  | 'expression/unknown-choice'
  | 'expression/unknown-field'
  | 'expression/type'
  | 'expression/arguments'
  | 'expression/too-long'
  | 'expression/too-deep';

/** Carries an issue out of the parser; `parseExpression` catches it, nobody else sees it. */
export class ExpressionFault extends Error {
  readonly issue: Issue;

  constructor(code: FaultCode, span: Span, params: Readonly<Record<string, string | number>>, hint?: string) {
    super(code);
    this.issue = {
      code,
      severity: 'error',
      path: [],
      params: { start: span.start, end: span.end, column: span.start + 1, ...params },
      ...(hint === undefined ? {} : { hint }),
    };
  }
}
