/** What selling adds to a product: prices, markets, presets, the quiz, and what production gets. */
import * as z from 'zod/mini';
import {
  amounts,
  currency,
  exact,
  exactPositive,
  expression,
  formula,
  id,
  label,
  locale,
  message,
  number,
  parameter,
  template,
  text,
  url,
} from './primitives.js';

/** A line of `pricing`; that it has exactly one of `amount` and `percent` is checked while loading. */
export const pricingLine = z.strictObject({
  id,
  title: message,
  when: z.optional(expression),
  amount: z.optional(z.union([formula, amounts])),
  percent: z.optional(formula),
});

/** `pricing` */
export const pricing = z.strictObject({
  currency,
  base: amounts,
  lines: z.optional(z.array(pricingLine)),
  round: z.optional(exactPositive),
  minimum: z.optional(exact),
});

const setValues = z.record(z.string(), z.unknown());

/** An entry of `presets`. */
export const preset = z.strictObject({
  id,
  title: text,
  help: z.optional(text),
  image: z.optional(url),
  values: setValues,
});

const answer = z.strictObject({
  id,
  title: text,
  image: z.optional(url),
  set: z.optional(setValues),
  score: z.optional(z.record(z.string(), number)),
});

/** `quiz` */
export const quiz = z.strictObject({
  title: text,
  questions: z.array(z.strictObject({ id, title: text, answers: z.array(answer).check(z.minLength(1)) })),
});

/** A share of the price. */
export const taxRate = z.number().check(z.gte(0), z.lte(1));

/** An entry of `markets`. */
export const market = z.strictObject({
  id,
  title: z.optional(text),
  currency,
  rate: z.optional(exactPositive),
  round: z.optional(exactPositive),
  tax: z.optional(z.strictObject({ included: z.optional(z.boolean()), rate: z.optional(taxRate) })),
  locale: z.optional(locale),
  without: z.optional(z.array(label)),
});

const when = z.optional(expression);

/** `output` */
export const output = z.strictObject({
  bom: z.optional(
    z.array(
      z.strictObject({
        sku: template,
        title: z.optional(text),
        qty: z.optional(formula),
        unit: z.optional(label),
        when,
      }),
    ),
  ),
  cut: z.optional(
    z.array(
      z.strictObject({
        part: text,
        qty: z.optional(formula),
        mm: z.array(formula).check(z.minLength(1), z.maxLength(3)),
        edge: z.optional(label),
        grain: z.optional(label),
        when,
      }),
    ),
  ),
  print: z.optional(
    z.array(
      z.strictObject({
        area: id,
        file: z.enum(['svg', 'pdf', 'png']),
        bleedMm: z.optional(z.number().check(z.gte(0))),
        layer: z.optional(label),
        when,
      }),
    ),
  ),
  sheet: z.optional(z.array(z.strictObject({ title: text, value: parameter, unit: z.optional(label), when }))),
  leadDays: z.optional(formula),
});

/** `pricing` as the file has it. */
export type PricingFile = z.infer<typeof pricing>;
/** A line of it. */
export type PricingLineFile = z.infer<typeof pricingLine>;
/** An entry of `markets` as the file has it. */
export type MarketFile = z.infer<typeof market>;
/** An entry of `presets` as the file has it. */
export type PresetFile = z.infer<typeof preset>;
/** `quiz` as the file has it. */
export type QuizFile = z.infer<typeof quiz>;
/** An answer of it. */
export type AnswerFile = z.infer<typeof answer>;
/** `output` as the file has it. */
export type OutputFile = z.infer<typeof output>;
