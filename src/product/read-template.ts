/** Reads texts with places for values: `SH-{wood}-{width}`. */
import type { Expression } from './expression/expression.js';
import { ExpressionFault } from './expression/expression-fault.js';
import type { Names } from './expression/names.js';
import { resolveExpression } from './expression/resolve-expression.js';
import type { Template } from './texts-and-amounts.js';

const PIECE = /\{([^{}]*)\}|([^{}]+)|[{}]/g;

/**
 * Reads a template. A brace that stands alone is an error.
 *
 * @throws {ExpressionFault} Its offsets are those of the whole text.
 */
export function readTemplate(source: string, names: Names): Template {
  return Array.from(source.matchAll(PIECE), ({ index, 0: all, 1: inner, 2: text }): string | Expression => {
    if (text !== undefined) return text;
    try {
      if (inner === undefined)
        throw new ExpressionFault('expression/unexpected', { start: -1, end: 0 }, { found: all });
      return resolveExpression(inner, names).node;
    } catch (fault) {
      if (fault instanceof ExpressionFault) fault.skipped = index + 1;
      throw fault;
    }
  });
}
