/** The JSON chunk of a GLB file (glTF 2.0, 4.4 "Binary glTF Layout"), and nothing of its geometry. */
import * as z from 'zod/mini';

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** Names and accessors of a good model take some 10 kB. */
const MOST_JSON_BYTES = 16_000_000;

const name = z.catch(z.optional(z.string()), undefined);
const index = z.catch(z.optional(z.number()), undefined);

/** A list of which each item is read for itself: what is none of its kind has nothing to tell, but keeps its number. */
function listOf<Item>(item: z.ZodMiniType<Item>, nothing: NoInfer<Item>) {
  return z.catch(z.optional(z.array(z.catch(item, () => nothing))), undefined);
}

const names = listOf(z.object({ name }), {});
const primitives = listOf(
  z.object({
    attributes: z.catch(z.optional(z.record(z.string(), z.number())), undefined),
    indices: index,
    material: index,
  }),
  {},
);

/** What names and sizes are read from. The file is foreign: everything may be missing or of another kind, and is then not there. */
const glbJson = z.object({
  extensionsRequired: listOf(z.string(), ''),
  extensions: z.catch(
    z.optional(z.object({ KHR_materials_variants: z.catch(z.optional(z.object({ variants: names })), undefined) })),
    undefined,
  ),
  nodes: listOf(z.object({ name, mesh: index, children: listOf(z.number(), -1) }), {}),
  meshes: listOf(
    z.object({
      primitives,
      extras: z.catch(z.optional(z.object({ targetNames: listOf(z.string(), '') })), undefined),
    }),
    {},
  ),
  materials: names,
  accessors: listOf(z.object({ count: index }), {}),
});

/** What the checks read of a GLB. */
export type GlbJson = z.infer<typeof glbJson>;

/** Reads the chunk; `null`: no GLB, or its JSON is broken. */
export function readGlbJson(bytes: Uint8Array): GlbJson | null {
  if (bytes.byteLength < HEADER_BYTES + CHUNK_HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(HEADER_BYTES, true);
  const start = HEADER_BYTES + CHUNK_HEADER_BYTES;
  const isGlb = view.getUint32(0, true) === MAGIC && view.getUint32(HEADER_BYTES + 4, true) === JSON_CHUNK;
  if (!isGlb || length > MOST_JSON_BYTES || start + length > bytes.byteLength) return null;
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length)));
    const read = glbJson.safeParse(json);
    return read.success ? read.data : null;
  } catch {
    // Broken JSON is told as a broken model.
    return null;
  }
}
