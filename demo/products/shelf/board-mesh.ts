/** Boards with eased edges, each cut from its own place of its own log. */
import type { Triple } from './layout-shelf.js';
import type { MeshLists, Vertex } from './mesh-lists.js';
import type { Lighting } from './shelf-light.js';

/** A box whose edges are eased. */
export interface Piece {
  readonly min: Triple;
  readonly max: Triple;
  readonly grain: 0 | 1 | 2;
}

/** Radius of an eased edge. */
export const EASE_MM = 1.5;

/** Where the nets of boards have lines, by axis. */
export type Stations = readonly [readonly number[], readonly number[], readonly number[]];

/** Makes boards for one mesh. */
export interface Joinery {
  readonly lists: MeshLists;
  readonly light: Lighting;
  readonly stations: Stations;
  /** Radius of the edges, mm. */
  readonly easeMm: number;
}

/**
 * Adds one board. `number` tells it from all others: its log, and the place in it.
 *
 * @param whole - What it is cut from, side by side with others of that number: the grain runs on from one to the next.
 */
export function addBoard(joinery: Joinery, piece: Piece, number: number, whole = piece): void {
  const log = logOf(whole, number);
  for (const axis of [0, 1, 2] as const) for (const side of [-1, 1] as const) addFace(joinery, piece, log, axis, side);
}

/** A face reaches half-way round its edges: with its neighbours it closes them. */
function addFace(joinery: Joinery, piece: Piece, log: Log, axis: Axis, side: -1 | 1): void {
  const { lists, light, stations, easeMm } = joinery;
  const { min, max, grain } = piece;
  const u = ((axis + 1) % 3) as Axis;
  const v = ((axis + 2) % 3) as Axis;
  // Nobody sees the rear.
  const isRear = axis === 2 && side < 0;
  const us = linesOf(piece, u, isRear ? [] : stations[u], easeMm);
  const vs = linesOf(piece, v, isRear ? [] : stations[v], easeMm);
  const along = grain === axis ? v : grain;
  const across = along === u ? v : u;
  const point: [number, number, number] = [0, 0, 0];
  const normal: [number, number, number] = [0, 0, 0];
  lists.addNet(us.length, vs.length, side < 0, (vertex, column, row) => {
    point[axis] = side < 0 ? min[axis] : max[axis];
    point[u] = us[column] ?? 0;
    point[v] = vs[row] ?? 0;
    ease(piece, point, normal, easeMm);
    [vertex.x, vertex.y, vertex.z] = point;
    [vertex.nx, vertex.ny, vertex.nz] = normal;
    vertex.u = point[across];
    vertex.v = point[along];
    placeInLog(vertex, point, log);
    light(vertex);
  });
}

function linesOf({ min, max }: Piece, axis: Axis, stations: readonly number[], easeMm: number): number[] {
  const [from, to] = [min[axis], max[axis]];
  const inner = stations.filter((at) => at > from + easeMm + 0.4 && at < to - easeMm - 0.4);
  return [from, from + easeMm, ...inner, to - easeMm, to];
}

/** Pulls a point of the box in onto its rounding. */
function ease({ min, max }: Piece, point: Vector, normal: Vector, easeMm: number): void {
  for (const axis of AXES) {
    const inner = Math.min(max[axis] - easeMm, Math.max(min[axis] + easeMm, point[axis]));
    normal[axis] = point[axis] - inner;
    point[axis] = inner;
  }
  const length = Math.hypot(normal[0], normal[1], normal[2]);
  for (const axis of AXES) {
    normal[axis] /= length;
    point[axis] += normal[axis] * easeMm;
  }
}

type Axis = 0 | 1 | 2;
type Vector = [number, number, number];
const AXES = [0, 1, 2] as const;

/** How a board lies in its log. */
interface Log {
  readonly wide: Axis;
  readonly thin: Axis;
  readonly grain: Axis;
  readonly middle: Triple;
  /** Pith to the middle of the board, across and deep. */
  readonly aside: number;
  readonly deep: number;
  readonly flip: 1 | -1;
  /** The log leans against the board, so that its rings come up in arches. */
  readonly slope: number;
  readonly start: number;
}

function logOf({ min, max, grain }: Piece, number: number): Log {
  const [first = 0, second = 1] = AXES.filter((axis) => axis !== grain);
  const isFirstWide = max[first] - min[first] > max[second] - min[second];
  const [wide, thin] = isFirstWide ? [first, second] : [second, first];
  return {
    wide,
    thin,
    grain,
    middle: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2],
    aside: (chance(number, 2) - 0.5) * 0.55 * (max[wide] - min[wide]),
    deep: 45 + 75 * chance(number, 3),
    flip: chance(number, 5) < 0.5 ? -1 : 1,
    slope: (0.012 + 0.022 * chance(number, 1)) * (chance(number, 4) < 0.5 ? -1 : 1),
    start: 4100 * number,
  };
}

function placeInLog(vertex: Vertex, point: Vector, log: Log): void {
  const along = point[log.grain] - log.middle[log.grain];
  vertex.across = point[log.wide] - log.middle[log.wide] + log.aside;
  vertex.deep = log.flip * (point[log.thin] - log.middle[log.thin]) + log.deep + log.slope * along;
  vertex.along = along + log.start;
}

/** A number in 0..1 that is always the same for a board (Murmur's finalizer). */
export function chance(number: number, salt: number): number {
  let h = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 0x100000000;
}
