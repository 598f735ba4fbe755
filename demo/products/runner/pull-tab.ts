/**
 * The pull tab: a webbing strip that lies on the heel, stands up over the collar as a loop and is sewn in again inside. Its
 * flat pattern has v 0 at the lower end outside; the lettering stands upright on it.
 */
import { lastHolding, pathThrough, smoothStep } from './curves.js';
import { heelZ, isInside } from './last.js';
import { joinPatches, patchFromGrid, type Patch, type Vertex } from './patch.js';
import { stitch } from './ribbons.js';
import { add, cross, subtract, unit, type Vec3 } from '../vec3.js';

export const TAB_WIDTH = 27;
const THICK = 1.5;
const [FOOT_Y, COLLAR_TOP, LOOP_TOP] = [64, 111, 123.5];
const HALF = TAB_WIDTH / 2;

/** Middle line in side view, from the lower end outside over the loop to inside the collar. */
const middle = pathThrough([
  ...Array.from({ length: 24 }, (_, i): Vec3 => {
    const y = FOOT_Y + ((COLLAR_TOP - 4 - FOOT_Y) * i) / 23;
    return [0, y, heelZ(y) - standOff(y)];
  }),
  ...Array.from({ length: 25 }, (_, i): Vec3 => {
    const angle = Math.PI * (i / 24);
    const centre = heelZ(108) + 3.2;
    const [half, tall] = [7.2, LOOP_TOP - COLLAR_TOP - 2];
    return [0, COLLAR_TOP + 2 + tall * Math.sin(angle) ** 0.8, centre - half * Math.cos(angle)];
  }),
  [0, 106, heelZ(106) + 13],
  [0, 98, heelZ(98) + 11],
]);

/** Over the counter, then over the padded collar. */
function standOff(y: number): number {
  return 1.7 + 1.4 * smoothStep(86, 95, y);
}

/** How far the strip bends round the heel at a distance from its middle; flat in the loop. */
function bend(across: number, y: number): number {
  const at = Math.min(y, COLLAR_TOP - 4);
  const wall = lastHolding(40, -20, (z) => isInside([across, at, z]));
  const hug = 1 - smoothStep(COLLAR_TOP - 6, LOOP_TOP - 2, y);
  return (wall - heelZ(at)) * (0.25 + 0.75 * hug);
}

/** Webbing: front (left to right as read), rounded edges and back in one closed section. */
const SECTION = [
  [HALF - 0.7, 0.5],
  [HALF / 2, 0.5],
  [0, 0.5],
  [-HALF / 2, 0.5],
  [-HALF + 0.7, 0.5],
  [-HALF + 0.15, 0.3],
  [-HALF, 0],
  [-HALF + 0.15, -0.3],
  [-HALF + 0.7, -0.5],
  [0, -0.5],
  [HALF - 0.7, -0.5],
  [HALF - 0.15, -0.3],
  [HALF, 0],
  [HALF - 0.15, 0.3],
  [HALF - 0.7, 0.5],
] as const;

function outwards(share: number): Vec3 {
  const along = unit(subtract(middle.at(share + 0.01), middle.at(share - 0.01)));
  return cross(along, [1, 0, 0]);
}

function place(share: number, across: number, up: number): Vec3 {
  const at = middle.at(share);
  const outside = 1 - smoothStep(0.42, 0.62, share);
  const inside = smoothStep(0.8, 0.95, share);
  const bent = bend(across, outside > 0 || inside > 0 ? at[1] : LOOP_TOP) * Math.max(outside, inside, 0.25);
  return add([across, at[1], at[2] + bent], outwards(share), up * THICK);
}

function webbing(): Patch {
  const steps = 64;
  const grid = Array.from({ length: steps + 1 }, (_, i) => {
    const share = i / steps;
    // The lower end is folded in.
    const full = 0.3 + 0.7 * Math.min(1, (i + 0.2) / 1.4) ** 0.5;
    let turn = 0;
    return SECTION.map(([across, up], k): Omit<Vertex, 'normal'> => {
      const [before, upBefore] = SECTION[k - 1] ?? [across, up];
      turn += Math.hypot(across - before, (up - upBefore) * THICK);
      return { at: place(share, across, up * full), flat: [turn, share * middle.lengthMm], rise: 0, fall: 0 };
    });
  });
  return patchFromGrid(grid);
}

/** A box of stitches at the lower end, and a bar under the loop. */
function sewing(): Patch {
  const pieces: Patch[] = [];
  const at = (share: number, across: number, sideways: boolean): void => {
    const out = outwards(share);
    const along = unit(subtract(place(share + 0.01, across, 0.5), place(share - 0.01, across, 0.5)));
    const right = unit(subtract(place(share, across + 0.5, 0.5), place(share, across - 0.5, 0.5)));
    const frame = sideways ? { along: right, side: cross(out, right) } : { along, side: cross(out, along) };
    pieces.push(stitch({ at: place(share, across, 0.5), out, ...frame }, 2.6, 0.8));
  };
  const mm = 1 / middle.lengthMm;
  for (let across = -9; across <= 9.1; across += 3.6) [2.6, 13.4].forEach((y) => at(y * mm, across, true));
  for (let y = 4.4; y <= 12; y += 3.6) [-10.8, 10.8].forEach((across) => at(y * mm, across, false));
  return joinPatches(pieces);
}

export function pullTab(): { readonly strip: Patch; readonly thread: Patch } {
  return { strip: webbing(), thread: sewing() };
}
