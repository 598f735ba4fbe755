/** Writes the generated JSON Schema of the product file. Run it after a change of `src/product/schema/`: `npx tsx test/support/write-schemas.ts`. */
import { writeFileSync } from 'node:fs';
import { productJsonSchema } from '../../src/product/schema/product-json-schema.js';

const target = new URL('../../src/product/schema/format-1.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(productJsonSchema(), null, 1)}\n`);
