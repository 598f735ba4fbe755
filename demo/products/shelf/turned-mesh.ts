import type { Triple } from './layout-shelf.js';
import type { MeshLists } from './mesh-lists.js';
import type { Lighting } from './shelf-light.js';

/** Radius and height of a turned thing, from its foot up, millimetres. */
export type Profile = readonly (readonly [radiusMm: number, heightMm: number])[];

/** Facets round a thing: few for a knob, none to be seen on a vase. */
const aroundOf = (profile: Profile): number =>
  Math.max(28, Math.ceil(1.2 * Math.max(...profile.map(([radius]) => radius))));

/** Adds a turned thing that stands at `foot`; `lies`: its axis runs to the front instead of up. */
export function addTurned(lists: MeshLists, profile: Profile, foot: Triple, light: Lighting, lies = false): void {
  const around = aroundOf(profile);
  lists.addNet(around + 1, profile.length, lies, (vertex, column, row) => {
    const angle = (column / around) * 2 * Math.PI;
    const [radius, height] = profile[row] ?? [0, 0];
    const [along, out] = slopeAt(profile, row);
    const [x, z] = [Math.sin(angle) * radius, Math.cos(angle) * radius];
    const [nx, nz] = [Math.sin(angle) * out, Math.cos(angle) * out];
    vertex.x = foot[0] + x;
    vertex.y = foot[1] + (lies ? -z : height);
    vertex.z = foot[2] + (lies ? height : z);
    [vertex.nx, vertex.ny, vertex.nz] = lies ? [nx, -nz, along] : [nx, along, nz];
    [vertex.u, vertex.v] = [angle * radius, height];
    [vertex.across, vertex.deep, vertex.along] = [x + 40, z + 30, height + 37 * foot[0]];
    light(vertex);
  });
}

/** The normal of the profile: its part along the axis and its part outwards. */
function slopeAt(profile: Profile, row: number): readonly [number, number] {
  const [r0, h0] = profile[Math.max(0, row - 1)] ?? [0, 0];
  const [r1, h1] = profile[Math.min(profile.length - 1, row + 1)] ?? [0, 1];
  const length = Math.hypot(r1 - r0, h1 - h0) || 1;
  return [(r0 - r1) / length, (h1 - h0) / length];
}
