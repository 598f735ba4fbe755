import type { Mesh, Object3D } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import type { ScenePlan } from '../../plan/scene-plan.js';
import type { Assembly } from './assembly.js';

/** What of a model belongs to a part. */
export interface PartObjects {
  /** Shown and hidden with the part. */
  readonly roots: readonly Object3D[];
  /** Dressed with the part's look; a mesh belongs to the part that names it most closely. */
  readonly meshes: readonly Mesh[];
}

/** Finds the parts of a plan in its model. Parts the model lacks are empty. */
export function bindParts(plan: ScenePlan, model: Assembly): Map<PartId, PartObjects> {
  const named = new Map<PartId, { roots: Object3D[]; materials: Map<Object3D, string | null> }>();
  const owners = new Map<Object3D, PartId>();
  for (const [partId, part] of plan.parts) {
    const materials = new Map<Object3D, string | null>();
    for (const ref of part.nodes) {
      for (const object of model.findNodes(ref)) {
        materials.set(object, ref.material);
        if (ref.material === null) owners.set(object, partId);
      }
    }
    named.set(partId, { roots: [...materials.keys()], materials });
  }
  const parts = new Map<PartId, PartObjects>();
  for (const [partId, { roots, materials }] of named) {
    const own = [...materials].flatMap(([root, material]) => meshesOf(model, root, material, partId, owners));
    const whole = roots.filter((root) => materials.get(root) === null);
    // A part that is one material of a node can only be hidden mesh by mesh.
    const pieces = own.filter((mesh) => !whole.some((root) => isBelow(mesh, root)));
    parts.set(partId, { roots: [...whole, ...pieces], meshes: own });
  }
  return parts;
}

function meshesOf(
  model: Assembly,
  root: Object3D,
  material: string | null,
  partId: PartId,
  owners: ReadonlyMap<Object3D, PartId>,
): Mesh[] {
  const found: Mesh[] = [];
  const visit = (object: Object3D): void => {
    if (object !== root && owners.has(object) && owners.get(object) !== partId) return;
    if (isMeshOf(model, object) && (material === null || model.materialName(object) === material)) found.push(object);
    object.children.forEach(visit);
  };
  visit(root);
  return found;
}

function isBelow(object: Object3D, root: Object3D): boolean {
  for (let at: Object3D | null = object; at !== null; at = at.parent) if (at === root) return true;
  return false;
}

function isMeshOf(model: Assembly, object: Object3D): object is Mesh {
  return 'isMesh' in object && model.meshes.has(object as Mesh);
}
