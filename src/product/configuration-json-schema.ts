/** The schema of a design of one product as data: JSON Schema draft-07, for shops in any language and for the page itself. */
import { valueJsonSchema } from './kinds/value-json-schema.js';
import type { Product } from './product.js';
import { MAX_QUANTITY } from './quantity.js';
import type { JsonSchema } from './schema/json-schema.js';

/**
 * The JSON Schema of `DesignValues`: `{ quantity, values }`, and `productId`, `rev`, `market` where the shop wants to pin them.
 *
 * It knows ids, kinds, choices, outer ranges, limits of text. It never refuses a design that the engine takes; what it cannot say
 * (graphemes, sums, a grid of fractions) `configurationSchema` adds, and rules and prices stay the engine's. A text's `maxLength` is exact
 * where every allowed character is one code point, else wide enough for emoji and stacked marks. Patterns are in Unicode mode.
 */
export function configurationJsonSchema(product: Product): JsonSchema {
  const values = product.options.map((option) => [
    option.id,
    { ...valueJsonSchema(option), title: option.title[product.locales[0] ?? ''] ?? option.id },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Design of ${product.id}`,
    type: 'object',
    properties: {
      productId: { const: product.id },
      rev: { type: 'string', minLength: 1, maxLength: 200 },
      market: { enum: [...product.markets.keys(), null] },
      quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY },
      values: {
        type: 'object',
        properties: Object.fromEntries(values) as Record<string, JsonSchema>,
        additionalProperties: false,
      },
    },
    required: ['quantity', 'values'],
    additionalProperties: false,
  };
}
