/**
 * The shape of the engraved ring from the parameters of its product file: a band lofted round its axis, lying on an inclined
 * stone. Pure. The outside carries its lettering in front, the inside behind, where one looks into the ring.
 */
import type { GeneratorParams, MeshData } from '../../../src/preview/plan/mesh-data.js';
import { addLoft, LoftLists, type Place } from './loft.js';
import { sectionOf, type SectionPoint, type SectionSize } from './ring-section.js';
import { stoneOf, STONE_HEIGHT_MM, TILT_RAD } from './stone.js';

/** Enough that no facet shows on a polished edge. */
const AROUND = 224;
/** Of the light, what reaches the inside of a band at its foot and at its top. */
const INSIDE_LIGHT = [0.8, 1] as const;

/** The meshes of a ring: `outside`, `inside` and the `stone` it lies on. */
export function generateRing(params: GeneratorParams): MeshData[] {
  const number = (name: string): number => Number(params[name]);
  const size: SectionSize = {
    widthMm: number('width'),
    innerRadiusMm: number('size') / (2 * Math.PI),
    thicknessMm: number('thickness'),
    domeMm: number('dome'),
    comfortMm: number('comfort'),
  };
  const { outside, inside } = sectionOf(size);
  const walls = wallsOf(outside, inside);
  const footMm = size.widthMm / 2;
  const place = lying(footMm);
  return [
    bandOf(
      'outside',
      [outside],
      size.innerRadiusMm + size.thicknessMm,
      1,
      place,
      (up) => 0.7 + 0.3 * Math.min(1, (up + footMm) / 1.4),
    ),
    bandOf('inside', [walls.lower, inside, walls.upper], size.innerRadiusMm, -1, place, (up) => {
      const share = Math.min(1, Math.max(0, (up + footMm) / size.widthMm));
      return INSIDE_LIGHT[0] + (INSIDE_LIGHT[1] - INSIDE_LIGHT[0]) * share;
    }),
    stoneOf(size.innerRadiusMm + size.comfortMm, size.innerRadiusMm + size.thicknessMm - size.domeMm),
  ];
}

/** The flat walls between outside and inside. */
function wallsOf(
  outside: readonly SectionPoint[],
  inside: readonly SectionPoint[],
): {
  readonly lower: readonly SectionPoint[];
  readonly upper: readonly SectionPoint[];
} {
  const wall = (from: SectionPoint, to: SectionPoint, up: number): SectionPoint[] => [
    { ...from, out: 0, up },
    { ...to, out: 0, up },
  ];
  return {
    lower: wall(outside[0]!, inside[0]!, -1),
    upper: wall(inside[inside.length - 1]!, outside[outside.length - 1]!, 1),
  };
}

/**
 * Strips of a section turned round the axis.
 *
 * @param radiusMm - Where the surface is measured: u is the arc there.
 * @param facing - 1: u runs to the right in front; -1: to the right behind, seen from the front.
 */
function bandOf(
  part: string,
  strips: readonly (readonly SectionPoint[])[],
  radiusMm: number,
  facing: 1 | -1,
  place: Place,
  lightAt: (up: number) => number,
): MeshData {
  const lists = new LoftLists();
  for (const strip of strips) {
    addLoft(lists, AROUND, strip.length, place, (vertex, column, row) => {
      const turn = (column / AROUND - 0.5) * 2 * Math.PI;
      // Behind, the right hand of somebody who looks at the inside is the left hand of the ring.
      const angle = facing === 1 ? turn : Math.PI - turn;
      const { radius, across, out, up } = strip[row]!;
      const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
      vertex.position = [radius * sin, across, radius * cos];
      vertex.normal = [out * sin, up, out * cos];
      vertex.tangent = [facing * cos, 0, -facing * sin];
      vertex.uv = [turn * radiusMm, across];
      vertex.light = lightAt(across);
    });
  }
  return lists.toMesh(part, { surface: 'polished' });
}

/** From the ring's own frame, axis up, onto the stone. */
function lying(footMm: number): Place {
  const [sin, cos] = [Math.sin(TILT_RAD), Math.cos(TILT_RAD)];
  const turn = ([x, y, z]: readonly [number, number, number]): [number, number, number] => [
    x,
    y * cos - z * sin,
    y * sin + z * cos,
  ];
  return {
    point: ([x, y, z]) => {
      const [px, py, pz] = turn([x, y + footMm, z]);
      return [px, py + STONE_HEIGHT_MM, pz];
    },
    direction: turn,
  };
}
