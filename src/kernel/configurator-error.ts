import type { IssuePath } from './issue.js';

/** Details of a `ConfiguratorError`: where it is, what was found and expected, and what to do about it. */
export interface ConfiguratorErrorDetails {
  /** What was found, where, what was expected: one sentence. */
  readonly message: string;
  /** Place in the product file or in the call. Default: empty. */
  readonly path?: IssuePath;
  /** What to do. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * The one thing Atelier throws: a mistake of the developer or the shop owner (what a shopper can reach is an `Issue`).
 * `code` is public API: `layer/what-is-wrong`.
 */
export class ConfiguratorError<Code extends string = string> extends Error {
  override readonly name = 'ConfiguratorError';
  readonly code: Code;
  readonly path: IssuePath;
  readonly hint: string | undefined;

  constructor(code: Code, details: ConfiguratorErrorDetails) {
    super(details.message, details);
    this.code = code;
    this.path = details.path ?? [];
    this.hint = details.hint;
  }
}
