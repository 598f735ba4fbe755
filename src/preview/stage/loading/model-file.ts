/** One GLB in memory: its scene, and its nodes and materials by the names and numbers of the file. */
import type { Material, Mesh, Object3D } from 'three';
import type { PartPlan } from '../../plan/scene-plan.js';
import { fetchBytes } from './fetch-bytes.js';
import { GltfSource } from './gltf/gltf-source.js';
import { readGltf, type GltfScene } from './gltf/read-gltf.js';
import { StageFault, isAbort } from './stage-fault.js';

type NodeRef = PartPlan['nodes'][number];

/** A loaded GLB. */
export interface ModelFile extends GltfScene {
  readonly url: string;
  /** Every mesh with the material the file gives it. */
  readonly meshes: ReadonlyMap<Mesh, Material>;
}

/**
 * Loads a GLB (or glTF), without decoders that need WebAssembly.
 *
 * @throws {StageFault} `stage/model-failed` with the URL; an abort passes through.
 */
export async function loadModelFile(url: string, signal: AbortSignal): Promise<ModelFile> {
  try {
    const read = await readGltf(new GltfSource(url, await fetchBytes(url, { signal }), signal));
    signal.throwIfAborted();
    read.scene.updateMatrixWorld(true);
    return {
      ...read,
      url,
      meshes: new Map([...read.primitives.keys()].map((mesh) => [mesh, mesh.material as Material])),
    };
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new StageFault('stage/model-failed', {
      message: `The model ${url} cannot be shown: ${error instanceof Error ? error.message : String(error)}`,
      url,
      cause: error,
    });
  }
}

/** Nodes that a reference of the product file means: by index, else all of that name. */
export function findNodes(file: ModelFile, ref: NodeRef): Object3D[] {
  const byIndex = ref.index === null ? undefined : file.nodes.get(ref.index);
  if (byIndex) return [byIndex];
  return [...file.nodes].filter(([at]) => file.json.nodes?.[at]?.name === ref.node).map(([, object]) => object);
}

/** Name of a mesh's material in the file. */
export function materialName(file: ModelFile, mesh: Mesh): string | null {
  return file.json.materials?.[file.primitives.get(mesh)?.material ?? -1]?.name ?? null;
}

/** Frees everything the file brought. */
export function disposeModelFile(file: ModelFile): void {
  for (const mesh of file.meshes.keys()) mesh.geometry.dispose();
  void file.disposeMaterials();
}
