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

/** Longest side of a piece's flat pattern, millimetres, and its corner: what one unit of its UVs is, and where they begin. */
function patternOf({ vertices }: Patch): { readonly u0: number; readonly v0: number; readonly spanMm: number } {
  const [us, vs] = [vertices.map(({ flat }) => flat[0]), vertices.map(({ flat }) => flat[1])];
  const [u0, v0] = [Math.min(...us), Math.min(...vs)];
  return { u0, v0, spanMm: Math.max(Math.max(...us) - u0, Math.max(...vs) - v0) };
}

function toMesh(patch: Patch): NamedMesh['mesh'] {
  const { u0, v0, spanMm } = patternOf(patch);
  return {
    positions: patch.vertices.flatMap(({ at }) => at),
    normals: patch.vertices.flatMap(({ normal }) => normal),
    uvs: patch.vertices.flatMap(({ flat }) => [(flat[0] - u0) / spanMm, (flat[1] - v0) / spanMm]),
    shorts: null,
    shades: solid.light(patch),
    indices: [...patch.triangles],
  };
}

const nodes = pieces.map(([name, patch, color]): NamedMesh => {
  return { name, mesh: toMesh(patch), material: { name, color, metallic: 0, roughness: 0.8 } };
});
const glb = writeGlb('Runner', nodes);
await writeFile(fileURLToPath(new URL('runner.glb', import.meta.url)), glb);
const triangles = pieces.reduce((sum, [, patch]) => sum + patch.triangles.length / 3, 0);
// The lettering's area, 24 mm square above the tab's stitches, upright as seen from behind: what product.json has to say.
const { spanMm } = patternOf(tab.strip);
const area = [0.8, 39, 24.8, 15].map((mm) => Number((mm / spanMm).toFixed(5)));
process.stdout.write(
  `runner.glb ${glb.length} bytes, ${triangles} triangles\narea of the tab ${JSON.stringify(area)}\n`,
);
