/** A point or a direction of a demo product, millimetres, y up. */
export type Vec3 = readonly [number, number, number];

export function add(a: Vec3, b: Vec3, share = 1): Vec3 {
  return [a[0] + b[0] * share, a[1] + b[1] * share, a[2] + b[2] * share];
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return add(a, b, -1);
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function lengthOf(a: Vec3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** The unit vector; a vector without a direction stays what it is. */
export function unit(a: Vec3): Vec3 {
  const length = lengthOf(a);
  return length === 0 ? a : [a[0] / length, a[1] / length, a[2] / length];
}

export function mix(a: Vec3, b: Vec3, share: number): Vec3 {
  return add(a, subtract(b, a), share);
}
