/** Writes the schema of the product file in the short form that the page loads; `file-schema.ts` reads it. Not in the page. */
import type { PackedSchema } from './file-schema.js';
import type { JsonSchema } from './json-schema.js';

/** Definitions without a meaning of their own; others of the same structure name these. */
const PLAIN = ['number', 'positive', 'literal', 'label', 'text'];

/** All definitions by name, the file itself under `file`. What only other validators need (`oneOf`, descriptions) is left out. */
export function packSchemas({ definitions = {}, ...file }: JsonSchema): Readonly<Record<string, PackedSchema>> {
  const entries = Object.entries({ file, ...definitions }).map(([name, schema]) => ({
    name,
    packed: pack(schema),
    text: JSON.stringify(schema),
  }));
  const plain = (text: string): string | undefined =>
    entries.find((entry) => entry.text === text && PLAIN.includes(entry.name))?.name;
  return Object.fromEntries(
    entries.map(({ name, packed, text }) => [name, PLAIN.includes(name) ? packed : (plain(text) ?? packed)]),
  );
}

function pack(schema: JsonSchema): PackedSchema {
  if (schema.$ref !== undefined) return schema.$ref.slice('#/definitions/'.length);
  if (schema.anyOf !== undefined) return schema.anyOf.map(pack);
  const { type, properties, required = [], additionalProperties, propertyNames, items, ...rest } = schema;
  const members = Object.entries(properties ?? {}).map(([key, member]): [string, PackedSchema] => [
    required.includes(key) ? key : `${key}?`,
    pack(member),
  ]);
  const {
    enum: values,
    const: only,
    pattern,
    minimum,
    maximum,
    exclusiveMinimum,
    minLength,
    maxLength,
    minItems,
    maxItems,
  } = rest;
  if (properties !== undefined && additionalProperties === false) return Object.fromEntries(members);
  const packed = {
    $: values === undefined && only === undefined ? (type ?? '') : '',
    enum: values,
    const: only,
    pattern,
    minimum,
    // Where no limit is given, zod writes the greatest safe integer.
    maximum: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
    exclusiveMinimum,
    minLength,
    maxLength,
    minItems: Array.isArray(items) ? undefined : minItems,
    maxItems: Array.isArray(items) ? undefined : maxItems,
    keys: propertyNames?.$ref === undefined && propertyNames?.pattern === undefined ? undefined : pack(propertyNames),
    known: properties === undefined ? undefined : Object.fromEntries(members),
    rest: typeof additionalProperties === 'object' ? pack(additionalProperties) : undefined,
    tuple: Array.isArray(items) ? (items as readonly JsonSchema[]).map(pack) : undefined,
    items: items === undefined || Array.isArray(items) ? undefined : pack(items as JsonSchema),
  };
  return Object.fromEntries(Object.entries(packed).filter(([, value]) => value !== undefined)) as PackedSchema;
}
