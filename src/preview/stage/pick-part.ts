import { Raycaster, Vector2, type PerspectiveCamera } from 'three';
import type { PartId } from '../../kernel/ids.js';
import { isShown } from './model/is-shown.js';
import type { PartObjects } from './model/part-objects.js';

/** The part under a point of the canvas; `null`: none. CSS pixels. */
export function pickPart(
  parts: ReadonlyMap<PartId, PartObjects>,
  camera: PerspectiveCamera,
  xPx: number,
  yPx: number,
  widthPx: number,
  heightPx: number,
): PartId | null {
  const ray = new Raycaster();
  ray.setFromCamera(new Vector2((2 * xPx) / widthPx - 1, 1 - (2 * yPx) / heightPx), camera);
  const owners = new Map([...parts].flatMap(([partId, { meshes }]) => meshes.map((mesh) => [mesh, partId] as const)));
  const [hit] = ray.intersectObjects([...owners.keys()].filter(isShown), false);
  return hit ? ([...owners].find(([mesh]) => mesh === hit.object)?.[1] ?? null) : null;
}
