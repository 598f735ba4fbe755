import type { Option } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { KindDescriptor } from './kind-descriptor.js';

/** The same schema, `null` (unanswered) let in. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...[type].flat(), 'null'] }),
    ...(values === undefined ? {} : { enum: [...values, null] }),
  };
}

/** Whether a value that the schema lets in is one of this option; `null` and a missing cell are. */
export function fitsKind(kind: KindDescriptor, option: Option, value: unknown): boolean {
  return value === null || value === undefined || kind.fits === undefined || kind.fits(option, value as never);
}
