/** Small GLB files made in code: boxes with looks, variants, morphs and pictures, easy to build and easy to spoil. */

/** One box: a node with its own mesh and material. */
export interface BoxOfGlb {
  readonly name: string;
  /** Metres. */
  readonly sizeM: readonly [number, number, number];
  /** Its centre; default: the origin. */
  readonly atM?: readonly [number, number, number];
  /** Linear RGB. */
  readonly color?: readonly [number, number, number];
  /** Linear RGB by `KHR_materials_variants` name. */
  readonly variants?: Readonly<Record<string, readonly [number, number, number]>>;
  /** A morph target that moves its upper corners up by so many metres. */
  readonly grows?: { readonly target: string; readonly byM: number };
  /** Bytes of the picture on it. */
  readonly picture?: Uint8Array;
}

/** JSON and binary of a GLB before they are written. */
export interface GlbParts {
  // The tests spoil it in every way, also in those its type would forbid.
  readonly json: GlbJson;
  readonly binary: Uint8Array;
}

/** The JSON of a GLB, as loose as a broken file is. */
export interface GlbJson {
  [key: string]: unknown;
  accessors: Record<string, unknown>[];
  bufferViews: Record<string, unknown>[];
  nodes: Record<string, unknown>[];
  meshes: { primitives: Record<string, unknown>[]; [key: string]: unknown }[];
  materials: Record<string, unknown>[];
  images: Record<string, unknown>[];
  textures: Record<string, unknown>[];
}

const FACES = [0, 1, 2].flatMap((axis) => [-1, 1].map((side) => [axis, side] as const));

/** A file with the boxes as nodes of its only scene. */
export function aGlb(boxes: readonly BoxOfGlb[]): GlbParts {
  const json: GlbJson = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: boxes.map((_, at) => at) }],
    nodes: [],
    meshes: [],
    materials: [],
    accessors: [],
    bufferViews: [],
    images: [],
    textures: [],
  };
  const chunks: Uint8Array[] = [];
  const names = [...new Set(boxes.flatMap(({ variants = {} }) => Object.keys(variants)))];
  if (names.length > 0) {
    json['extensionsUsed'] = ['KHR_materials_variants'];
    json['extensions'] = { KHR_materials_variants: { variants: names.map((name) => ({ name })) } };
  }
  for (const box of boxes) addBox(json, chunks, box, names);
  const binary = joined(chunks);
  json['buffers'] = [{ byteLength: binary.byteLength }];
  for (const key of ['images', 'textures'] as const) if (json[key].length === 0) delete (json as Partial<GlbJson>)[key];
  return { json, binary };
}

/** The bytes of a GLB 2.0 file. */
export function glbBytes({ json, binary }: GlbParts): Uint8Array<ArrayBuffer> {
  const text = padded(new TextEncoder().encode(JSON.stringify(json)), 0x20);
  const tail = padded(binary, 0);
  const bytes = new Uint8Array(12 + 8 + text.length + 8 + tail.length);
  const view = new DataView(bytes.buffer);
  const words: readonly (readonly [number, number])[] = [
    [0, 0x46546c67],
    [4, 2],
    [8, bytes.length],
    [12, text.length],
    [16, 0x4e4f534a],
    [20 + text.length, tail.length],
    [24 + text.length, 0x004e4942],
  ];
  for (const [at, word] of words) view.setUint32(at, word, true);
  bytes.set(text, 20);
  bytes.set(tail, 28 + text.length);
  return bytes;
}

function addBox(json: GlbJson, chunks: Uint8Array[], box: BoxOfGlb, names: readonly string[]): void {
  const { positions, normals, uvs, indices } = boxNumbers(box.sizeM);
  const add = (numbers: Float32Array | Uint16Array, type: string, componentType: number): number => {
    const last = json.bufferViews.at(-1) as { byteOffset: number; byteLength: number } | undefined;
    const byteOffset = last ? pad4(last.byteOffset + last.byteLength) : 0;
    json.bufferViews.push({ buffer: 0, byteOffset, byteLength: numbers.byteLength });
    chunks.push(padded(new Uint8Array(numbers.buffer), 0));
    const count = numbers.length / { SCALAR: 1, VEC2: 2, VEC3: 3 }[type]!;
    json.accessors.push({ bufferView: json.bufferViews.length - 1, componentType, count, type });
    return json.accessors.length - 1;
  };
  const attributes = {
    POSITION: add(positions, 'VEC3', 5126),
    NORMAL: add(normals, 'VEC3', 5126),
    TEXCOORD_0: add(uvs, 'VEC2', 5126),
  };
  const half = box.sizeM.map((size) => size / 2);
  Object.assign(json.accessors[attributes.POSITION]!, { min: half.map((each) => -each), max: half });
  const primitive: Record<string, unknown> = {
    attributes,
    indices: add(indices, 'SCALAR', 5123),
    material: addMaterial(json, box.color ?? [0.5, 0.5, 0.5]),
  };
  if (box.grows) {
    const { byM } = box.grows;
    const moved = positions.map((value, at) => (at % 3 === 1 && value > 0 ? byM : 0));
    primitive['targets'] = [{ POSITION: add(moved, 'VEC3', 5126) }];
    Object.assign(json.accessors.at(-1)!, { min: [0, Math.min(0, byM), 0], max: [0, Math.max(0, byM), 0] });
  }
  if (box.variants) {
    const mappings = Object.entries(box.variants).map(([name, color]) => ({
      material: addMaterial(json, color),
      variants: [names.indexOf(name)],
    }));
    primitive['extensions'] = { KHR_materials_variants: { mappings } };
  }
  if (box.picture) addPicture(json, chunks, primitive['material'] as number, box.picture);
  const mesh = {
    primitives: [primitive],
    ...(box.grows && { weights: [0], extras: { targetNames: [box.grows.target] } }),
  };
  json.nodes.push({ name: box.name, mesh: json.meshes.push(mesh) - 1, ...(box.atM && { translation: box.atM }) });
}

function addMaterial(json: GlbJson, [r, g, b]: readonly [number, number, number]): number {
  const pbrMetallicRoughness = { baseColorFactor: [r, g, b, 1], metallicFactor: 0, roughnessFactor: 0.6 };
  return json.materials.push({ pbrMetallicRoughness }) - 1;
}

function addPicture(json: GlbJson, chunks: Uint8Array[], material: number, picture: Uint8Array): void {
  const last = json.bufferViews.at(-1) as { byteOffset: number; byteLength: number };
  json.bufferViews.push({ buffer: 0, byteOffset: pad4(last.byteOffset + last.byteLength), byteLength: picture.length });
  chunks.push(padded(picture, 0));
  json.images.push({ bufferView: json.bufferViews.length - 1, mimeType: 'image/png' });
  json.textures.push({ source: json.images.length - 1 });
  Object.assign(json.materials[material]!['pbrMetallicRoughness'] as object, {
    baseColorTexture: { index: json.textures.length - 1 },
  });
}

function boxNumbers(size: readonly [number, number, number]): {
  positions: Float32Array;
  normals: Float32Array;
  uvs: Float32Array;
  indices: Uint16Array;
} {
  const corners = FACES.flatMap(([axis, side]) =>
    [0, 1, 2, 3].map((corner) => {
      const at = [0, 0, 0];
      at[axis] = side;
      at[(axis + 1) % 3] = corner % 2 === 0 ? -1 : 1;
      at[(axis + 2) % 3] = corner < 2 ? -1 : 1;
      return at;
    }),
  );
  return {
    positions: Float32Array.from(corners.flatMap((at) => at.map((each, axis) => (each * size[axis]!) / 2))),
    normals: Float32Array.from(
      FACES.flatMap(([axis, side]) => [0, 1, 2, 3].flatMap(() => [0, 1, 2].map((each) => (each === axis ? side : 0)))),
    ),
    uvs: Float32Array.from(FACES.flatMap(() => [0, 0, 1, 0, 0, 1, 1, 1])),
    indices: Uint16Array.from(
      FACES.flatMap(([, side], face) =>
        (side > 0 ? [0, 1, 3, 0, 3, 2] : [0, 3, 1, 0, 2, 3]).map((at) => face * 4 + at),
      ),
    ),
  };
}

function pad4(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const all = new Uint8Array(pad4(bytes.length)).fill(filler);
  all.set(bytes);
  return all;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
