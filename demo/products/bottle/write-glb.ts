/** Writes indexed meshes as one quantised GLB: the little of glTF 2.0 that a product made by code needs. */

/** Triangles in millimetres. Arrays are flat: x y z, u v. */
export interface Mesh {
  readonly positions: number[];
  readonly normals: number[];
  readonly uvs: number[];
  /** Position offsets of the morph target `short`, or none. */
  readonly shorts: number[] | null;
  /** Light that reaches each vertex, 0..1: written as grey vertex colours. */
  readonly shades?: readonly number[];
  readonly indices: number[];
}

/** One node with one mesh and one material; colour linear, 0..1. */
export interface NamedMesh {
  readonly name: string;
  readonly mesh: Mesh;
  readonly material: {
    readonly name: string;
    readonly color: readonly [number, number, number];
    readonly metallic: number;
    readonly roughness: number;
  };
}

const STEPS_PER_MM = 100;
const [UNSIGNED_BYTE, SHORT, UNSIGNED_SHORT] = [5121, 5122, 5123];
const [ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER] = [34962, 34963];

/** The GLB of a scene; every node carries the scale that turns its steps into metres. */
export function writeGlb(name: string, nodes: readonly NamedMesh[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let byteOffset = 0;
  const addView = (array: Int16Array | Uint16Array | Uint8Array, target: number, byteStride?: number): number => {
    bufferViews.push({
      buffer: 0,
      byteOffset,
      byteLength: array.byteLength,
      target,
      ...(byteStride && { byteStride }),
    });
    const bytes = new Uint8Array(array.buffer.slice(0));
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    chunks.push(padded);
    byteOffset += padded.length;
    return bufferViews.length - 1;
  };
  /** Three components padded to four, since attributes start on four bytes. */
  const addVectors = (values: readonly number[], scale: number, normalized: boolean, bounds: boolean): number => {
    const count = values.length / 3;
    const array = new Int16Array(count * 4);
    values.forEach((value, i) => (array[Math.floor(i / 3) * 4 + (i % 3)] = Math.round(value * scale)));
    const column = (k: number): number[] => Array.from({ length: count }, (_, i) => array[i * 4 + k] ?? 0);
    const columns = [0, 1, 2].map(column);
    accessors.push({
      bufferView: addView(array, ARRAY_BUFFER, 8),
      componentType: SHORT,
      normalized,
      count,
      type: 'VEC3',
      ...(bounds && { min: columns.map((c) => Math.min(...c)), max: columns.map((c) => Math.max(...c)) }),
    });
    return accessors.length - 1;
  };
  const addUvs = (values: readonly number[]): number => {
    const array = Uint16Array.from(values, (value) => Math.round(Math.min(1, Math.max(0, value)) * 65535));
    accessors.push({
      bufferView: addView(array, ARRAY_BUFFER),
      componentType: UNSIGNED_SHORT,
      normalized: true,
      count: values.length / 2,
      type: 'VEC2',
    });
    return accessors.length - 1;
  };
  const addShades = (values: readonly number[]): number => {
    const array = new Uint8Array(values.length * 4);
    values.forEach((value, i) => array.fill(Math.round(value * 255), i * 4, i * 4 + 3));
    accessors.push({
      bufferView: addView(array, ARRAY_BUFFER, 4),
      componentType: UNSIGNED_BYTE,
      normalized: true,
      count: values.length,
      type: 'VEC3',
    });
    return accessors.length - 1;
  };
  const addIndices = (values: readonly number[]): number => {
    accessors.push({
      bufferView: addView(Uint16Array.from(values), ELEMENT_ARRAY_BUFFER),
      componentType: UNSIGNED_SHORT,
      count: values.length,
      type: 'SCALAR',
    });
    return accessors.length - 1;
  };
  const meshes = nodes.map(({ name: meshName, mesh }, material) => ({
    name: meshName,
    primitives: [
      {
        attributes: {
          POSITION: addVectors(mesh.positions, STEPS_PER_MM, false, true),
          NORMAL: addVectors(mesh.normals, 32767, true, false),
          TEXCOORD_0: addUvs(mesh.uvs),
          ...(mesh.shades && { COLOR_0: addShades(mesh.shades) }),
        },
        indices: addIndices(mesh.indices),
        material,
        ...(mesh.shorts && { targets: [{ POSITION: addVectors(mesh.shorts, STEPS_PER_MM, false, true) }] }),
      },
    ],
    ...(mesh.shorts && { weights: [0], extras: { targetNames: ['short'] } }),
  }));
  const scale = 1 / (1000 * STEPS_PER_MM);
  const json = {
    asset: { version: '2.0', generator: 'atelier demo' },
    extensionsUsed: ['KHR_mesh_quantization'],
    extensionsRequired: ['KHR_mesh_quantization'],
    scene: 0,
    scenes: [{ name, nodes: nodes.map((_, i) => i) }],
    nodes: nodes.map(({ name: nodeName }, mesh) => ({ name: nodeName, mesh, scale: [scale, scale, scale] })),
    meshes,
    materials: nodes.map(({ material: { name: materialName, color, metallic, roughness } }) => ({
      name: materialName,
      pbrMetallicRoughness: { baseColorFactor: [...color, 1], metallicFactor: metallic, roughnessFactor: roughness },
    })),
    accessors,
    bufferViews,
    buffers: [{ byteLength: byteOffset }],
  };
  return assemble(new TextEncoder().encode(JSON.stringify(json)), chunks, byteOffset);
}

/** Header, JSON chunk padded with spaces, binary chunk (glTF 2.0, 4.4). */
function assemble(json: Uint8Array, chunks: readonly Uint8Array[], binaryLength: number): Uint8Array {
  const jsonLength = Math.ceil(json.length / 4) * 4;
  const glb = new Uint8Array(12 + 8 + jsonLength + 8 + binaryLength);
  const view = new DataView(glb.buffer);
  [0x46546c67, 2, glb.length, jsonLength, 0x4e4f534a].forEach((word, i) => view.setUint32(i * 4, word, true));
  glb.fill(0x20, 20, 20 + jsonLength);
  glb.set(json, 20);
  view.setUint32(20 + jsonLength, binaryLength, true);
  view.setUint32(24 + jsonLength, 0x004e4942, true);
  let at = 28 + jsonLength;
  for (const chunk of chunks) {
    glb.set(chunk, at);
    at += chunk.length;
  }
  return glb;
}
