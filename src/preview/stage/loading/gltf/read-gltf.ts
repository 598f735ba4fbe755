/**
 * Reads a glTF 2.0 file into a scene: what products are made of, and nothing else. Lights, cameras, animations, points and
 * lines are left out; skins stay as they were bound. three.js's own loader has all of these, and weighs more than the rest
 * of the stage.
 */
import { Group, Mesh, type Object3D, type BufferAttribute, type BufferGeometry, type Material } from 'three';
import { once } from '../once.js';
import type { GltfJson, GltfMesh, GltfNode, GltfPrimitive } from './gltf-json.js';
import { GltfMaterials } from './gltf-materials.js';
import type { GltfSource } from './gltf-source.js';
import { GltfTextures } from './gltf-textures.js';
import { readAccessor } from './read-accessor.js';
import { readGeometry } from './read-geometry.js';

/** A file as objects. */
export interface GltfScene {
  readonly json: GltfJson;
  readonly scene: Group;
  /** Every mesh with the primitive it shows. */
  readonly primitives: ReadonlyMap<Mesh, GltfPrimitive>;
  /** Objects by node index. */
  readonly nodes: ReadonlyMap<number, Object3D>;
  /** The file's material number `index` for a geometry. */
  materialOf(index: number | undefined, geometry: BufferGeometry): Promise<Material>;
  /** Frees materials and textures; geometries are freed by their meshes. */
  disposeMaterials(): Promise<void>;
}

interface Piece {
  readonly primitive: GltfPrimitive;
  readonly geometry: BufferGeometry;
  readonly material: Material;
}

const READABLE = /^(KHR_(mesh_quantization|texture_transform|lights_punctual|materials_\w+)|EXT_texture_(webp|avif))$/;

/**
 * Everything of a file that products are made of.
 *
 * @throws {Error} The file is broken, or requires an extension that is not read (Draco and meshopt need WebAssembly).
 */
export async function readGltf(source: GltfSource): Promise<GltfScene> {
  const { json } = source;
  const strange = json.extensionsRequired?.find((each) => !READABLE.test(each));
  if (strange !== undefined) throw new Error(`It requires ${strange}, which is not read.`);
  const textures = new GltfTextures(source);
  const materials = new GltfMaterials(json, textures);
  const accessors = new Map<number, Promise<BufferAttribute>>();
  const read = (index: number): Promise<BufferAttribute> => once(accessors, index, () => readAccessor(source, index));
  const readPiece = async (primitive: GltfPrimitive): Promise<Piece | null> => {
    const geometry = await readGeometry(primitive, read);
    return geometry && { primitive, geometry, material: await materials.get(primitive.material, geometry) };
  };
  const meshes = await Promise.all(
    (json.meshes ?? []).map(async ({ primitives }) => (await Promise.all(primitives.map(readPiece))).filter(isPiece)),
  );
  return {
    json,
    ...build(json, meshes),
    materialOf: (index, geometry) => materials.get(index, geometry),
    disposeMaterials: async () => {
      await materials.dispose();
      await textures.dispose();
    },
  };
}

function isPiece(piece: Piece | null): piece is Piece {
  return piece !== null;
}

function build(
  json: GltfJson,
  meshes: readonly (readonly Piece[])[],
): Pick<GltfScene, 'scene' | 'primitives' | 'nodes'> {
  const primitives = new Map<Mesh, GltfPrimitive>();
  const nodes = new Map<number, Object3D>();
  const addNodes = (parent: Object3D, indices: readonly number[] = []): void => {
    for (const index of indices) {
      const node = json.nodes?.[index];
      if (!node) continue;
      if (nodes.has(index)) throw new Error(`Its node ${index} hangs in two places.`);
      const mesh = json.meshes?.[node.mesh ?? -1];
      const own = (meshes[node.mesh ?? -1] ?? []).map((piece) => {
        const made = new Mesh(piece.geometry, piece.material);
        primitives.set(made, piece.primitive);
        if (mesh) setMorphs(made, mesh, node);
        return made;
      });
      const [only] = own;
      const object = only && own.length === 1 ? only : new Group();
      if (object !== only) for (const each of own) object.add(each);
      object.name = node.name ?? '';
      place(object, node);
      nodes.set(index, object);
      parent.add(object);
      addNodes(object, node.children);
    }
  };
  const scene = new Group();
  addNodes(scene, json.scenes?.[json.scene ?? 0]?.nodes);
  return { scene, primitives, nodes };
}

function setMorphs(made: Mesh, mesh: GltfMesh, node: GltfNode): void {
  if (!made.morphTargetInfluences) return;
  const weights = node.weights ?? mesh.weights ?? [];
  made.morphTargetInfluences = made.morphTargetInfluences.map((_, at) => weights[at] ?? 0);
  const names = mesh.extras?.targetNames;
  if (names) made.morphTargetDictionary = Object.fromEntries(names.map((name, at) => [name, at]));
}

function place(object: Object3D, node: GltfNode): void {
  if (node.matrix) {
    object.matrix.fromArray(node.matrix).decompose(object.position, object.quaternion, object.scale);
    return;
  }
  if (node.translation) object.position.fromArray(node.translation);
  if (node.rotation) object.quaternion.fromArray(node.rotation);
  if (node.scale) object.scale.fromArray(node.scale);
}
