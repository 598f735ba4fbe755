/** Writes the generated JSON Schema of the product file, and its short form. Run it after a change of `src/product/schema/`: `npx tsx test/support/write-schemas.ts`. */
import { writeFileSync } from 'node:fs';
import { packSchemas } from '../../src/product/schema/pack-schema.js';
import { productJsonSchema } from '../../src/product/schema/product-json-schema.js';

const schema = JSON.parse(JSON.stringify(productJsonSchema())) as ReturnType<typeof productJsonSchema>;
for (const [name, content] of [
  ['format-1.schema', schema],
  ['format-1.packed', packSchemas(schema)],
] as const) {
  writeFileSync(
    new URL(`../../src/product/schema/${name}.json`, import.meta.url),
    `${JSON.stringify(content, null, 1)}\n`,
  );
}
