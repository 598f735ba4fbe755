import { Vector3, type Mesh, type Object3D } from 'three';
import type { PartPlan } from '../../plan/scene-plan.js';
import { boundsOf } from './bounds.js';
import type { PartObjects } from './part-objects.js';

const REST = 'atelierRest';

/** Gives a part its morph weights (by target name) and its sizes (scale along the node's own axis). */
export function shapePart(objects: PartObjects, part: PartPlan): void {
  for (const mesh of objects.meshes) setMorphs(mesh, part.morphs);
  if (part.sizes.length === 0 && objects.roots.every((root) => root.userData[REST] === undefined)) return;
  for (const root of objects.roots) setSizes(root, part.sizes);
}

function setMorphs(mesh: Mesh, morphs: PartPlan['morphs']): void {
  const { morphTargetInfluences: weights, morphTargetDictionary: names } = mesh;
  if (!weights || !names) return;
  for (const [name, at] of Object.entries(names)) weights[at] = Object.hasOwn(morphs, name) ? (morphs[name] ?? 0) : 0;
}

function setSizes(root: Object3D, sizes: PartPlan['sizes']): void {
  const rest = restOf(root);
  root.scale.copy(rest.scale);
  for (const { axis, mm } of sizes) {
    if (rest.sizeM[axis] > 0) root.scale[axis] = rest.scale[axis] * (mm / 1000 / rest.sizeM[axis]);
  }
}

/** Scale and size the file gives a node, remembered before they are first changed. */
function restOf(root: Object3D): { readonly scale: Vector3; readonly sizeM: Vector3 } {
  const known = root.userData[REST] as { scale: Vector3; sizeM: Vector3 } | undefined;
  if (known) return known;
  const rest = { scale: root.scale.clone(), sizeM: boundsOf([root], 'current').getSize(new Vector3()) };
  root.userData[REST] = rest;
  return rest;
}
