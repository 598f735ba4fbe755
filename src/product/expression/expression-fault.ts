import type { Issue } from '../../kernel/issue.js';
import type { Span } from './expression.js';

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

/** Leaves the parser when an expression cannot be read; who reads one catches it and words it. */
export class ExpressionFault extends Error {
  readonly code: FaultCode;
  /** Names that would have done. */
  readonly candidates: Iterable<string>;
  readonly hint: string | undefined;
  /** Characters of the text before the expression. */
  skipped = 0;
  readonly #span: Span;
  readonly #facts: Issue['params'];

  constructor(
    code: FaultCode,
    { start, end }: Span,
    facts: Issue['params'],
    candidates: Iterable<string> = [],
    hint?: string,
  ) {
    super(code);
    this.code = code;
    this.candidates = candidates;
    this.hint = hint;
    this.#span = { start, end };
    this.#facts = facts;
  }

  /** An issue's `params`: `start`, `end` (offsets) and `column` (from 1) in the whole text, and what the code says more. */
  get params(): Issue['params'] {
    const start = this.#span.start + this.skipped;
    return { start, end: this.#span.end + this.skipped, column: start + 1, ...this.#facts };
  }
}
