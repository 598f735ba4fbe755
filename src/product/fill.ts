/**
 * From what the file says to what it means, led by its schema: every member that may be missing is there (`null`), each word of the format
 * (`text`, `expression`, `amounts`, ...) in the form the product has it. What has no such word stays as it is.
 */
import type { IssuePath } from '../kernel/issue.js';
import { rational } from '../kernel/rational.js';
import { type Loading, type TextFile } from './loading.js';
import { FILE_SCHEMA } from './schema/file-schema.js';
import type { JsonSchema } from './schema/json-schema.js';
import { definitionOf, itemSchema, matches, memberSchema } from './schema/matches.js';

/** The forms by the schema's definitions. The structure stands, so each finds what it expects. */
const FORMS: Readonly<Record<string, (written: never, path: IssuePath, loading: Loading) => unknown>> = {
  text: (written: TextFile, path, loading) => loading.text(written, path),
  message: (written: TextFile, path, loading) => loading.message(written, path),
  template: (written: string, path, loading) => loading.template(written, path),
  expression: (written: string, path, loading) => loading.typed(written, path, { expect: 'boolean' }).node,
  formula: (written: number | string, path, loading) => loading.formula(written, path),
  words: (written: string, path, loading) => loading.formula(written, path, { expect: 'text' }),
  parameter: (written: number | string, path, loading) => loading.formula(written, path, {}),
  amounts: (written: number, _path, loading) => loading.amounts(written),
  exact: rational,
  exactPositive: rational,
  taxRate: rational,
  cell: (written: number | string) => (typeof written === 'number' ? rational(written) : written),
  hex: (written: string) => written.toLowerCase(),
  parts: (written: string | readonly string[]) => [written].flat(),
};

/** The filled form of the data. Members beyond the known ones: `rest`; without known ones all of them are the members. */
export function fill(schema: JsonSchema, data: unknown, path: IssuePath, loading: Loading): unknown {
  const { $ref, anyOf, type, properties } = schema;
  if ($ref !== undefined) {
    const form = FORMS[$ref.slice('#/definitions/'.length)];
    return form === undefined
      ? fill(definitionOf(FILE_SCHEMA, $ref), data, path, loading)
      : form(data as never, path, loading);
  }
  if (anyOf !== undefined)
    return fill(anyOf.find((form) => matches(form, data, FILE_SCHEMA)) ?? {}, data, path, loading);
  if (type === 'array')
    return (data as readonly unknown[]).map((item, index) =>
      fill(itemSchema(schema, index), item, [...path, index], loading),
    );
  if (type !== 'object') return data;
  const written = data as Readonly<Record<string, unknown>>;
  const filled = (keys: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(
      keys.map((key) => [
        key,
        written[key] === undefined
          ? null
          : fill(memberSchema(schema, key) as JsonSchema, written[key], [...path, key], loading),
      ]),
    );
  if (properties === undefined) return filled(Object.keys(written));
  const known = filled(Object.keys(properties));
  return schema.additionalProperties === false
    ? known
    : { ...known, rest: filled(Object.keys(written).filter((key) => !Object.hasOwn(properties, key))) };
}
