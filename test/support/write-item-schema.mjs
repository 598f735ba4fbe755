/** `npx tsx test/support/write-item-schema.mjs`: writes the checked-in JSON Schema of a configured item from its zod source. */
import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { configuredItemSchema } from '../../src/order/configured-item-schema.js';

const schema = z.toJSONSchema(configuredItemSchema, { target: 'draft-2020-12' });
writeFileSync(
  new URL('../../src/order/configured-item.schema.json', import.meta.url),
  `${JSON.stringify(schema, null, 2)}\n`,
);
