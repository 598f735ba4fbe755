/** The JSON chunk of a GLB file (glTF 2.0, 4.4 "Binary glTF Layout"), and nothing of its geometry. */

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** Names and accessors of a good model take some 10 kB. */
const MOST_JSON_BYTES = 16_000_000;

/** What names and sizes are read from. Everything may be missing: the file is foreign. */
export interface GlbJson {
  readonly extensionsRequired?: readonly string[];
  readonly extensions?: {
    readonly KHR_materials_variants?: { readonly variants?: readonly { readonly name?: string }[] };
  };
  readonly nodes?: readonly { readonly name?: string; readonly mesh?: number; readonly children?: readonly number[] }[];
  readonly meshes?: readonly {
    readonly primitives?: readonly GlbPrimitive[];
    readonly extras?: { readonly targetNames?: readonly string[] };
  }[];
  readonly materials?: readonly { readonly name?: string }[];
  readonly accessors?: readonly { readonly count?: number }[];
}

/** A piece of a mesh. */
export interface GlbPrimitive {
  readonly attributes?: Readonly<Record<string, number>>;
  readonly indices?: number;
  readonly material?: number;
}

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
    return typeof json === 'object' && json !== null ? json : null;
  } catch {
    // Broken JSON is told as a broken model.
    return null;
  }
}
