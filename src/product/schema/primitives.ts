/**
 * The words that all schemas of the product file are made of. Patterns, not code, wherever JSON Schema can say it too:
 * the published JSON Schema is generated from these. Every schema module imports this one first, which sets zod up.
 */
import * as z from 'zod/mini';

// Without it zod probes `new Function`, which a strict policy reports as a violation.
z.config({ jitless: true });

/** Words an expression reads as operators or truth, and names that JavaScript objects are born with. */
const RESERVED = 'and|or|not|in|has|true|false|constructor|prototype';
const FUNCTIONS = 'if|min|max|ceil|floor|round|abs|length|count|sum|lookup|amount|known';

/** Id of anything that is not named in expressions: step, rule, line, preset, part, area, view, list. */
export const id = pattern('^(?!(?:constructor|prototype)$)[a-z][a-z0-9_]{0,63}$');
/** Id of an option, column, derived value or table: a name in expressions. */
export const name = pattern(`^(?!(?:${RESERVED}|${FUNCTIONS}|quantity|market)$)[a-z][a-z0-9_]{0,63}$`);
/** Id of a choice: stands bare beside its option in expressions. */
export const choiceId = pattern(`^(?!(?:${RESERVED})$)[a-z0-9][a-z0-9_]{0,63}$`);
/** `#rrggbb` */
export const hex = pattern('^#[0-9a-fA-F]{6}$');
/** ISO 4217 */
export const currency = pattern('^[A-Z]{3}$');
/** BCP 47, the common part of it. */
export const locale = pattern('^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$');
/** ISO 8601 calendar date. */
export const date = pattern('^\\d{4}-\\d\\d-\\d\\d$');
/** Relative, http(s), or an embedded image: never a scheme that runs. */
export const url = pattern('^(?:https?:|data:image/|(?![A-Za-z][A-Za-z0-9+.-]*:)).+$');
/** Text that is not empty. */
export const label = z.string().check(z.minLength(1));
/** A number within what prices and lengths need; more is a slip or an attack. */
export const number = z.number().check(z.gte(-1e12), z.lte(1e12));
/** A number above zero. */
export const positive = z.number().check(z.gt(0), z.lte(1e12));
/** A whole number from 1. */
export const count = z.int().check(z.gte(1), z.lte(1e6));
/** Source of an expression; see `product/expression`. */
export const expression = z.string().check(z.minLength(1), z.maxLength(500));
/** A literal number, or `=` and an expression. */
export const formula = z.union([number, pattern('^=[\\s\\S]{0,499}$')]);
/** Any literal, or `=` and an expression. */
export const literal = z.union([z.boolean(), number, z.string()]);
/** A literal of any type, or `=` and an expression of any type. */
export const parameter = z.union([z.boolean(), number, z.string()]);
/** A literal of a table. */
export const cell = z.union([z.boolean(), number, z.string()]);
/** A number that is calculated with. */
export const exact = z.number().check(z.gte(-1e12), z.lte(1e12));
/** The same, above zero. */
export const exactPositive = z.number().check(z.gt(0), z.lte(1e12));
/** Text, or `=` and an expression that gives text. */
export const words = z.string().check(z.minLength(1));
/** Text with places for values: `SH-{wood}`. */
export const template = z.string().check(z.minLength(1));
/** One text for all locales, or a text by locale. */
export const text = z.union([z.string(), z.record(locale, z.string())]);
/** The same, with places for values. */
export const message = z.union([z.string(), z.record(locale, z.string())]);
/** An amount in the base currency, or by currency code. */
export const amounts = z.union([number, z.record(currency, number)]);
/** One part or several. */
export const parts = z.union([id, z.array(id)]);
/** What stands behind `x-…` names is the owner's own and is not looked at. Reserved keys: the same. */
export const anything = z.optional(z.unknown());

/** A string that matches. */
export function pattern(source: string): z.ZodMiniString {
  return z.string().check(z.regex(new RegExp(source, 'u')));
}
