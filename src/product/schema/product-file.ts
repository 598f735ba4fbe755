/** The whole file of `format: 1`: the one source of the loader's structure check and of the published JSON Schema. */
import * as z from 'zod/mini';
import { option } from './options.js';
import { choice } from './choice.js';
import { model } from './model.js';
import { anything, expression, id, label, locale, name, template, text } from './primitives.js';
import { derivedValue, rule, table } from './rule.js';
import { market, output, preset, pricing, quiz } from './selling.js';

/** An entry of `steps`. */
const step = z.strictObject({
  id,
  title: text,
  when: z.optional(expression),
  view: z.optional(id),
  options: z.array(name),
});

/** Kept for features to come, so that no file ever breaks; their content is not looked at yet. */
const reserved = {
  stores: anything,
  names: anything,
  segments: anything,
  editions: anything,
  entitlements: anything,
  offers: anything,
  experiments: anything,
  recommendations: anything,
  bundles: anything,
  gallery: anything,
  privacy: anything,
  costs: anything,
  extends: anything,
};

/** The product file. */
export const productFile = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(1),
  id,
  rev: z.optional(label),
  title: text,
  description: z.optional(text),
  locales: z.optional(z.array(locale).check(z.minLength(1))),
  sku: z.optional(template),
  gtin: z.optional(label),
  external: z.optional(z.record(label, label)),
  model: z.optional(model),
  lists: z.optional(z.record(id, z.array(choice).check(z.maxLength(2000)))),
  steps: z.optional(z.array(step).check(z.maxLength(100))),
  options: z.array(option).check(z.maxLength(500)),
  values: z.optional(z.array(derivedValue).check(z.maxLength(500))),
  tables: z.optional(z.record(name, table)),
  rules: z.optional(z.array(rule).check(z.maxLength(2000))),
  pricing: z.optional(pricing),
  presets: z.optional(z.array(preset)),
  quiz: z.optional(quiz),
  markets: z.optional(z.array(market)),
  output: z.optional(output),
  ...reserved,
});

/** The product file, its structure checked, nothing looked up yet. */
export type ProductFile = z.infer<typeof productFile>;
