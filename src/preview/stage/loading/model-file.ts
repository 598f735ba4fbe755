/** One GLB in memory: its scene, and its nodes and materials by the names and numbers of the file. */
import type { Material, Object3D } from 'three';
import { texturesOf } from '../model/textures-of.js';
import { fetchBytes } from './fetch-bytes.js';
import { GltfSource } from './gltf/gltf-source.js';
import { readGltf, type GltfScene } from './gltf/read-gltf.js';
import { boundsOf } from '../model/bounds.js';
import type { NodeRef, SceneModel } from '../model/scene-model.js';
import { loadVariant } from './material-variants.js';
import { textureBytes } from './memory-budget.js';
import { StageFault, isAbort } from './stage-fault.js';

/** A loaded GLB. */
export interface ModelFile extends SceneModel {
  /** Frees materials and textures; geometries are freed by their meshes. */
  disposeMaterials(): Promise<void>;
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
    const { min, max } = boundsOf([read.scene], 'possible');
    if ([...min, ...max].some(Number.isNaN)) throw new Error('It has nodes that are nowhere.');
    return {
      url,
      takesSizes: true,
      scene: read.scene,
      meshes: new Map([...read.primitives.keys()].map((mesh) => [mesh, mesh.material as Material])),
      findNodes: (ref) => findNodes(read, ref),
      materialName: (mesh) => read.json.materials?.[read.primitives.get(mesh)?.material ?? -1]?.name ?? null,
      loadVariant: (name) => loadVariant(read, name).catch((error: unknown) => fail(url, error)),
      lookOf: () => null,
      disposeMaterials: () => read.disposeMaterials(),
    };
  } catch (error) {
    return fail(url, error);
  }
}

function fail(url: string, cause: unknown): never {
  if (isAbort(cause)) throw cause;
  throw new StageFault('stage/model-failed', {
    message: `The model ${url} cannot be shown: ${cause instanceof Error ? cause.message : String(cause)}`,
    url,
    cause,
  });
}

/** Bytes the file takes on the GPU: numbers of its meshes, pictures of its own materials. */
export function modelBytes({ meshes }: ModelFile): number {
  const numbers = new Set<ArrayBufferView>();
  const pictures = new Set<{ readonly width: number; readonly height: number }>();
  for (const [{ geometry }, material] of meshes) {
    const { attributes, morphAttributes, index } = geometry;
    for (const each of [...Object.values(attributes), ...Object.values(morphAttributes).flat(), index])
      if (each) numbers.add(each.array);
    for (const { image } of texturesOf(material)) if (image instanceof ImageBitmap) pictures.add(image);
  }
  const sum = (bytes: readonly number[]): number => bytes.reduce((all, each) => all + each, 0);
  return sum([...numbers].map(({ byteLength }) => byteLength)) + sum([...pictures].map(textureBytes));
}

/** Frees everything the file brought. */
export function disposeModelFile(file: ModelFile): void {
  for (const mesh of file.meshes.keys()) mesh.geometry.dispose();
  void file.disposeMaterials();
}

/** By index, else all of that name. */
function findNodes(file: GltfScene, ref: NodeRef): Object3D[] {
  const byIndex = ref.index === null ? undefined : file.nodes.get(ref.index);
  if (byIndex) return [byIndex];
  return [...file.nodes].filter(([at]) => file.json.nodes?.[at]?.name === ref.node).map(([, object]) => object);
}
