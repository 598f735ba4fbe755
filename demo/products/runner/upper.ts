/** The upper's zones, cut from one surface: knit fields, padded collar, heel counter and welded cage. */
import { pathThrough, smoothStep } from './curves.js';
import { THROAT_Z, ridgeX, topY, wallX } from './last.js';
import { cutPatch, joinPatches, raisePatch, scorePatch, type Field, type Patch, type Vertex } from './patch.js';
import type { Vec3 } from '../vec3.js';
import { band, seam, traceLines } from './ribbons.js';
import { CABLES, cageGround, collarBand, heelCounter, quarter, toe } from './zones.js';

/** Height over the knit at a distance inside an edge: a rounded rim. */
function rim(distance: number, width: number): number {
  const t = Math.min(1, Math.max(0, distance / width));
  return Math.sqrt(1 - (1 - t) ** 2);
}

/** A piece laid on the surface: cut along its field, with a rounded rim of that width, raised to its thickness. */
export function overlay(surface: Patch, field: Field, thickness: number, width: number): Patch {
  const edges = [0.06, 0.3, 1].map((share) => share * width);
  const scored = edges.reduce(
    (patch, at) => scorePatch(patch, (vertex) => field(vertex) - at),
    cutPatch(surface, field),
  );
  return raisePatch(scored, (vertex) => 0.02 + thickness * rim(field(vertex), width));
}

const without = (patch: Patch, field: Field): Patch => cutPatch(patch, (vertex) => 0.4 - field(vertex));

export const COLLAR_PAD = 2;

/** How far the padded collar stands over the knit. */
export function collarLift(distance: number): number {
  return 1.3 * rim(distance, 1.2) + (COLLAR_PAD - 1.3) * smoothStep(0, 9, distance);
}

/** Each zone's patch by its name in the model. */
export function upperZones(
  surface: Patch,
  collarSurface: Patch,
): Record<'Toe' | 'Vamp' | 'Quarter' | 'Heel' | 'Collar' | 'Cage' | 'Thread', Patch> {
  const below = cutPatch(surface, (vertex) => 1 - collarBand(vertex));
  const bare = without(below, heelCounter);
  const collar = [0.25, 1.2, 5].reduce(
    (patch, at) => scorePatch(patch, (vertex) => collarBand(vertex) - at),
    cutPatch(collarSurface, collarBand),
  );
  return {
    Toe: overlay(below, toe, 0.55, 1.1),
    Vamp: alongRidge(
      without(
        cutPatch(bare, (vertex) => -quarter(vertex)),
        toe,
      ),
    ),
    Quarter: without(cutPatch(bare, quarter), toe),
    Heel: joinPatches([overlay(below, heelCounter, 1, 1.1), ...ribs(surface)]),
    Collar: raisePatch(collar, (vertex) => collarLift(collarBand(vertex))),
    Cage: cage(surface),
    Thread: seams(surface),
  };
}

/** The vamp's own flat pattern, which is symmetrical: u from the ridge down each side, v along the ridge. */
function alongRidge(patch: Patch): Patch {
  const flat = ({ at: [x, y, z] }: Vertex): readonly [number, number] => {
    const side = x < ridgeX(z) ? -1 : 1;
    const top = topY(z);
    const down = Array.from({ length: 41 }, (_, i): Vec3 => {
      const height = y + (top - y) * (1 - (i / 40) ** 2);
      return [wallX(side, height, z), height, z];
    });
    const ahead = Array.from({ length: 41 }, (_, i): Vec3 => {
      const station = THROAT_Z + ((z - THROAT_Z) * i) / 40;
      return [0, topY(station), station];
    });
    return [side * pathThrough(down).lengthMm, Math.sign(z - THROAT_Z) * pathThrough(ahead).lengthMm];
  };
  return { ...patch, vertices: patch.vertices.map((vertex) => ({ ...vertex, flat: flat(vertex) })) };
}

/** Ribs moulded into the counter, echoing its edge. */
function ribs(surface: Patch): Patch[] {
  const counter = raisePatch(
    cutPatch(surface, (vertex) => -collarBand(vertex) - 1),
    () => 0.9,
  );
  return [9.5, 14.5, 19.5, 24.5, 29.5].flatMap((inset) =>
    traceLines(counter, (vertex) => heelCounter(vertex) - inset).map((trace) => band(trace, 2.6, 0.55)),
  );
}

/** Bands welded on the quarters: a stay along each edge of the vamp, cables down to the sole. */
function cage(surface: Patch): Patch {
  const ground = cutPatch(surface, cageGround);
  const sides = cutPatch(ground, (vertex) => quarter(vertex) - 2.4);
  return joinPatches([
    ...traceLines(ground, (vertex) => quarter(vertex) - 2.4).map((trace) => band(trace, 4.6, 0.65)),
    ...CABLES.flatMap((cable) => traceLines(sides, cable).map((trace) => band(trace, 3, 0.6))),
  ]);
}

/** Two rows of stitches along the counter and one along the collar, on what lies there. */
function seams(surface: Patch): Patch {
  const counter = raisePatch(
    cutPatch(surface, (vertex) => -collarBand(vertex) - 0.5),
    () => 1,
  );
  const knit = cutPatch(surface, (vertex) => -heelCounter(vertex));
  return joinPatches(
    [
      ...[2.4, 5].flatMap((inset) => traceLines(counter, (vertex) => heelCounter(vertex) - inset)),
      ...traceLines(knit, (vertex) => collarBand(vertex) + 1.6),
    ].map((trace) => seam(trace)),
  );
}
