/** Writes a design as a binary glTF 2.0. Pure. */
import type { ExportMap, ExportMaterial, ExportMesh, ExportModel, ExportPicture } from './export-model.js';

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const [FLOAT, UNSIGNED_INT] = [5126, 5125];
const [ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER] = [34962, 34963];
const [LINEAR, LINEAR_MIPMAP_LINEAR] = [9729, 9987];
const [REPEAT, CLAMP_TO_EDGE] = [10497, 33071];
/** By `wraps`, as two bits. */
const SAMPLERS = [0, 1, 2, 3].map((bits) => ({
  magFilter: LINEAR,
  minFilter: LINEAR_MIPMAP_LINEAR,
  wrapS: bits & 1 ? REPEAT : CLAMP_TO_EDGE,
  wrapT: bits & 2 ? REPEAT : CLAMP_TO_EDGE,
}));
const SIZES = { SCALAR: 1, VEC2: 2, VEC3: 3 } as const;

/** The bytes of a `.glb` file. */
export function writeGlb(model: ExportModel): Uint8Array<ArrayBuffer> {
  return new GlbWriter().write(model);
}

/** What a file is made of while it grows. What several meshes share is written once. */
class GlbWriter {
  readonly #views: object[] = [];
  readonly #accessors: object[] = [];
  readonly #images: object[] = [];
  readonly #textures: object[] = [];
  readonly #materials: object[] = [];
  readonly #chunks: Uint8Array[] = [];
  readonly #known = new Map<object, number>();
  /** By picture and sampler. */
  readonly #textureAt = new Map<string, number>();
  readonly #extensions = new Set<string>();
  #length = 0;

  write({ meshes }: ExportModel): Uint8Array<ArrayBuffer> {
    const json = {
      asset: { version: '2.0', generator: 'Atelier' },
      scene: 0,
      scenes: [{ nodes: meshes.map((_, at) => at) }],
      nodes: meshes.map(({ name }, mesh) => ({ name, mesh })),
      meshes: meshes.map((mesh) => this.#mesh(mesh)),
      materials: this.#materials,
      accessors: this.#accessors,
      bufferViews: this.#views,
      buffers: [{ byteLength: this.#length }],
      ...(this.#textures.length > 0 && { textures: this.#textures, images: this.#images, samplers: SAMPLERS }),
      ...(this.#extensions.size > 0 && { extensionsUsed: [...this.#extensions] }),
    };
    return container(new TextEncoder().encode(JSON.stringify(json)), this.#chunks, this.#length);
  }

  #mesh({ name, positions, normals, uvSets, colors, indices, material }: ExportMesh): object {
    const attributes: Record<string, number> = {
      POSITION: this.#accessor(positions, 'VEC3', boundsOf(positions)),
      NORMAL: this.#accessor(normals, 'VEC3'),
    };
    uvSets.forEach((uvs, set) => (attributes[`TEXCOORD_${set}`] = this.#accessor(uvs, 'VEC2')));
    if (colors) attributes['COLOR_0'] = this.#accessor(colors, 'VEC3');
    const index = this.#accessor(indices, 'SCALAR');
    return { name, primitives: [{ attributes, indices: index, material: this.#material(material) }] };
  }

  #material(from: ExportMaterial): number {
    return this.#once(from, this.#materials, () => {
      const { colorMap, finishMap, normalMap, lightMap, emissiveMap, extensions, alpha } = from;
      for (const name of Object.keys(extensions)) this.#extensions.add(name);
      return {
        name: from.name,
        pbrMetallicRoughness: {
          baseColorFactor: colorMap ? [1, 1, 1, from.opacity] : [...from.color, from.opacity],
          roughnessFactor: finishMap ? 1 : from.roughness,
          metallicFactor: finishMap ? 1 : from.metalness,
          ...(colorMap && { baseColorTexture: this.#texture(colorMap) }),
          ...(finishMap && { metallicRoughnessTexture: this.#texture(finishMap) }),
        },
        ...(normalMap && { normalTexture: { ...this.#texture(normalMap), scale: from.normalScale } }),
        ...(lightMap && { occlusionTexture: this.#texture(lightMap) }),
        ...(emissiveMap && { emissiveTexture: this.#texture(emissiveMap) }),
        emissiveFactor: emissiveMap ? [1, 1, 1] : from.emissive,
        alphaMode: alpha.toUpperCase(),
        ...(alpha === 'mask' && { alphaCutoff: from.alphaCutoff }),
        doubleSided: from.doubleSided,
        ...(Object.keys(extensions).length > 0 && { extensions }),
      };
    });
  }

  #texture({ picture, uvSet, wraps }: ExportMap): { readonly index: number; readonly texCoord: number } {
    const source = this.#image(picture);
    const sampler = Number(wraps[0]) + 2 * Number(wraps[1]);
    const key = `${source}/${sampler}`;
    const index = this.#textureAt.get(key) ?? this.#textures.push({ source, sampler }) - 1;
    this.#textureAt.set(key, index);
    return { index, texCoord: uvSet };
  }

  #image(picture: ExportPicture): number {
    return this.#once(picture, this.#images, () => ({
      bufferView: this.#view(picture.bytes),
      mimeType: picture.mediaType,
    }));
  }

  #accessor(
    list: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
    type: keyof typeof SIZES,
    bounds: object = {},
  ): number {
    const isIndex = list instanceof Uint32Array;
    return this.#once(list, this.#accessors, () => ({
      bufferView: this.#view(new Uint8Array(list.buffer), isIndex ? ELEMENT_ARRAY_BUFFER : ARRAY_BUFFER),
      componentType: isIndex ? UNSIGNED_INT : FLOAT,
      count: list.length / SIZES[type],
      type,
      ...bounds,
    }));
  }

  #view(bytes: Uint8Array<ArrayBuffer>, target?: number): number {
    const byteOffset = this.#length;
    const padding = new Uint8Array((4 - (bytes.length % 4)) % 4);
    this.#chunks.push(bytes, padding);
    this.#length += bytes.length + padding.length;
    return this.#views.push({ buffer: 0, byteOffset, byteLength: bytes.length, ...(target && { target }) }) - 1;
  }

  /** The number of what was made of `from`; made on first sight. */
  #once(from: object, list: object[], make: () => object): number {
    const known = this.#known.get(from);
    if (known !== undefined) return known;
    const index = list.push(make()) - 1;
    this.#known.set(from, index);
    return index;
  }
}

function boundsOf(positions: Float32Array): { readonly min: readonly number[]; readonly max: readonly number[] } {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  positions.forEach((value, at) => {
    min[at % 3] = Math.min(min[at % 3] ?? value, value);
    max[at % 3] = Math.max(max[at % 3] ?? value, value);
  });
  return { min, max };
}

/** Header, JSON padded with spaces, binary (already padded). */
function container(json: Uint8Array, chunks: readonly Uint8Array[], binLength: number): Uint8Array<ArrayBuffer> {
  const jsonLength = Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(12 + 8 + jsonLength + 8 + binLength);
  const view = new DataView(bytes.buffer);
  [MAGIC, 2, bytes.length, jsonLength, JSON_CHUNK].forEach((word, at) => view.setUint32(4 * at, word, true));
  bytes.fill(0x20, 20, 20 + jsonLength);
  bytes.set(json, 20);
  let at = 20 + jsonLength;
  view.setUint32(at, binLength, true);
  view.setUint32(at + 4, BIN_CHUNK, true);
  at += 8;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
