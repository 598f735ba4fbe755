import type { Object3D } from 'three';

/** Whether neither an object nor anything it hangs on is hidden. */
export function isShown(object: Object3D): boolean {
  let { visible } = object;
  object.traverseAncestors((ancestor) => (visible &&= ancestor.visible));
  return visible;
}
