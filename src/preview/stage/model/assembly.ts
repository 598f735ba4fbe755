/**
 * A model with the pieces put at its anchors. Names are looked up in the model first, so that a part may lie in a piece that
 * only some designs have.
 */
import { Vector3, type Box3, type Material, type Mesh, type Object3D } from 'three';
import type { AttachmentPlan } from '../../plan/scene-plan.js';
import { boundsOf } from './bounds.js';
import type { NodeRef, SceneModel } from './scene-model.js';

/** A piece and the node it hangs on. */
export interface AttachedPiece {
  readonly model: SceneModel;
  readonly anchor: string;
  /** What is put there: the piece's scene, or its double where the same piece hangs twice. */
  readonly object: Object3D;
}

/** What of a model parts are found in and dressed by. */
export type Assembly = Omit<SceneModel, 'scene' | 'url' | 'takesSizes'>;

/** Pieces in the plan's order. */
export function attachPieces(
  base: SceneModel,
  plans: readonly AttachmentPlan[],
  models: readonly SceneModel[],
): AttachedPiece[] {
  const used = new Set<SceneModel>([base]);
  return models.map((model, at) => {
    const object = used.has(model) ? model.scene.clone() : model.scene;
    used.add(model);
    return { model, anchor: plans[at]?.anchor ?? '', object };
  });
}

/** Model and pieces as one. */
export function assemble(base: SceneModel, pieces: readonly AttachedPiece[]): Assembly {
  const models = [...new Set([base, ...pieces.map(({ model }) => model)])];
  if (models.length === 1) return base;
  const meshes = new Map<Mesh, Material>(models.flatMap((model) => [...model.meshes]));
  const ownerOf = (mesh: Mesh): SceneModel => models.find((model) => model.meshes.has(mesh)) ?? base;
  return {
    meshes,
    findNodes: (ref: NodeRef) => models.map((model) => model.findNodes(ref)).find(({ length }) => length > 0) ?? [],
    materialName: (mesh) => ownerOf(mesh).materialName(mesh),
    lookOf: (mesh) => ownerOf(mesh).lookOf(mesh),
    loadVariant: async (name) => {
      const all = await Promise.all(models.map((model) => model.loadVariant(name)));
      return new Map(all.flatMap((each) => [...each]));
    },
  };
}

/** Share of the model's size by which pieces may stand out before the camera steps back for them. */
const OUTSTANDING = 0.15;

/**
 * What the camera frames, metres: the model alone, so that another piece does not move it; with its pieces where they stand
 * out far. A function of what is shown, not of what was shown before.
 */
export function subjectOf(base: SceneModel, pieces: readonly AttachedPiece[]): Box3 {
  for (const { object } of pieces) object.removeFromParent();
  const alone = boundsOf([base.scene], 'possible');
  attach(base, pieces);
  if (pieces.length === 0) return alone;
  const whole = boundsOf([base.scene], 'possible');
  const room = alone.clone().expandByScalar(alone.getSize(new Vector3()).length() * OUTSTANDING);
  return alone.isEmpty() || !room.containsBox(whole) ? whole : alone;
}

/** Hangs the pieces on their anchors; one whose anchor the model lacks stands at its origin. */
export function attach(base: SceneModel, pieces: readonly AttachedPiece[]): void {
  for (const { object, anchor } of pieces) {
    const [at] = base.findNodes({ node: anchor, index: null, material: null });
    (at ?? base.scene).add(object);
  }
  base.scene.updateMatrixWorld(true);
}
