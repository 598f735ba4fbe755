/**
 * A model that a generator makes. Its meshes stay while it is on show: new numbers are written into the buffers they have, and
 * only a shape that no longer fits gets larger ones.
 */
import { Group, Mesh, MeshBasicMaterial, type Material, type Object3D } from 'three';
import { faultOfMeshes } from '../../plan/check-meshes.js';
import type { GeneratorParams, MeshData, MeshGenerator } from '../../plan/mesh-data.js';
import { OVERLAY_LAYER } from '../layers.js';
import { StageFault } from '../loading/stage-fault.js';
import { GrowingGeometry } from './growing-geometry.js';
import type { Look, NodeRef, SceneModel } from './scene-model.js';

interface Piece {
  readonly mesh: Mesh;
  readonly geometry: GrowingGeometry;
  look: Look;
}

/** The shape of one plan, made but not shown. */
interface Shape {
  readonly key: string;
  readonly generate: MeshGenerator;
  readonly pieces: ReadonlyMap<Piece, MeshData>;
}

/** The model of one generator. */
export class GeneratedModel implements SceneModel {
  readonly url: string;
  readonly takesSizes = false;
  readonly scene = new Group();
  readonly meshes = new Map<Mesh, Material>();
  readonly #id: string;
  readonly #nodes = new Map<string, Object3D>();
  readonly #pieces = new Map<string, Piece>();
  readonly #byMesh = new Map<Mesh, Piece>();
  /** Never seen: every mesh wears a look. */
  readonly #bare = new MeshBasicMaterial();
  #made: Shape | null = null;
  #shown: Shape | null = null;

  constructor(id: string) {
    this.#id = id;
    this.url = `generator:${id}`;
  }

  /**
   * Makes the shape of a plan; what is on show stays until the result is called. Equal parameters are not made twice.
   *
   * @throws {StageFault} `stage/generator-failed`: it threw, or gave what is no shape.
   */
  async prepare(generate: MeshGenerator, params: GeneratorParams): Promise<() => void> {
    const key = JSON.stringify(params);
    const known = [this.#made, this.#shown].find((shape) => shape?.key === key && shape.generate === generate);
    const shape = known ?? { key, generate, pieces: this.#piecesFor(await this.#generate(generate, params)) };
    this.#made = shape;
    return () => this.#show(shape);
  }

  findNodes({ node }: NodeRef): readonly Object3D[] {
    const found = this.#nodes.get(node);
    return found ? [found] : [];
  }

  materialName(): null {
    return null;
  }

  loadVariant(): Promise<Map<Mesh, Material>> {
    return Promise.resolve(new Map<Mesh, Material>());
  }

  lookOf(mesh: Mesh): Look | null {
    return this.#byMesh.get(mesh)?.look ?? null;
  }

  dispose(): void {
    for (const { geometry } of this.#pieces.values()) geometry.dispose();
    this.#bare.dispose();
  }

  async #generate(generate: MeshGenerator, params: GeneratorParams): Promise<readonly MeshData[]> {
    let fault: string | null;
    let cause: unknown;
    try {
      const meshes = await generate(params);
      fault = faultOfMeshes(meshes);
      if (fault === null) return meshes;
    } catch (error) {
      cause = error;
      fault = error instanceof Error ? error.message : String(error);
    }
    throw new StageFault('stage/generator-failed', {
      message: `The generator "${this.#id}" made no shape: ${fault}.`,
      cause,
    });
  }

  /** The mesh for each piece of a shape. New ones are filled, so that they can be warmed up, and hidden. */
  #piecesFor(meshes: readonly MeshData[]): Map<Piece, MeshData> {
    const counts = new Map<string, number>();
    const pieces = new Map<Piece, MeshData>();
    for (const data of meshes) {
      const at = counts.get(data.part) ?? 0;
      counts.set(data.part, at + 1);
      // A mesh never changes what its vertices hold: that would be another shader.
      const key = [data.part, at, data.tangents && 'tangents', data.solid && 'solid', data.light && 'light'].join('/');
      const piece = this.#pieces.get(key) ?? this.#create(key, data);
      pieces.set(piece, data);
    }
    return pieces;
  }

  #create(key: string, data: MeshData): Piece {
    const geometry = new GrowingGeometry(data);
    const mesh = new Mesh(geometry.current, this.#bare);
    mesh.visible = false;
    // What is only a shade on the ground or the wall takes no room and throws none.
    if (data.look?.surface === 'shade') mesh.layers.set(OVERLAY_LAYER);
    const node = this.#nodes.get(data.part) ?? new Group();
    this.#nodes.set(data.part, node);
    this.scene.add(node.add(mesh));
    const piece = { mesh, geometry, look: lookFrom(data) };
    this.#pieces.set(key, piece);
    this.#byMesh.set(mesh, piece);
    this.meshes.set(mesh, this.#bare);
    return piece;
  }

  #show(shape: Shape): void {
    if (shape === this.#shown) return;
    this.#shown = shape;
    for (const piece of this.#pieces.values()) {
      const data = shape.pieces.get(piece);
      piece.mesh.visible = data !== undefined && data.indices.length > 0;
      if (data) piece.mesh.geometry = piece.geometry.write(data);
      else piece.geometry.clear();
    }
  }
}

function lookFrom({ look }: MeshData): Look {
  const { surface = 'plastic', color = look ? null : '#d6d4cf', roughness = null, metalness = null } = look ?? {};
  return { surface, color, texture: null, tileMm: null, roughness, metalness };
}
