/** The option kinds in the product file, one shape each. What a kind means lies in its descriptor, `product/kinds/`. */
import * as z from 'zod/mini';
import { choices, paletteColor } from './choice.js';
import { common } from './option.js';
import { amounts, choiceId, count, exactPositive, formula, label, name, positive, text } from './primitives.js';

const choiceFile = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  choices,
  default: z.optional(z.nullable(z.string())),
});

const multiFile = z.strictObject({
  ...common,
  kind: z.literal('multi'),
  choices,
  min: z.optional(formula),
  max: z.optional(formula),
  maxAmount: z.optional(count),
  default: z.optional(z.nullable(z.union([z.string(), z.array(choiceId), z.record(choiceId, count)]))),
});

const toggleFile = z.strictObject({
  ...common,
  kind: z.literal('toggle'),
  price: z.optional(amounts),
  sku: z.optional(label),
  default: z.optional(z.nullable(z.union([z.boolean(), formula]))),
});

const numberFile = z.strictObject({
  ...common,
  kind: z.literal('number'),
  min: formula,
  max: formula,
  step: z.optional(exactPositive),
  unit: z.optional(label),
  default: z.optional(z.nullable(formula)),
});

const length = z.int().check(z.gte(1), z.lte(1000));
const textFile = z.strictObject({
  ...common,
  kind: z.literal('text'),
  max: length,
  lines: z.optional(length),
  chars: z.optional(label),
  case: z.optional(z.enum(['upper', 'lower', 'any'])),
  default: z.optional(z.nullable(z.string())),
});

const colorFile = z.strictObject({
  ...common,
  kind: z.literal('color'),
  palette: z.optional(z.array(paletteColor).check(z.minLength(1))),
  default: z.optional(z.nullable(z.string())),
});

const imageFile = z.strictObject({
  ...common,
  kind: z.literal('image'),
  accept: z.optional(z.array(z.enum(['png', 'jpg', 'jpeg', 'webp', 'svg'])).check(z.minLength(1))),
  minDpi: z.optional(positive),
  default: z.optional(z.null()),
});

const cell = z.union([choiceFile, multiFile, toggleFile, numberFile, textFile, colorFile, imageFile]);
const columns = z.array(cell).check(z.minLength(1), z.maxLength(50));
const rowCount = z.int().check(z.gte(0), z.lte(1000));
const row = z.record(z.string(), z.unknown());

const rowsFile = z.strictObject({
  ...common,
  kind: z.literal('rows'),
  columns,
  min: z.optional(rowCount),
  max: z.optional(rowCount),
  unique: z.optional(z.array(name)),
  rowTitle: z.optional(text),
  default: z.optional(z.nullable(z.array(row))),
});

const fieldsFile = z.strictObject({
  ...common,
  kind: z.literal('fields'),
  columns,
  default: z.optional(z.nullable(row)),
});

/** An entry of `options`. */
export const option = z.union([
  choiceFile,
  multiFile,
  toggleFile,
  numberFile,
  textFile,
  colorFile,
  imageFile,
  rowsFile,
  fieldsFile,
]);

/** An option as the file has it. */
export type OptionFile = z.infer<typeof option>;
/** An option of one kind as the file has it. */
export type OptionFileOf<K extends OptionFile['kind']> = Extract<OptionFile, { readonly kind: K }>;

/** The forms by kind, and of the columns of rows. */
export const optionForms = {
  choiceFile,
  multiFile,
  toggleFile,
  numberFile,
  textFile,
  colorFile,
  imageFile,
  rowsFile,
  fieldsFile,
  columns,
};
