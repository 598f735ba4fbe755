/** The JSON Schema (draft-07) of the product file, generated from the zod source. Written to `format-1.schema.json`; not in the page. */
import * as z from 'zod/mini';
import { choice, choices, listName, look, paletteColor } from './choice.js';
import type { JsonSchema } from './json-schema.js';
import { bind } from './option.js';
import { optionForms } from './options.js';
import {
  amounts,
  cell,
  choiceId,
  currency,
  date,
  exact,
  exactPositive,
  expression,
  formula,
  hex,
  id,
  label,
  literal,
  locale,
  message,
  name,
  number,
  parameter,
  parts,
  positive,
  template,
  text,
  url,
  words,
} from './primitives.js';
import { productFile } from './product-file.js';
import { rule } from './rule.js';
import { pricingLine, taxRate } from './selling.js';

/** What appears often, once and by name. */
const NAMED = {
  choice,
  choices,
  look,
  bind,
  taxRate,
  paletteColor,
  listName,
  amounts,
  cell,
  choiceId,
  currency,
  date,
  exact,
  exactPositive,
  expression,
  formula,
  hex,
  id,
  label,
  literal,
  locale,
  message,
  name,
  number,
  parameter,
  parts,
  positive,
  template,
  text,
  url,
  words,
  ...optionForms,
};

/** Exactly one of these keys. */
const ONE_OF = new Map<unknown, readonly string[]>([
  [rule, ['forbid', 'require', 'allow', 'set', 'warn']],
  [pricingLine, ['amount', 'percent']],
]);

/** Generates the schema. */
export function productJsonSchema(): JsonSchema {
  const metadata = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) metadata.add(schema, { id });
  const generated = z.toJSONSchema(productFile, {
    target: 'draft-7',
    metadata,
    override({ zodSchema, jsonSchema }) {
      // Anybody's own data, kept untouched.
      if (jsonSchema.additionalProperties === false) jsonSchema.patternProperties = { '^x-': {} };
      // Draft-07 leaves the length of a tuple open.
      if (Array.isArray(jsonSchema.items))
        Object.assign(jsonSchema, { minItems: jsonSchema.items.length, maxItems: jsonSchema.items.length });
      const keys = ONE_OF.get(zodSchema);
      if (keys !== undefined) jsonSchema.oneOf = keys.map((key) => ({ required: [key] }));
    },
  });
  return { title: 'Atelier product, format 1', ...(withPlainReferences(generated) as JsonSchema) };
}

/** In draft-07 nothing counts beside a `$ref`, so zod wraps it where something might stand; here nothing does. */
function withPlainReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withPlainReferences);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'allOf' && Array.isArray(value) && value.length === 1
      ? Object.entries(value[0] as object)
      : [[key, withPlainReferences(value)]],
  ) as [string, unknown][];
  return Object.fromEntries(entries);
}
