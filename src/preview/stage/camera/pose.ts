import type { Vector3 } from 'three';

/** Where the camera is: on a sphere round a point. */
export interface Pose {
  readonly azimuthRad: number;
  readonly polarRad: number;
  readonly distanceM: number;
  readonly target: Vector3;
  /** Where the target lies in the free area, from its bottom, share of its height. */
  readonly liftShare: number;
}

/** A pose between two; distance in proportion, so that a flight has an even pace. The shorter way round. */
export function mixPose(from: Pose, to: Pose, share: number): Pose {
  const turn = Math.PI * 2;
  const way = ((((to.azimuthRad - from.azimuthRad) % turn) + 1.5 * turn) % turn) - turn / 2;
  return {
    azimuthRad: from.azimuthRad + way * share,
    polarRad: from.polarRad + (to.polarRad - from.polarRad) * share,
    distanceM: from.distanceM * (to.distanceM / from.distanceM) ** share,
    target: from.target.clone().lerp(to.target, share),
    liftShare: from.liftShare + (to.liftShare - from.liftShare) * share,
  };
}

/** How far two poses are apart: 0 equal, 1 about a quarter turn or a doubled distance. */
export function poseDistance(a: Pose, b: Pose): number {
  const turn = Math.abs(Math.sin((a.azimuthRad - b.azimuthRad) / 2)) * 1.4;
  const tilt = Math.abs(a.polarRad - b.polarRad);
  const zoom = Math.abs(Math.log2(a.distanceM / b.distanceM));
  const pan = a.target.distanceTo(b.target) / Math.max(a.distanceM, 1e-6);
  return Math.max(turn, tilt, zoom, pan * 4, Math.abs(a.liftShare - b.liftShare));
}
