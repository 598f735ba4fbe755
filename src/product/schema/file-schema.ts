/** The schema of the product file as the page knows it: read from a short form, a third of the published schema's size. */
import type { JsonSchema } from './json-schema.js';
import packed from './format-1.packed.json';

/**
 * The short form. Text: a definition's name. A list: one of these. An object with `$`: JSON Schema, its type in `$`, members in `known`, others
 * in `rest`, their names in `keys`. Any other object: exactly these members, a `?` behind those that may be missing.
 */
export type PackedSchema = string | readonly PackedSchema[] | { readonly [key: string]: PackedSchema };

interface PackedFacts {
  readonly $: string;
  readonly keys?: PackedSchema;
  readonly known?: { readonly [key: string]: PackedSchema };
  readonly rest?: PackedSchema;
  readonly items?: PackedSchema;
  readonly tuple?: readonly PackedSchema[];
}

/** The schema of the file; its definitions are the words of the format. */
export const FILE_SCHEMA: JsonSchema = /* @__PURE__ */ unpackFile(packed);

function unpackFile(all: object): JsonSchema {
  const definitions = Object.fromEntries(
    Object.entries(all).map(([name, schema]) => [name, unpack(schema as PackedSchema)]),
  );
  return { ...definitions['file'], definitions };
}

function unpack(schema: PackedSchema): JsonSchema {
  if (typeof schema === 'string') return { $ref: `#/definitions/${schema}` };
  if (Array.isArray(schema)) return { anyOf: (schema as readonly PackedSchema[]).map(unpack) };
  if (!Object.hasOwn(schema, '$')) return members(schema as Readonly<Record<string, PackedSchema>>);
  const { $: type, keys, known, rest, items, tuple, ...facts } = schema as unknown as PackedFacts;
  return {
    ...facts,
    ...(type === '' ? {} : { type }),
    ...(keys === undefined ? {} : { propertyNames: unpack(keys) }),
    ...(known === undefined ? {} : members(known)),
    ...(rest === undefined ? {} : { additionalProperties: unpack(rest) }),
    ...(items === undefined ? {} : { items: unpack(items) }),
    ...(tuple === undefined ? {} : { items: tuple.map(unpack), minItems: tuple.length, maxItems: tuple.length }),
  };
}

function members(written: Readonly<Record<string, PackedSchema>>): JsonSchema {
  const keys = Object.keys(written);
  const properties = Object.fromEntries(keys.map((key) => [key.replace('?', ''), unpack(written[key] ?? {})]));
  return {
    type: 'object',
    properties,
    required: keys.filter((key) => !key.endsWith('?')),
    additionalProperties: false,
  };
}
