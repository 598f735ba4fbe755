import type { Group, Material, Mesh, Object3D } from 'three';
import type { PartPlan } from '../../plan/scene-plan.js';

/** A reference of the product file to a node. */
export type NodeRef = PartPlan['nodes'][number];
/** A surface in a colour. */
export type Look = NonNullable<PartPlan['look']>;

/** A product's model in memory, whether from a file or a generator. */
export interface SceneModel {
  /** Equal for the same model. */
  readonly url: string;
  readonly scene: Group;
  /** Every mesh with its own material. */
  readonly meshes: ReadonlyMap<Mesh, Material>;
  /** Whether parts are scaled to the sizes of a plan; a generator makes them to measure. */
  readonly takesSizes: boolean;
  /** The nodes a reference means. */
  findNodes(ref: NodeRef): readonly Object3D[];
  /** Name of a mesh's own material. */
  materialName(mesh: Mesh): string | null;
  /** Materials of a variant, for the meshes it names. */
  loadVariant(name: string): Promise<Map<Mesh, Material>>;
  /** What a mesh wears where no option says otherwise. */
  lookOf(mesh: Mesh): Look | null;
}
