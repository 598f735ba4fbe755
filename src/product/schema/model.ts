/** The 3D side in the product file: where the model comes from, its parts, areas and views. */
import * as z from 'zod/mini';
import { id, label, number, parameter, positive, text, url } from './primitives.js';

const part = z.strictObject({ node: label, index: z.optional(z.int().check(z.gte(0))), material: z.optional(label) });

const area = z.strictObject({
  part: id,
  mm: z.tuple([positive, positive]),
  uv: z.tuple([number, number, number, number]),
  wraps: z.optional(z.boolean()),
});

const view = z.strictObject({
  orbit: z.tuple([number, number, positive]),
  at: z.optional(id),
  title: z.optional(text),
});

/** `model`: a GLB (`src`) or a generator with its parameters, or neither. */
export const model = z.strictObject({
  src: z.optional(url),
  generator: z.optional(label),
  params: z.optional(z.record(id, parameter)),
  unit: z.optional(z.enum(['m', 'mm'])),
  poster: z.optional(url),
  fonts: z.optional(z.record(label, url)),
  parts: z.optional(z.record(id, z.union([label, z.array(z.union([label, part])), part]))),
  areas: z.optional(z.record(id, area)),
  views: z.optional(z.record(id, view)),
});

/** `model` as the file has it. */
export type ModelFile = z.infer<typeof model>;
/** A node as the file has it. */
export type PartFile = string | z.infer<typeof part>;
