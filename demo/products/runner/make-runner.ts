/**
 * Makes the runner's model: a left shoe, EU 42, cut and lofted on a last described in `last.ts`, written as a quantised GLB.
 * Run: `npx tsx demo/products/runner/make-runner.ts`
 *
 * Millimetres, Y up, toe +Z, outer side +X. UVs are the flat pattern in even millimetres; vertex colours are the light that
 * reaches each point.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeGlb, type NamedMesh } from '../bottle/write-glb.js';
import { alongCollar, collarRoll, insole, lining } from './inside.js';
import { SolidGrid } from './occlusion.js';
import { joinPatches, type Patch } from './patch.js';
import { pullTab } from './pull-tab.js';
import { midsole, outsole } from './sole.js';
import { upperSurface } from './upper-surface.js';
import { upperZones } from './upper.js';

const surface = upperSurface();
const zones = upperZones(surface, alongCollar(surface));
const tab = pullTab();
const pieces: readonly (readonly [name: string, patch: Patch, color: readonly [number, number, number]])[] = [
  ['Toe', zones.Toe, [0.6, 0.57, 0.5]],
  ['Vamp', zones.Vamp, [0.62, 0.6, 0.55]],
  ['Quarter', zones.Quarter, [0.6, 0.57, 0.5]],
  ['Heel', zones.Heel, [0.3, 0.33, 0.3]],
  ['Cage', zones.Cage, [0.3, 0.33, 0.3]],
  ['Tab', tab.strip, [0.12, 0.13, 0.14]],
  ['Thread', joinPatches([zones.Thread, tab.thread]), [0.7, 0.68, 0.6]],
  ['Collar', joinPatches([zones.Collar, collarRoll(surface)]), [0.2, 0.22, 0.24]],
  ['Lining', lining(surface), [0.05, 0.05, 0.055]],
  ['Insole', insole(), [0.08, 0.08, 0.085]],
  ['Midsole', midsole(), [0.78, 0.76, 0.7]],
  ['Outsole', outsole(), [0.5, 0.28, 0.13]],
];

const solid = new SolidGrid(pieces.map(([, patch]) => patch));

function toMesh({ vertices, triangles }: Patch): NamedMesh['mesh'] {
  const lowest = (k: 0 | 1): number => vertices.reduce((low, { flat }) => Math.min(low, flat[k]), Infinity);
  const highest = (k: 0 | 1): number => vertices.reduce((high, { flat }) => Math.max(high, flat[k]), -Infinity);
  const [u0, v0] = [lowest(0), lowest(1)];
  const span = Math.max(highest(0) - u0, highest(1) - v0);
  return {
    positions: vertices.flatMap(({ at }) => at),
    normals: vertices.flatMap(({ normal }) => normal),
    uvs: vertices.flatMap(({ flat }) => [(flat[0] - u0) / span, (flat[1] - v0) / span]),
    shorts: null,
    shades: vertices.map(({ at, normal }) => solid.openness(at, normal) ** 1.1),
    indices: [...triangles],
  };
}

// The tab's lettering: 24 mm wide and high, above the stitches, upright as seen from behind.
const strip = toMesh(tab.strip);
const spanMm = (tab.strip.vertices.at(-1)?.flat[1] ?? 1) / Math.max(...strip.uvs);
const uv = [0.8, 39, 24.8, 15].map((mm) => Number((mm / spanMm).toFixed(5)));
process.stdout.write(`area of the tab: "uv": ${JSON.stringify(uv)}\n`);

const nodes = pieces.map(
  ([name, patch, color]): NamedMesh => ({ name, mesh: toMesh(patch), material: { name, color, metallic: 0, roughness: 0.8 } }),
);
const glb = writeGlb('Runner', nodes);
await writeFile(fileURLToPath(new URL('runner.glb', import.meta.url)), glb);
for (const [name, patch] of pieces) process.stdout.write(`${name} ${patch.triangles.length / 3} ${patch.vertices.length}\n`);
const triangles = pieces.reduce((sum, [, patch]) => sum + patch.triangles.length / 3, 0);
process.stdout.write(`runner.glb ${glb.length} bytes, ${triangles} triangles\n`);
