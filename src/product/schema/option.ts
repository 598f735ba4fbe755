/** What all option kinds share in the product file. The kinds' own keys are in their descriptors, `product/kinds/`. */
import * as z from 'zod/mini';
import {
  choiceId,
  exact,
  expression,
  formula,
  id,
  label,
  name,
  number,
  parts,
  positive,
  text,
  url,
  words,
} from './primitives.js';

const byChoice = z.record(z.string(), label);

const textBind = z.strictObject({
  area: id,
  font: z.optional(words),
  color: z.optional(words),
  fit: z.optional(z.enum(['shrink', 'none'])),
  sizeMm: z.optional(formula),
  minMm: z.optional(positive),
  minContrast: z.optional(z.number().check(z.gte(1), z.lte(21))),
  align: z.optional(z.enum(['start', 'center', 'end'])),
  depth: z.optional(formula),
  foil: z.optional(z.union([z.boolean(), expression])),
  atMm: z.optional(z.tuple([number, number])),
});

/** `bind`: what an option does to the model. */
export const bind = z.strictObject({
  look: z.optional(parts),
  color: z.optional(parts),
  show: z.optional(z.record(z.string(), parts)),
  variant: z.optional(z.union([z.literal(true), byChoice])),
  model: z.optional(z.catchall(z.object({ at: label }), url)),
  text: z.optional(textBind),
  image: z.optional(z.strictObject({ area: id, place: z.optional(label), mask: z.optional(url) })),
  morph: z.optional(z.strictObject({ part: id, target: label, to: z.union([formula, z.record(choiceId, exact)]) })),
  size: z.optional(
    z.strictObject({
      part: id,
      axis: z.enum(['x', 'y', 'z']),
      mm: formula,
      mode: z.optional(z.enum(['scale', 'stretch'])),
    }),
  ),
  view: z.optional(id),
});

/** `bind` as the file has it. */
export type BindFile = z.infer<typeof bind>;

/** Keys of every option. */
export const common = {
  id: name,
  title: text,
  help: z.optional(text),
  when: z.optional(expression),
  required: z.optional(z.union([z.boolean(), expression])),
  bind: z.optional(bind),
  view: z.optional(id),
  image: z.optional(url),
  control: z.optional(label),
};
