/** The matt stone a ring is shown on: round, with an inclined top, darker where the ring keeps the light off. */
import type { MeshData } from '../../../src/preview/plan/mesh-data.js';
import { cross, subtract, unit, type Vec3 } from '../vec3.js';
import { addLoft, LoftLists, type Place } from './loft.js';

/** Slope of its top. */
export const TILT_RAD = (12 * Math.PI) / 180;
/** Of the middle of its top. */
export const STONE_HEIGHT_MM = 8;

const RADIUS_MM = 18;
const EDGE_MM = 2.2;
const AROUND = 96;
/** Up to where its edge begins. */
const ROWS_OF_SIDE = 3;
const HERE: Place = { point: (point) => point, direction: (direction) => direction };

/** A stone under a ring that touches it between those radii. */
export function stoneOf(innerMm: number, outerMm: number): MeshData {
  const lists = new LoftLists();
  const profile = profileOf(innerMm, outerMm);
  addLoft(lists, AROUND, profile.length, HERE, (vertex, column, row) => {
    const angle = (column / AROUND - 0.5) * 2 * Math.PI;
    const [radius, height] = profile[row]!;
    const on = (turn: number, [r, h]: readonly [number, number]): Vec3 =>
      inclined(r * Math.sin(turn), h, r * Math.cos(turn));
    vertex.position = on(angle, [radius, height]);
    const around = subtract(on(angle + 0.01, [radius + 0.001, height]), on(angle - 0.01, [radius + 0.001, height]));
    const along = subtract(
      on(angle, profile[row + 1] ?? [0, STONE_HEIGHT_MM]),
      on(angle, profile[row - 1] ?? profile[row]!),
    );
    vertex.normal = radius === 0 ? topNormal() : unit(cross(around, along));
    const isSide = row < ROWS_OF_SIDE;
    vertex.tangent = isSide ? unit(around) : [1, 0, 0];
    vertex.uv = isSide ? [angle * RADIUS_MM, height] : [radius * Math.sin(angle), -radius * Math.cos(angle)];
    vertex.light = height < STONE_HEIGHT_MM ? 1 : lightAt(radius, innerMm, outerMm);
  });
  return lists.toMesh('stone', { surface: 'stone' });
}

/** Radius and height from the ground up the side, over the edge and in to the middle; close together where the light changes. */
function profileOf(innerMm: number, outerMm: number): [number, number][] {
  const side: [number, number][] = [
    [RADIUS_MM + 0.4, 0],
    [RADIUS_MM + 0.3, 1],
    [RADIUS_MM, STONE_HEIGHT_MM - EDGE_MM],
  ];
  const edge = Array.from({ length: 8 }, (_, step): [number, number] => {
    const angle = ((step + 1) / 8) * (Math.PI / 2);
    return [RADIUS_MM - EDGE_MM * (1 - Math.cos(angle)), STONE_HEIGHT_MM - EDGE_MM * (1 - Math.sin(angle))];
  });
  const nearRing = [4, 2.4, 1.4, 0.8, 0.4, 0.15, 0].flatMap((gap) => [outerMm + gap, innerMm - gap]);
  const top = [...nearRing, 5, 2.5, 0]
    .filter((radius) => radius >= 0 && radius < RADIUS_MM - EDGE_MM - 0.1)
    .sort((a, b) => b - a)
    .map((radius): [number, number] => [radius, STONE_HEIGHT_MM]);
  return [...side, ...edge, ...top];
}

/** The ring stands on it, keeps the light off beside it, and even more within. */
function lightAt(radius: number, innerMm: number, outerMm: number): number {
  if (radius > innerMm && radius < outerMm) return 0.2;
  if (radius >= outerMm)
    return 1 - 0.62 * Math.exp(-(radius - outerMm) / 0.9) - 0.12 * Math.exp(-(radius - outerMm) / 4);
  return 0.88 - 0.54 * Math.exp(-(innerMm - radius) / 1.1) - 0.14 * Math.exp(-(innerMm - radius) / 5);
}

/** The higher, the more inclined: the foot stays level. */
function inclined(x: number, y: number, z: number): Vec3 {
  return [x, y * (1 - (z * Math.tan(TILT_RAD)) / STONE_HEIGHT_MM), z];
}

function topNormal(): Vec3 {
  return [0, Math.cos(TILT_RAD), Math.sin(TILT_RAD)];
}
