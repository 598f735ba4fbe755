/** The JSON Schemas of the values of options, for shops in any language. What is a value to the engine itself: `isValueOf`. */
import { add, divide, isInteger, multiply, subtract, toNumber } from '../../kernel/rational.js';
import type { Kind, NumberOption, Option, RowsOption } from '../product.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { IMAGE_PATTERNS, IMAGE_PIXELS, IMAGE_PLACEMENT } from './image.js';
import { mostOf } from './multi.js';
import { textPattern } from './text-characters.js';
import { mostCodePoints } from './text.js';

/** Grids up to this many values are listed in the schema; longer ones are said by bounds and, where JSON Schema can, by the step. */
const LISTED = 1000;

/** The JSON Schema of a value of this option or `null` (unanswered). It never refuses a value that the engine takes. */
export function valueJsonSchema(option: Option): JsonSchema {
  const schema = (SCHEMAS[option.kind] as (option: Option) => JsonSchema)(option);
  const { type, enum: values } = schema;
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...[type].flat(), 'null'] }),
    ...(values === undefined ? {} : { enum: [...values, null] }),
  };
}

type OfKind<K extends Kind> = Extract<Option, { readonly kind: K }>;

const SCHEMAS: { readonly [K in Kind]: (option: OfKind<K>) => JsonSchema } = {
  choice: ({ choices }) => ({ enum: choices.map(({ id }) => id) }),
  multi(option) {
    const amount: JsonSchema = { type: 'integer', minimum: 1, maximum: option.maxAmount };
    const most = mostOf(option);
    return {
      type: 'object',
      properties: Object.fromEntries(option.choices.map(({ id }) => [id, amount])),
      additionalProperties: false,
      ...(most < option.choices.length ? { maxProperties: Math.max(0, Math.floor(most)) } : {}),
    };
  },
  toggle: () => ({ type: 'boolean' }),
  number: numberSchema,
  // JSON Schema counts code points.
  text: (option) => ({
    type: 'string',
    maxLength: mostCodePoints(option),
    pattern: textPattern(option.chars, option.lines),
  }),
  color: ({ palette }) =>
    palette === null ? { type: 'string', pattern: '^#[0-9a-f]{6}$' } : { enum: palette.map(({ id }) => id) },
  image: ({ accept }) =>
    closed({
      assetId: { type: 'string', pattern: IMAGE_PATTERNS.assetId.source },
      sha256: { type: 'string', pattern: IMAGE_PATTERNS.sha256.source },
      mediaType: { enum: accept },
      ...integers(IMAGE_PIXELS),
      placement: closed(integers(IMAGE_PLACEMENT)),
    }),
  rows: rowsSchema,
  fields: rowsSchema,
};

function numberSchema({ outer, step }: NumberOption): JsonSchema {
  const bounds = { type: 'number', minimum: toNumber(outer.min), maximum: toNumber(outer.max) };
  const last = divide(subtract(outer.max, outer.min), step) ?? 0;
  if (typeof last === 'number' && last < LISTED) {
    return {
      type: 'number',
      enum: Array.from({ length: last + 1 }, (_, index) => toNumber(add(outer.min, multiply(index, step)))),
    };
  }
  // Validators divide in floating point: only whole steps are safe to state.
  const isSafe = typeof step === 'number' && isInteger(divide(outer.min, step) ?? 0);
  return isSafe ? { ...bounds, multipleOf: step } : bounds;
}

function rowsSchema({ columns, max }: RowsOption): JsonSchema {
  const row: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(columns.map((cell) => [cell.id, valueJsonSchema(cell)])),
    additionalProperties: false,
  };
  return { type: 'array', items: row, maxItems: max };
}

function integers(bounds: Readonly<Record<string, readonly [number, number]>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(bounds).map(([key, [minimum, maximum]]) => [key, { type: 'integer', minimum, maximum }]),
  );
}

function closed(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
