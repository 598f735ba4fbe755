/**
 * How much of the room's light reaches a point of the shelf: the share of its view that goes out through the open front of its
 * compartment, in closed form, and what the wood around throws back. A picture without it looks like a drawing.
 */
import type { Compartment, ShelfLayout } from './layout-shelf.js';
import type { Vertex } from './mesh-lists.js';

/** The room in front is brighter than the mean of all around: the key light stands there. */
const FRONT_GAIN = 1.55;
/** What the inside throws back where no light comes from the front. */
const BOUNCE = 0.13;
/** Where boards meet it is darker for so far. */
const JOINT_MM = 5;
const JOINT_DARK = 0.5;
/** Near the floor, and between shelf and wall. */
const FLOOR_MM = 160;
const BEHIND = 0.12;
const UNDER = 0.25;

/** Sets the light of a vertex from its place and what it faces. */
export type Lighting = (vertex: Vertex) => void;

/** The light in and around one shelf. */
export function lightOf(layout: ShelfLayout): Lighting {
  return (vertex) => {
    // A point of an eased edge belongs to the space it looks into.
    const x = vertex.x + 3 * vertex.nx;
    const y = vertex.y + 3 * vertex.ny;
    const z = vertex.z + 3 * vertex.nz;
    const inside = findCompartment(layout, x, y, z);
    vertex.light = inside === null ? outside(layout, x, y, z, vertex) : insideOf(inside, x, y, z, vertex);
  };
}

function findCompartment(
  { compartments, bays, rows, min, max }: ShelfLayout,
  x: number,
  y: number,
  z: number,
): Compartment | null {
  if (z > max[2] || z < min[2]) return null;
  const bay = Math.min(bays - 1, Math.max(0, Math.floor(((x - min[0]) / (max[0] - min[0])) * bays)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(((y - min[1]) / (max[1] - min[1])) * rows)));
  const found = compartments[bay * rows + row];
  if (!found) return null;
  return x > found.min[0] && x < found.max[0] && y > found.min[1] && y < found.max[1] ? found : null;
}

function outside({ min, max }: ShelfLayout, x: number, y: number, z: number, { nx, ny, nz }: Vertex): number {
  if (nz < -0.75) return BEHIND;
  if (ny < -0.7 && y < min[1]) return UNDER;
  const low = y < max[1] ? 0.62 + 0.38 * Math.min(1, y / FLOOR_MM) : 1;
  // Outside, the sides darken towards the wall.
  const isBeside = Math.abs(nx) > 0.7 && (x < min[0] || x > max[0]);
  return isBeside ? low * (0.72 + 0.28 * Math.min(1, (z - min[2]) / 90)) : low;
}

function insideOf(space: Compartment, x: number, y: number, z: number, vertex: Vertex): number {
  const { nx, ny, nz } = vertex;
  const away = Math.max(0.5, space.max[2] - z);
  const [left, right] = [x - space.min[0], space.max[0] - x];
  const [below, above] = [y - space.min[1], space.max[1] - y];
  // The share of each axis the normal has a part of; they add up as the squares of a unit vector do.
  let direct = 0;
  if (nx !== 0) direct += nx * nx * toOpening(away, nx > 0 ? right : left, below, above);
  if (ny !== 0) direct += ny * ny * toOpening(away, ny > 0 ? above : below, left, right);
  if (nz > 0) direct += nz * nz * facingOpening(away, left, right, below, above);
  const joints = (Math.abs(nx) > 0.7 ? 1 : joint(left, right)) * (Math.abs(ny) > 0.7 ? 1 : joint(below, above));
  return Math.min(1, FRONT_GAIN * direct + BOUNCE) * joints;
}

/**
 * View factor of a surface that stands square to an opening `away` from it, from the element's own edge up to `high`, and
 * `left` and `right` beside it (Howell, A Catalog of Radiation Heat Transfer Configuration Factors, B-4).
 */
function toOpening(away: number, high: number, left: number, right: number): number {
  const slant = Math.hypot(away, high);
  return (besideOpening(away, slant, left) + besideOpening(away, slant, right)) / (2 * Math.PI);
}

function besideOpening(away: number, slant: number, side: number): number {
  return Math.atan(side / away) - (away / slant) * Math.atan(side / slant);
}

/** View factor of a surface that faces the opening (B-3), as the sum of its four quarters. */
function facingOpening(away: number, left: number, right: number, below: number, above: number): number {
  return (
    quarter(away, left, below) + quarter(away, right, below) + quarter(away, left, above) + quarter(away, right, above)
  );
}

function quarter(away: number, x: number, y: number): number {
  const [a, b] = [Math.hypot(away, x), Math.hypot(away, y)];
  return ((x / a) * Math.atan(y / a) + (y / b) * Math.atan(x / b)) / (2 * Math.PI);
}

/** The dark line where two boards meet. */
function joint(before: number, behind: number): number {
  const near = Math.max(0, Math.min(before, behind));
  return near >= JOINT_MM ? 1 : JOINT_DARK + ((1 - JOINT_DARK) * near) / JOINT_MM;
}
