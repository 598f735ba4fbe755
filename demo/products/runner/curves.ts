/** One-dimensional shapes: splines through measured points, soft steps, and polylines by arc length. */
import { lengthOf, mix, subtract, type Vec3 } from '../vec3.js';

/** A natural cubic spline through points of rising x; straight on beyond both ends. */
export function spline(points: readonly (readonly [x: number, y: number])[]): (x: number) => number {
  const bends = bendsOf(points);
  const at = (i: number): readonly [number, number] => points[i] ?? [0, 0];
  return (x) => {
    const last = points.length - 2;
    let i = 0;
    while (i < last && x > at(i + 1)[0]) i++;
    const [[x0, y0], [x1, y1]] = [at(i), at(i + 1)];
    const width = x1 - x0;
    const t = (x - x0) / width;
    const [m0, m1] = [bends[i] ?? 0, bends[i + 1] ?? 0];
    if (t < 0) return y0 + (x - x0) * ((y1 - y0) / width - (width / 6) * (2 * m0 + m1));
    if (t > 1) return y1 + (x - x1) * ((y1 - y0) / width + (width / 6) * (m0 + 2 * m1));
    const s = 1 - t;
    return s * y0 + t * y1 + (width ** 2 / 6) * ((s ** 3 - s) * m0 + (t ** 3 - t) * m1);
  };
}

/** Second derivatives at the points, by the tridiagonal system of the natural spline. */
function bendsOf(points: readonly (readonly [number, number])[]): number[] {
  const count = points.length;
  const upper = new Array<number>(count).fill(0);
  const bends = new Array<number>(count).fill(0);
  const at = (i: number): readonly [number, number] => points[i] ?? [0, 0];
  for (let i = 1; i < count - 1; i++) {
    const [[x0, y0], [x1, y1], [x2, y2]] = [at(i - 1), at(i), at(i + 1)];
    const ratio = (x1 - x0) / (x2 - x0);
    const pivot = ratio * (upper[i - 1] ?? 0) + 2;
    upper[i] = (ratio - 1) / pivot;
    const jump = (y2 - y1) / (x2 - x1) - (y1 - y0) / (x1 - x0);
    bends[i] = ((6 * jump) / (x2 - x0) - ratio * (bends[i - 1] ?? 0)) / pivot;
  }
  for (let i = count - 2; i >= 0; i--) bends[i] = (upper[i] ?? 0) * (bends[i + 1] ?? 0) + (bends[i] ?? 0);
  return bends;
}

/** 0 below `from`, 1 above `to`, with level ends. */
export function smoothStep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Height over its foot of a quarter of a superellipse: 1 at `t` <= 0, 0 at `t` >= 1. */
export function roundOff(t: number, power: number): number {
  if (t <= 0) return 1;
  return t >= 1 ? 0 : (1 - t ** power) ** (1 / power);
}

/** The first place between `from` (where `test` holds) and `to` (where it does not) at which it stops to hold. */
export function lastHolding(from: number, to: number, test: (x: number) => boolean): number {
  let [inside, outside] = [from, to];
  for (let i = 0; i < 44; i++) {
    const middle = (inside + outside) / 2;
    if (test(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** A polyline that answers by share of its length. */
export interface Path {
  readonly lengthMm: number;
  at(share: number): Vec3;
}

export function pathThrough(points: readonly Vec3[]): Path {
  const along = [0];
  points.slice(1).forEach((point, i) => along.push((along[i] ?? 0) + lengthOf(subtract(point, points[i] ?? point))));
  const lengthMm = along.at(-1) ?? 0;
  return {
    lengthMm,
    at(share) {
      const target = Math.min(1, Math.max(0, share)) * lengthMm;
      let [low, high] = [0, points.length - 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((along[middle] ?? 0) <= target) low = middle;
        else high = middle;
      }
      const [from, to] = [along[low] ?? 0, along[high] ?? 0];
      const [a, b] = [points[low], points[high]];
      if (!a || !b) throw new RangeError('A path needs two points.');
      return to === from ? a : mix(a, b, (target - from) / (to - from));
    },
  };
}
