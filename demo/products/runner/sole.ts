/** The sole: a foam midsole with a sculpted wall, and a rubber tread with lugs that climbs over the toe. */
import { pathThrough, smoothStep, spline, type Path } from './curves.js';
import { SOLE_FROM, SOLE_TO, groundY, soleX, wallTopY } from './last.js';
import { joinPatches, patchFromGrid, smoothPatch, type Patch, type Vertex } from './patch.js';
import { lengthOf, subtract, type Vec3 } from '../vec3.js';

const COLUMNS = 200;
/** Lug height, and thickness of the whole tread. */
const [LUG_MM, TREAD_MM] = [3, 4.6];
/** Wall of foam that stands up round the upper. */
const LIP_MM = 2;

interface Station {
  readonly at: Vec3;
  /** Outwards, in plan. */
  readonly out: Vec3;
  readonly turnMm: number;
}

/** Round the sole from the heel over the outer side to the toe and back. */
function stations(columns: number): Station[] {
  const half = (side: 1 | -1): Vec3[] =>
    Array.from({ length: 321 }, (_, i): Vec3 => {
      const z = SOLE_FROM + (SOLE_TO - SOLE_FROM) * (0.5 - 0.5 * Math.cos((Math.PI * i) / 320));
      return [soleX(side, z), 0, z];
    });
  const path: Path = pathThrough([...half(1), ...half(-1).reverse().slice(1)]);
  const step = 1 / columns;
  return Array.from({ length: columns + 1 }, (_, i) => {
    const at = path.at(i * step);
    const ahead = path.at((i * step + step) % 1);
    const behind = path.at((i * step - step + 1) % 1);
    const along = subtract(ahead, behind);
    const length = lengthOf(along);
    return { at, out: [along[2] / length, 0, -along[0] / length], turnMm: i * step * path.lengthMm };
  });
}

const bottomY = (z: number): number => groundY(z) + TREAD_MM;
/** How far the wall draws in from its foot to its upper edge. */
const drawIn = (z: number): number => 2.6 + 3.2 * (1 - smoothStep(10, 110, z)) + 1.6 * smoothStep(240, 290, z);
/** The heel is cut away below, so that it rolls in. */
const heelCut = (z: number): number => 9 * (1 - smoothStep(-9, 34, z));

/** Distance of the wall from the outline of the sole, by share of its height. */
function wallOut(z: number, share: number): number {
  const up = Math.min(1, Math.max(0, share));
  const belly = 1.8 * Math.sin(Math.PI * up ** 0.8);
  return belly - drawIn(z) * up ** 1.7 - heelCut(z) * (1 - up) ** 2.2;
}

/** Share of the wall's height at which the long groove runs: high at the heel, low under the arch, high at the ball. */
const grooveAt = spline([
  [-9, 0.6],
  [25, 0.58],
  [70, 0.47],
  [112, 0.4],
  [150, 0.44],
  [190, 0.52],
  [235, 0.5],
  [270, 0.4],
  [298, 0.3],
]);

/** A round notch: depth 1 in the middle, nothing beyond 1. */
const notch = (t: number): number => (Math.abs(t) >= 1 ? 0 : Math.cos((Math.PI / 2) * t) ** 1.5);

/** The wall's profile from under the foot to inside the upper: distance from the outline and height, millimetres. */
function wallProfile(z: number): (readonly [out: number, y: number])[] {
  const [low, high] = [bottomY(z), wallTopY(z)];
  const tall = high - low;
  const [soft, lip] = [2.2, LIP_MM];
  const groove = low + grooveAt(z) * tall;
  // Two fins under the heel's groove run out towards the arch.
  const [fin1, fin2] = [low + soft + (groove - low - soft) * 0.3, low + soft + (groove - low - soft) * 0.64];
  const fin = 1.1 * (1 - smoothStep(30, 96, z));
  const outAt = (y: number): number =>
    wallOut(z, (y - low) / tall) -
    1.6 * notch((y - groove) / 1.2) -
    fin * (notch((y - fin1) / 1.1) + notch((y - fin2) / 1.1)) -
    0.8 * smoothStep(groove, groove + 1.8, y);
  const levels = [
    low + soft,
    ...spread(fin1 - 1.1, fin1 + 1.1, 4),
    ...spread(fin2 - 1.1, fin2 + 1.1, 4),
    ...spread(groove - 1.2, groove + 1.2, 6),
    ...spread(groove + 1.9, high - lip, 4),
  ];
  const [foot, edge] = [outAt(low + soft), outAt(high - lip)];
  const arc = (from: number, to: number, steps: number): number[] =>
    spread(from, to, steps).map((deg) => (deg * Math.PI) / 180);
  return [
    [foot - 12, low],
    ...arc(-90, -20, 3).map((a) => [foot - soft + soft * Math.cos(a), low + soft + soft * Math.sin(a)] as const),
    ...levels.map((y) => [outAt(y), y] as const),
    ...arc(16, 110, 5).map((a) => [edge - lip + lip * Math.cos(a), high - lip + lip * Math.sin(a)] as const),
    [edge - 6, high - 2.6],
  ];
}

function spread(from: number, to: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
}

/** Sweeps profiles round the sole; the flat pattern is the strip one gets by peeling it off. */
function sweep(columns: number, profileAt: (z: number) => readonly (readonly [number, number])[]): Patch {
  const grid = stations(columns).map(({ at, out, turnMm }) => {
    let along = 0;
    let before: readonly [number, number] | null = null;
    return profileAt(at[2]).map((point): Omit<Vertex, 'normal'> => {
      if (before) along += Math.hypot(point[0] - before[0], point[1] - before[1]);
      before = point;
      return {
        at: [at[0] + out[0] * point[0], point[1], at[2] + out[2] * point[0]],
        flat: [turnMm, along],
        rise: along,
        fall: 0,
      };
    });
  });
  return patchFromGrid(grid, true);
}

export function midsole(): Patch {
  return sweep(COLUMNS, wallProfile);
}

/** Upper edge of the rubber over the ground: a thin line along the sides, a bumper at the toe, a little at the heel. */
function treadTop(z: number): number {
  return TREAD_MM + 1.2 + 13 * smoothStep(262, 292, z) + 4.5 * (1 - smoothStep(-4, 22, z));
}

function treadProfile(z: number): (readonly [number, number])[] {
  const [ground, low] = [groundY(z), bottomY(z)];
  const tall = wallTopY(z) - low;
  const top = ground + treadTop(z);
  const skin = 0.9;
  const outAt = (y: number): number => wallOut(z, (y - low) / tall) + skin;
  const foot = ground + LUG_MM;
  return [
    [outAt(low) - 5, foot + 0.4],
    [outAt(low) - 2.6, foot],
    [outAt(low) - 1.1, foot + 0.35],
    [outAt(low) - 0.25, foot + 1.1],
    ...spread(foot + 1.9, top - 0.6, 5).map((y) => [outAt(y), y] as const),
    [outAt(top) - 0.1, top - 0.25],
    [outAt(top) - 0.5, top],
    [outAt(top) - 2.5, top + 0.1],
  ];
}

/** Behind it the heel is cut away. */
const PLATE_FROM = 7;

/** The rubber between its edges, seen from below, with a shallow flex groove along the middle. */
function treadPlate(): Patch {
  const [across, along] = [14, 84];
  const grid = Array.from({ length: along + 1 }, (_, i) => {
    const z = PLATE_FROM + ((SOLE_TO - 2.2 - PLATE_FROM) * i) / along;
    return Array.from({ length: across + 1 }, (_unused, j): Omit<Vertex, 'normal'> => {
      const share = (2 * j) / across - 1;
      const x = plateX(share, z, 1.5 + 1.5 * heelCut(z));
      // A hair below the flange of the edge, which it covers.
      const y = groundY(z) + LUG_MM - 0.3 + 1.2 * Math.exp(-((share / 0.1) ** 2));
      return { at: [x, y, z], flat: [x, z], rise: 0, fall: 0 };
    });
  });
  return patchFromGrid(grid);
}

/** x at a share -1..1 of the tread's width, `inset` millimetres within its edges. */
function plateX(share: number, z: number, inset: number): number {
  const [outer, inner] = [soleX(1, z), soleX(-1, z)];
  const half = Math.max(0.5, (outer - inner) / 2 - inset);
  return (outer + inner) / 2 + share * half;
}

/** One lug: a soft-cornered block with a bevelled foot, bent into a chevron with its neighbours. */
function lug(share: readonly [number, number], z: readonly [number, number]): Patch {
  const sides = 14;
  const ring = (scale: number, lift: number): Omit<Vertex, 'normal'>[] =>
    Array.from({ length: sides + 1 }, (_, i) => {
      const angle = (i / sides) * 2 * Math.PI;
      const power = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.45;
      const a = (share[0] + share[1]) / 2 + (power(Math.cos(angle)) * scale * (share[1] - share[0])) / 2;
      const b =
        (z[0] + z[1]) / 2 +
        (power(Math.sin(angle)) * scale * (z[1] - z[0])) / 2 -
        9 * Math.max(0, 1 - Math.abs(a)) ** 1.3;
      const at: Vec3 = [plateX(a, b, 1.2 + heelCut(b) * 0.7), groundY(b) + lift, b];
      return { at, flat: [at[0], at[2]], rise: 0, fall: 0 };
    });
  return smoothPatch(patchFromGrid([ring(1.02, LUG_MM + 0.3), ring(0.97, 0.7), ring(0.9, 0), ring(0.01, 0)]));
}

function lugs(): Patch {
  const pieces: Patch[] = [];
  const rows = 17;
  for (let row = 0; row < rows; row++) {
    const from = 21 + (row * 270) / rows;
    const z = [from, from + 12] as const;
    for (const [a, b] of [
      [-1, -0.5],
      [-0.4, -0.08],
      [0.08, 0.4],
      [0.5, 1],
    ] as const) {
      pieces.push(lug([a, b], z));
    }
  }
  return joinPatches(pieces);
}

export function outsole(): Patch {
  return joinPatches([sweep(140, treadProfile), treadPlate(), lugs()]);
}
