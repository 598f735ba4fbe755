/**
 * One GLB in memory: its scene, and its nodes by the names and indices of the file. GLTFLoader renames nodes (spaces, dots,
 * doubles), so names come from the file's JSON and objects by `parser.associations`.
 */
import { Mesh, type Material, type Object3D } from 'three';
import { GLTFLoader, type GLTF, type GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import type { PartPlan } from '../../plan/scene-plan.js';
import { fetchBytes } from './fetch-bytes.js';
import { imageSources } from './image-sources.js';
import { StageFault, isAbort } from './stage-fault.js';

type NodeRef = PartPlan['nodes'][number];

interface FileJson {
  readonly nodes?: readonly { readonly name?: string }[];
  readonly materials?: readonly { readonly name?: string }[];
}

/** A loaded GLB. */
export interface ModelFile {
  readonly url: string;
  readonly scene: Object3D;
  readonly parser: GLTFParser;
  /** Every mesh with the material the file gives it. */
  readonly meshes: ReadonlyMap<Mesh, Material | Material[]>;
  /** Objects by glTF node index. */
  readonly nodes: ReadonlyMap<number, Object3D>;
}

/**
 * Loads a GLB (or glTF), without decoders that need WebAssembly.
 *
 * @throws {StageFault} `stage/model-failed` with the URL; an abort passes through.
 */
export async function loadModelFile(url: string, signal: AbortSignal): Promise<ModelFile> {
  try {
    const bytes = await fetchBytes(url, { signal });
    const failures: unknown[] = [];
    const loader = new GLTFLoader().register((parser) => imageSources(parser, failures, signal));
    const gltf = await loader.parseAsync(bytes, url.slice(0, url.lastIndexOf('/') + 1));
    if (failures.length > 0) throw failures[0];
    signal.throwIfAborted();
    return index(url, gltf);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new StageFault('stage/model-failed', {
      message: `The model ${url} cannot be shown: ${error instanceof Error ? error.message : String(error)}`,
      url,
      cause: error,
    });
  }
}

/** Nodes that a reference of the product file means: by index, else all of that raw name. */
export function findNodes(file: ModelFile, ref: NodeRef): Object3D[] {
  const byIndex = ref.index === null ? undefined : file.nodes.get(ref.index);
  if (byIndex) return [byIndex];
  const { nodes = [] } = file.parser.json as FileJson;
  return [...file.nodes].filter(([at]) => nodes[at]?.name === ref.node).map(([, object]) => object);
}

/** Raw name of a mesh's material in the file. */
export function materialName(file: ModelFile, mesh: Mesh): string | null {
  const material = file.meshes.get(mesh);
  if (material === undefined || Array.isArray(material)) return null;
  const at = file.parser.associations.get(material)?.materials;
  const { materials = [] } = file.parser.json as FileJson;
  return (at === undefined ? material.name : materials[at]?.name) ?? null;
}

/** Frees everything the file brought. */
export function disposeModelFile(file: ModelFile): void {
  for (const [mesh, material] of file.meshes) {
    mesh.geometry.dispose();
    for (const each of Array.isArray(material) ? material : [material]) each.dispose();
  }
  for (const [object] of file.parser.associations) {
    if (!('isTexture' in object)) continue;
    object.dispose();
    const image = (object as { image?: unknown }).image;
    if (image instanceof ImageBitmap) image.close();
  }
}

function index(url: string, gltf: GLTF): ModelFile {
  const meshes = new Map<Mesh, Material | Material[]>();
  const nodes = new Map<number, Object3D>();
  const strangers: Object3D[] = [];
  gltf.scene.traverse((object) => {
    const at = gltf.parser.associations.get(object)?.nodes;
    if (at !== undefined) nodes.set(at, object);
    if (object instanceof Mesh) meshes.set(object as Mesh, (object as Mesh).material);
    // The studio has its own light and lens; artists leave theirs inside.
    if ('isLight' in object || 'isCamera' in object) strangers.push(object);
  });
  for (const each of strangers) each.removeFromParent();
  gltf.scene.updateMatrixWorld(true);
  return { url, scene: gltf.scene, parser: gltf.parser, meshes, nodes };
}
