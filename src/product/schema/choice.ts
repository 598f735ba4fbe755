/** Choices in the product file: of lists, options and palettes. */
import * as z from 'zod/mini';
import { amounts, choiceId, date, exact, expression, hex, label, literal, positive, text, url } from './primitives.js';

/** A surface: a recipe of the stage, tinted. */
export const look = z.strictObject({
  surface: label,
  color: z.optional(hex),
  texture: z.optional(url),
  tileMm: z.optional(positive),
  roughness: z.optional(z.number().check(z.gte(0), z.lte(1))),
  metalness: z.optional(z.number().check(z.gte(0), z.lte(1))),
});

const described = {
  help: z.optional(text),
  sku: z.optional(label),
  price: z.optional(amounts),
  value: z.optional(exact),
  look: z.optional(look),
  swatch: z.optional(url),
  image: z.optional(url),
  stock: z.optional(z.enum(['in', 'low', 'out'])),
  when: z.optional(expression),
  from: z.optional(date),
  until: z.optional(date),
};

const known = z.object({ id: choiceId, title: text, color: z.optional(hex), ...described });

/** A choice in full; keys beyond these are the owner's own fields. */
export const fullChoice = z.catchall(known, literal);

/** A choice; a bare id is its own title. */
export const choice = z.union([choiceId, fullChoice]);

/** A colour of a palette; a bare colour is its own title. */
export const paletteColor = z.union([hex, z.catchall(z.object({ color: hex, title: text, ...described }), literal)]);

/** Reference to a list. */
export const listName = z.string().check(z.regex(/^@[a-z][a-z0-9_]*$/));

/** The choices of an option: its own, a list, or part of a list under another price. */
export const choices = z.union([
  z.array(choice).check(z.minLength(1)),
  listName,
  z.strictObject({ from: listName, only: z.optional(z.array(choiceId)), price: z.optional(amounts) }),
]);

/** A surface as the file has it. */
export type LookFile = z.infer<typeof look>;
/** A choice in full, as far as its keys are known. */
export type FullChoiceFile = z.infer<typeof known>;
/** A choice as the file has it. */
export type ChoiceFile = z.infer<typeof choice>;
/** A palette's colour as the file has it. */
export type PaletteFile = z.infer<typeof paletteColor>;
/** An option's choices as the file has them. */
export type ChoicesFile = z.infer<typeof choices>;
