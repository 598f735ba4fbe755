/**
 * A hairline beside the product with its length in words, for the size that is being asked. Drawn with the product, so that it
 * turns with it, but not into pictures: it lies on a layer that only the camera on screen sees.
 */
import { BufferAttribute, BufferGeometry, Group, LineBasicMaterial, LineSegments, Vector3, type Box3 } from 'three';
import type { MeasuredLength } from '../../plan/stage.js';
import { SCREEN_LAYER } from '../layers.js';
import { RulerLabel } from './ruler-label.js';
import type { RulerView } from './ruler-view.js';

const INK = { light: '#1a1917', dark: '#eceae5' } as const;
/** Line and product, line and words, half a tick: CSS pixels, whatever the distance. */
const AWAY_PX = 20;
const WORDS_PX = { x: 15, y: 38, z: 40 } as const;
const TICK_PX = 5;

/** One line with its words. Add `object` to the scene. */
export class Ruler {
  readonly object = new Group();
  readonly #positions = new BufferAttribute(new Float32Array(18), 3);
  readonly #ink = new LineBasicMaterial({ transparent: true, opacity: 0.8, toneMapped: false });
  readonly #lines: LineSegments;
  readonly #label: RulerLabel;

  /** @param fontFamily - Of the words. */
  constructor(fontFamily: string) {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.#positions);
    this.#lines = new LineSegments(geometry, this.#ink);
    this.#lines.frustumCulled = false;
    this.#label = new RulerLabel(fontFamily);
    this.object.add(this.#lines, this.#label.mesh);
    for (const each of this.object.children) each.layers.set(SCREEN_LAYER);
  }

  /** Puts the line beside `box`, which is what it measures. */
  place({ axis, label }: MeasuredLength, box: Box3, view: RulerView, scheme: 'light' | 'dark'): void {
    this.#ink.color.set(INK[scheme]);
    const { from, to, out } = lineOf(axis, box, view);
    const square = squareOf(from, to, out, view);
    const tick = square.clone().multiplyScalar(TICK_PX * view.pixelM);
    const points = [from, to, from, from, to, to].map((point) => point.clone());
    points[2]?.sub(tick);
    points[3]?.add(tick);
    points[4]?.sub(tick);
    points[5]?.add(tick);
    points.forEach((point, at) => this.#positions.setXYZ(at, point.x, point.y, point.z));
    this.#positions.needsUpdate = true;
    const words = from
      .clone()
      .add(to)
      .multiplyScalar(0.5)
      .addScaledVector(square, WORDS_PX[axis] * view.pixelM);
    this.#label.place(label, words, INK[scheme], view);
    this.object.updateMatrixWorld(true);
  }

  dispose(): void {
    this.#lines.geometry.dispose();
    this.#ink.dispose();
    this.#label.dispose();
  }
}

/** Square to the line as it is seen, on the side that `out` shows. */
function squareOf(from: Vector3, to: Vector3, out: Vector3, { camera }: RulerView): Vector3 {
  const square = to.clone().sub(from).cross(camera.getWorldDirection(new Vector3())).normalize();
  return square.dot(out) < 0 ? square.negate() : square;
}

/** The ends of the line, and the direction away from the product: where the product does not cover it. */
function lineOf(
  axis: MeasuredLength['axis'],
  { min, max }: Box3,
  { azimuthRad, pixelM }: RulerView,
): { readonly from: Vector3; readonly to: Vector3; readonly out: Vector3 } {
  const isFromLeft = Math.sin(azimuthRad) < -0.05;
  const away = AWAY_PX * pixelM;
  if (axis === 'x') {
    const z = max.z + 2 * away;
    return { from: new Vector3(min.x, min.y, z), to: new Vector3(max.x, min.y, z), out: new Vector3(0, 0, 1) };
  }
  // Seen from the left, the left side shows its depth, and the right edge stands free.
  const side = (axis === 'z') === isFromLeft ? -1 : 1;
  const x = (side < 0 ? min.x : max.x) + side * away;
  const out = new Vector3(side, 0, 0);
  if (axis === 'z') return { from: new Vector3(x, min.y, min.z), to: new Vector3(x, min.y, max.z), out };
  return { from: new Vector3(x, min.y, max.z), to: new Vector3(x, max.y, max.z), out };
}
