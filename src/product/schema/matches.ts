/** Whether data is what a schema says, and no word about why not: that is `schemaIssues`, which agrees with this (proved by tests). */
import type { JsonSchema } from './json-schema.js';

/** Patterns by source: compiled once. */
const patterns = new Map<string, RegExp>();

/** Whether the text matches the pattern, in Unicode mode. */
export function matchesPattern(pattern: string, text: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) patterns.set(pattern, (compiled = new RegExp(pattern, 'u')));
  return compiled.test(text);
}

/** The definition that a `$ref` names. */
export function definitionOf(root: JsonSchema, reference: string): JsonSchema {
  return root.definitions?.[reference.slice('#/definitions/'.length)] ?? {};
}

/** What JSON calls the value. */
export function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Whether the value is of this type, or of one of these. */
export function isOfType(value: unknown, type: string | readonly string[]): boolean {
  const found = typeOf(value);
  return [type].flat().some((name) => name === found || (name === 'integer' && Number.isInteger(value)));
}

/**
 * Whether the data fits. Data must be plain and bounded (see `parseJson`); keywords as in `schemaIssues`.
 *
 * @param root - Where `$ref` leads; the schema itself unless given.
 */
export function matches(schema: JsonSchema, data: unknown, root: JsonSchema = schema): boolean {
  const { $ref, anyOf, type, const: only, enum: values = only === undefined ? undefined : [only] } = schema;
  if ($ref !== undefined) return matches(definitionOf(root, $ref), data, root);
  if (anyOf !== undefined) return anyOf.some((form) => matches(form, data, root));
  if (type !== undefined && !isOfType(data, type)) return false;
  if (values !== undefined && !values.includes(data)) return false;
  if (typeof data === 'string')
    return (
      (schema.pattern === undefined || matchesPattern(schema.pattern, data)) &&
      isWithin(Array.from(data).length, schema.minLength, schema.maxLength)
    );
  if (typeof data === 'number')
    return isWithin(data, schema.minimum, schema.maximum) && data > (schema.exclusiveMinimum ?? -Infinity);
  if (Array.isArray(data))
    return (
      isWithin(data.length, schema.minItems, schema.maxItems) &&
      data.every((item, index) => matches(itemSchema(schema, index), item, root))
    );
  return (
    typeof data !== 'object' || data === null || hasMembers(schema, data as Readonly<Record<string, unknown>>, root)
  );
}

/** The schema of an item; of a tuple the one at its place. */
export function itemSchema({ items = {} }: JsonSchema, index: number): JsonSchema {
  return (Array.isArray(items) ? (items as readonly JsonSchema[])[index] : (items as JsonSchema)) ?? {};
}

/** The schema of a member; `false`: there must be none. */
export function memberSchema(
  { properties = {}, additionalProperties = true }: JsonSchema,
  key: string,
): JsonSchema | boolean {
  return (Object.hasOwn(properties, key) ? properties[key] : undefined) ?? additionalProperties;
}

function hasMembers(schema: JsonSchema, data: Readonly<Record<string, unknown>>, root: JsonSchema): boolean {
  const { propertyNames, required = [], maxProperties = Infinity } = schema;
  const keys = Object.keys(data);
  return (
    keys.length <= maxProperties &&
    required.every((key) => Object.hasOwn(data, key)) &&
    keys.every((key) => {
      const member = memberSchema(schema, key);
      return (
        (propertyNames === undefined || matches(propertyNames, key, root)) &&
        (typeof member === 'boolean' ? member : matches(member, data[key], root))
      );
    })
  );
}

function isWithin(found: number, minimum = -Infinity, maximum = Infinity): boolean {
  return found >= minimum && found <= maximum;
}
