/**
 * The surface of the last between sole and collar as a grid: column by column round the foot (heel, outer side, toe, inner
 * side, heel), each from the feather line up to the collar's edge. Laid flat as a knitter's pattern, cut at the heel.
 */
import { pathThrough, smoothStep, type Path } from './curves.js';
import { LENGTH, THROAT_Z, collarY, featherY, heelZ, leave, wallX } from './last.js';
import { patchFromGrid, type Patch, type Vertex } from './patch.js';
import { add, lengthOf, mix, subtract, unit, type Vec3 } from '../vec3.js';

export const COLUMNS = 176;
export const ROWS = 44;
/** Rounds of pulling the flat pattern straight: 9 in 10 lengths come out true to 7 %. */
const PASSES = 400;
/** Points on a ray path before it is spread evenly. */
const FINE = 96;

/** Half of a closed line on the body, from the heel to the front, at a height that depends on z. */
function halfLine(side: 1 | -1, from: number, to: number, yAt: (z: number) => number): Path {
  const steps = 240;
  const points = Array.from({ length: steps + 1 }, (_, i): Vec3 => {
    const z = from + (to - from) * (0.5 - 0.5 * Math.cos((Math.PI * i) / steps));
    return [wallX(side, yAt(z), z), yAt(z), z];
  });
  return pathThrough(points);
}

const heelOf = (yAt: (z: number) => number): number => {
  let z = heelZ(yAt(0));
  for (let i = 0; i < 8; i++) z = heelZ(yAt(z));
  return z + 1e-4;
};
const line = (to: number, yAt: (z: number) => number): { readonly outer: Path; readonly inner: Path } => {
  const from = heelOf(yAt);
  return { outer: halfLine(1, from, to, yAt), inner: halfLine(-1, from, to, yAt) };
};
const feather = line(LENGTH - 0.5, featherY);
const collar = line(THROAT_Z, collarY);

/** Where a column starts on the feather line and ends on the collar. `turn` 0..1 round the foot. */
function endsOf(turn: number): readonly [low: Vec3, high: Vec3] {
  const side = turn <= 0.5 ? 'outer' : 'inner';
  const share = 1 - Math.abs(1 - 2 * turn);
  // Upright at the heel, fanned out from the throat over the forefoot.
  return [feather[side].at(share), collar[side].at(1 - (1 - share) ** 1.7)];
}

function column(turn: number): Vec3[] {
  const [low, high] = endsOf(turn);
  const lowFrom: Vec3 = [low[0] * 0.15, low[1] + 16, Math.min(232, Math.max(42, low[2]))];
  const highFrom: Vec3 = [0, high[1] - 26 * smoothStep(70, 125, high[2]), Math.min(104, Math.max(42, high[2]))];
  const fine = Array.from({ length: FINE + 1 }, (_, i) => {
    const t = i / FINE;
    if (i === 0) return low;
    if (i === FINE) return high;
    const from = mix(lowFrom, highFrom, t);
    return leave(from, unit(mix(unit(subtract(low, lowFrom)), unit(subtract(high, highFrom)), t)));
  });
  const path = pathThrough(fine);
  // Closer rows at both ends, where the toe turns and the collar is padded.
  return Array.from({ length: ROWS + 1 }, (_, i) => path.at(i / ROWS - 0.055 * Math.sin((2 * Math.PI * i) / ROWS)));
}

/** The whole surface; `flat` in millimetres of the flat pattern, u across and v along the foot. */
export function upperSurface(): Patch {
  const open = Array.from({ length: COLUMNS }, (_, i) => column(i / COLUMNS));
  const columns = [...open, ...open.slice(0, 1)];
  const flat = layFlat(columns);
  const grid = columns.map((points, i): Omit<Vertex, 'normal'>[] => {
    const lengths = [0];
    points
      .slice(1)
      .forEach((point, j) => lengths.push((lengths[j] ?? 0) + lengthOf(subtract(point, points[j] ?? point))));
    const whole = lengths.at(-1) ?? 0;
    return points.map((at, j) => ({
      at,
      flat: flat[i]?.[j] ?? [0, 0],
      rise: lengths[j] ?? 0,
      fall: whole - (lengths[j] ?? 0),
    }));
  });
  return patchFromGrid(grid, true);
}

/**
 * Flattens the grid so that lengths stay true: edges and diagonals are sticks that push and pull their ends into place
 * (position based dynamics, Müller 2007). Starts from the collar seen from above with the columns fanned out round it.
 */
function layFlat(columns: readonly (readonly Vec3[])[]): [number, number][][] {
  const width = ROWS + 1;
  const points = columns.flat();
  const spots = new Float64Array(points.length * 2);
  columns.forEach((column_, i) => {
    const high = column_.at(-1) ?? [0, 0, 0];
    const low = column_[0] ?? [0, 0, 0];
    const angle = 2 * Math.PI * (i / COLUMNS) - Math.PI / 2;
    const away = unit(
      add(subtract([low[0], 0, low[2]], [high[0], 0, high[2]]), [Math.cos(angle) * 30, 0, Math.sin(angle) * 30]),
    );
    let reach = 0;
    for (let j = ROWS; j >= 0; j--) {
      const at = i * width + j;
      if (j < ROWS) reach += lengthOf(subtract(points[at] ?? low, points[at + 1] ?? low));
      spots[2 * at] = high[0] + away[0] * reach;
      spots[2 * at + 1] = high[2] + away[2] * reach;
    }
  });
  relax(spots, sticksOf(points, columns.length, width));
  return columns.map((_, i) =>
    Array.from({ length: width }, (_unused, j) => {
      const at = 2 * (i * width + j);
      return [spots[at] ?? 0, spots[at + 1] ?? 0];
    }),
  );
}

interface Stick {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

function sticksOf(points: readonly Vec3[], columns: number, width: number): Stick[] {
  const sticks: Stick[] = [];
  // Long sticks first: they carry the whole into place, short ones settle the detail.
  for (const reach of [8, 4, 2, 1]) {
    for (let i = 0; i < columns; i += 1) {
      for (let j = 0; j < width; j += 1) {
        for (const [di, dj] of [
          [reach, 0],
          [0, reach],
          [reach, reach],
          [reach, -reach],
        ] as const) {
          const [i2, j2] = [i + di, j + dj];
          if (i2 >= columns || j2 < 0 || j2 >= width || (reach > 1 && (i % reach || j % reach))) continue;
          const [from, to] = [i * width + j, i2 * width + j2];
          const [a, b] = [points[from], points[to]];
          if (a && b) sticks.push({ from, to, length: lengthOf(subtract(a, b)) });
        }
      }
    }
  }
  return sticks;
}

function relax(spots: Float64Array, sticks: readonly Stick[]): void {
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { from, to, length } of sticks) {
      const [dx, dy] = [
        (spots[2 * to] ?? 0) - (spots[2 * from] ?? 0),
        (spots[2 * to + 1] ?? 0) - (spots[2 * from + 1] ?? 0),
      ];
      const now = Math.hypot(dx, dy) || 1e-6;
      const push = (0.4 * (now - length)) / now;
      spots[2 * from] = (spots[2 * from] ?? 0) + dx * push;
      spots[2 * from + 1] = (spots[2 * from + 1] ?? 0) + dy * push;
      spots[2 * to] = (spots[2 * to] ?? 0) - dx * push;
      spots[2 * to + 1] = (spots[2 * to + 1] ?? 0) - dy * push;
    }
  }
}
