/** Derived values, tables and rules in the product file. */
import * as z from 'zod/mini';
import { cell, exact, expression, id, label, literal, message, name, text } from './primitives.js';

/** An entry of `values`. */
export const derivedValue = z.strictObject({ id: name, title: z.optional(text), value: literal });

const axis = z.strictObject({ by: name, at: z.array(cell).check(z.minLength(1)) });

/** A list of rows: keys, and a value unless it is a compatibility table. */
export const listTable = z.strictObject({
  by: z.array(name).check(z.minLength(1), z.maxLength(20)),
  rows: z.array(z.array(cell)),
});

/** A matrix over two axes. */
export const matrixTable = z.strictObject({
  x: axis,
  y: axis,
  cells: z.array(z.array(z.union([exact, z.null()]))),
  between: z.optional(z.enum(['next', 'linear', 'exact'])),
  outside: z.optional(z.literal('error')),
});

/** An entry of `tables`. */
export const table = z.union([listTable, matrixTable]);

/** An entry of `rules`; that it has exactly one body is checked while loading. */
export const rule = z.strictObject({
  id,
  when: z.optional(expression),
  say: message,
  forbid: z.optional(expression),
  require: z.optional(expression),
  allow: z.optional(label),
  set: z.optional(z.record(name, literal)),
  warn: z.optional(expression),
});

/** A rule as the file has it. */
export type RuleFile = z.infer<typeof rule>;
/** A table as the file has it. */
export type TableFile = z.infer<typeof table>;
/** A derived value as the file has it. */
export type DerivedFile = z.infer<typeof derivedValue>;
