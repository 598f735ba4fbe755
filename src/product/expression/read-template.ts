/** Reads texts with places for values: `SH-{wood}-{width}`. */
import type { Template } from '../texts-and-amounts.js';
import type { Expression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';

const PIECE = /\{([^{}]*)\}|([^{}]+)|[{}]/g;

/**
 * Reads a template. A brace that stands alone is an error.
 *
 * @param read - Reads the expression in a place; `skipped` characters of the text stand before it.
 * @throws {ExpressionFault} As `read`, or there is a brace alone.
 */
export function readTemplate(source: string, read: (inner: string, skipped: number) => Expression): Template {
  return Array.from(source.matchAll(PIECE), ({ index, 0: all, 1: inner, 2: text }): string | Expression => {
    if (text !== undefined) return text;
    if (inner !== undefined) return read(inner, index + 1);
    throw new ExpressionFault('expression/unexpected', { start: index, end: index + 1 }, { found: all });
  });
}
