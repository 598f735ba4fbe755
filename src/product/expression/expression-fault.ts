import type { Issue } from '../../kernel/issue.js';
import type { Span } from './expression.js';
import type { Beside } from './names.js';

/** What is wrong with an expression. */
export type FaultCode =
  | 'expression/unexpected'
  | 'expression/unknown-name'
  | 'expression/unknown-choice'
  | 'expression/unknown-field'
  | 'expression/type'
  | 'expression/arguments'
  | 'expression/too-long'
  | 'expression/too-deep';

/** Leaves the parser when an expression cannot be read. It is worded by `faultIssue`, which the page loads only for a file with mistakes. */
export class ExpressionFault extends Error {
  readonly code: FaultCode;
  readonly span: Span;
  /** What the code says more. */
  readonly facts: Issue['params'];
  /** Where an unknown name was looked for beside the names of the product. */
  readonly beside: Beside | 'options' | 'tables';

  constructor(code: FaultCode, span: Span, facts: Issue['params'], beside: ExpressionFault['beside'] = null) {
    super(code);
    this.code = code;
    this.span = span;
    this.facts = facts;
    this.beside = beside;
  }
}
