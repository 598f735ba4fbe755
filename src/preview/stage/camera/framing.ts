/** How near the camera comes so that a product fits what the page leaves free. Pure geometry, metres and pixels. */
import { Vector3, type Box3 } from 'three';
import type { Insets } from '../../plan/stage.js';

/** Vertical field of view of the lens, radians (look.md: 20 degrees). */
export const FOV_RAD = (20 * Math.PI) / 180;

/** The canvas and what of it is free, CSS pixels. */
export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly insets: Insets;
}

/** Free width and height, never below a tenth of the canvas. */
export function freeSize({ widthPx, heightPx, insets }: Viewport): {
  readonly widthPx: number;
  readonly heightPx: number;
} {
  return {
    widthPx: Math.max(widthPx / 10, widthPx - insets.leftPx - insets.rightPx),
    heightPx: Math.max(heightPx / 10, heightPx - insets.topPx - insets.bottomPx),
  };
}

/**
 * Share of the free height a whole product takes: look.md asks 62 to 70 % on a desktop; of an upright canvas, a phone's, the
 * sheet leaves little, and the product fills that.
 */
export function heightShare({ widthPx, heightPx }: Viewport): number {
  return widthPx > heightPx * 0.9 ? 0.69 : 0.88;
}

/** Distance from the middle of `box` at which it takes at most these shares of the free area, seen from an angle. */
export function fitDistance(
  box: Box3,
  azimuthRad: number,
  polarRad: number,
  viewport: Viewport,
  share: number,
): number {
  const free = freeSize(viewport);
  const focalPx = viewport.heightPx / 2 / Math.tan(FOV_RAD / 2);
  const tall = (share * free.heightPx) / 2 / focalPx;
  const wide = (0.84 * free.widthPx) / 2 / focalPx;
  let distance = 0;
  for (const { x, y, z } of cornersSeen(box, azimuthRad, polarRad)) {
    distance = Math.max(distance, Math.abs(y) / tall + z, Math.abs(x) / wide + z);
  }
  return Math.max(distance, 1e-3);
}

/** Height of `box` on the screen, pixels, seen from `distance`. */
export function heightOnScreen(
  box: Box3,
  azimuthRad: number,
  polarRad: number,
  viewport: Viewport,
  distance: number,
): number {
  const focalPx = viewport.heightPx / 2 / Math.tan(FOV_RAD / 2);
  const ys = cornersSeen(box, azimuthRad, polarRad).map(({ y, z }) => (focalPx * y) / Math.max(distance - z, 1e-3));
  return Math.max(...ys) - Math.min(...ys);
}

/** Corners relative to the middle of the box in the camera's axes: x right, y up, z towards the eye. */
function cornersSeen(box: Box3, azimuthRad: number, polarRad: number): Vector3[] {
  const towards = directionOf(azimuthRad, polarRad);
  const right = new Vector3(Math.cos(azimuthRad), 0, -Math.sin(azimuthRad));
  const up = new Vector3().crossVectors(towards, right);
  const middle = box.getCenter(new Vector3());
  const corners: Vector3[] = [];
  for (const x of [box.min.x, box.max.x]) {
    for (const y of [box.min.y, box.max.y]) {
      for (const z of [box.min.z, box.max.z]) {
        const corner = new Vector3(x, y, z).sub(middle);
        corners.push(new Vector3(corner.dot(right), corner.dot(up), corner.dot(towards)));
      }
    }
  }
  return corners;
}

/** Unit vector from the product to the eye. Azimuth 0 is +z (the front), positive towards +x; polar 90 degrees is level. */
export function directionOf(azimuthRad: number, polarRad: number): Vector3 {
  return new Vector3(
    Math.sin(polarRad) * Math.sin(azimuthRad),
    Math.cos(polarRad),
    Math.sin(polarRad) * Math.cos(azimuthRad),
  );
}
