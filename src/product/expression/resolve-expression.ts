import type { Names, OptionNames } from './names.js';
import { Resolver, type Typed } from './resolve.js';
import { parseSyntax } from './syntax.js';

/** What the place of an expression asks of it. */
export interface ParseOptions {
  /** Type wanted; a choice with values counts as a number, a choice as text. Default `any`. */
  readonly expect?: 'boolean' | 'number' | 'text' | 'any';
  /** The expression gives a value to this option (its default, a `set`): bare words are first its choices. */
  readonly beside?: OptionNames;
}

/**
 * Reads an expression as `parseExpression` does.
 *
 * @throws {ExpressionFault} Something is wrong with it.
 */
export function resolveExpression(source: string, names: Names, { expect = 'any', beside }: ParseOptions = {}): Typed {
  return new Resolver(names).resolveRoot(parseSyntax(source), expect, beside ?? null);
}
