import { Vector3, type Mesh, type Object3D } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import type { PartPlan, ScenePlan } from '../../plan/scene-plan.js';
import { boundsOf } from './bounds.js';
import type { PartObjects } from './part-objects.js';

const REST = 'atelierRest';

/** Stretches what is below an object. Comes by `import()`: few products need it. */
export type Stretch = (root: Object3D, sizes: PartPlan['sizes']) => void;

/** Whether a plan stretches anything. */
export function stretches({ parts }: ScenePlan): boolean {
  return [...parts.values()].some(({ sizes }) => sizes.some(({ mode }) => mode === 'stretch'));
}

/**
 * Gives all parts visibility, morph weights (by target name) and sizes (along the node's own axis). Parts may overlap: an
 * object shows if all its parts do, and takes morphs and sizes of each.
 */
export function shapeParts(
  plan: ScenePlan,
  parts: ReadonlyMap<PartId, PartObjects>,
  stretch: Stretch | null,
  takesSizes: boolean,
): void {
  const hidden = new Map<Object3D, boolean>();
  const morphs = new Map<Mesh, Record<string, number>>();
  const sizes = new Map<Object3D, PartPlan['sizes']>();
  for (const [partId, part] of plan.parts) {
    const { roots, meshes } = parts.get(partId) ?? { roots: [], meshes: [] };
    for (const root of roots) {
      hidden.set(root, (hidden.get(root) ?? false) || !part.visible);
      sizes.set(root, [...(sizes.get(root) ?? []), ...part.sizes]);
    }
    for (const mesh of meshes) morphs.set(mesh, { ...morphs.get(mesh), ...part.morphs });
  }
  for (const [root, isHidden] of hidden) root.visible = !isHidden;
  for (const [mesh, weights] of morphs) setMorphs(mesh, weights);
  if (!takesSizes) return;
  for (const [root, all] of sizes) {
    stretch?.(
      root,
      all.filter(({ mode }) => mode === 'stretch'),
    );
    const scales = all.filter(({ mode }) => mode === 'scale');
    if (scales.length > 0 || root.userData[REST] !== undefined) setScales(root, scales);
  }
}

function setMorphs(mesh: Mesh, morphs: PartPlan['morphs']): void {
  const { morphTargetInfluences: weights, morphTargetDictionary: names } = mesh;
  if (!weights || !names) return;
  for (const [name, at] of Object.entries(names)) weights[at] = Object.hasOwn(morphs, name) ? (morphs[name] ?? 0) : 0;
}

function setScales(root: Object3D, sizes: PartPlan['sizes']): void {
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
