/** The JSON chunk of a GLB file (glTF 2.0, 4.4 "Binary glTF Layout"), and nothing of its geometry. */
import { isRecord } from '../../product/kinds/value-tests.js';

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** Names and accessors of a good model take some 10 kB. */
const MOST_JSON_BYTES = 16_000_000;

/** What names and sizes are read from. The file is foreign: everything may be missing, and what is of another kind is. */
export interface GlbJson {
  readonly extensionsRequired?: readonly string[];
  readonly extensions?: { readonly KHR_materials_variants?: { readonly variants?: readonly Named[] } };
  readonly nodes?: readonly (Named & { readonly mesh?: number; readonly children?: readonly number[] })[];
  readonly meshes?: readonly {
    readonly primitives?: readonly GlbPrimitive[];
    readonly extras?: { readonly targetNames?: readonly string[] };
  }[];
  readonly materials?: readonly Named[];
  readonly accessors?: readonly { readonly count?: number }[];
}

interface Named {
  readonly name?: string;
}

interface GlbPrimitive {
  readonly attributes?: Readonly<Record<string, number>>;
  readonly indices?: number;
}

/** Kinds of what is read, by example; the one item of a list is read for each, and keeps its number where it is none of its kind. */
const KINDS = {
  extensionsRequired: [''],
  extensions: { KHR_materials_variants: { variants: [{ name: '' }] } },
  nodes: [{ name: '', mesh: 0, children: [0] }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0, TEXCOORD_0: 0 }, indices: 0 }], extras: { targetNames: [''] } }],
  materials: [{ name: '' }],
  accessors: [{ count: 0 }],
};

/** As much of a value as is of a kind; `undefined`: nothing. */
function readAs(kind: unknown, value: unknown): unknown {
  if (Array.isArray(kind)) {
    const [item] = kind as readonly unknown[];
    const nothing = typeof item === 'object' ? {} : typeof item === 'string' ? '' : -1;
    return Array.isArray(value) ? value.map((each) => readAs(item, each) ?? nothing) : undefined;
  }
  if (!isRecord(kind)) return typeof value === typeof kind ? value : undefined;
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(kind).map(([key, inner]) => [key, readAs(inner, value[key])] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
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
    return (readAs(KINDS, json) as GlbJson | undefined) ?? null;
  } catch {
    // Broken JSON is told as a broken model.
    return null;
  }
}
