/** What one sees from above: the rolled collar edge, the lining behind it and the insole. */
import { COLLAR_PAD } from './upper.js';
import { COLUMNS, ROWS } from './upper-surface.js';
import { footbedY, wallX } from './last.js';
import { patchFromGrid, type Patch, type Vertex } from './patch.js';
import { add, lengthOf, subtract, unit } from '../vec3.js';

/** 8 mm from outside to inside. */
const ROLL_RADIUS = 4;
const WIDTH = ROWS + 1;

/** Thickness of the wall at a distance below the collar's edge: padded above, thin below. */
function thickness(fall: number): number {
  // At the edge a little less than the roll is thick, so that the roll stands proud of it as a hem.
  return 3.4 + (2 * ROLL_RADIUS - COLLAR_PAD - 4.2) * Math.exp(-((fall / 26) ** 2));
}

/**
 * The same surface with another flat pattern: the band along the collar's edge, u round the opening and v down from the edge,
 * so that ribs run across it.
 */
export function alongCollar(surface: Patch): Patch {
  const turns = collarTurns(surface);
  return {
    vertices: surface.vertices.map((vertex, i) => ({
      ...vertex,
      flat: [turns[Math.floor(i / WIDTH)] ?? 0, -vertex.fall],
    })),
    triangles: surface.triangles,
  };
}

/** Millimetres round the opening to the end of each column. */
function collarTurns(surface: Patch): number[] {
  const turns = [0];
  for (let i = 1; i <= COLUMNS; i++) {
    const [from, to] = [surface.vertices[(i - 1) * WIDTH + ROWS], surface.vertices[i * WIDTH + ROWS]];
    turns.push((turns[i - 1] ?? 0) + (from && to ? lengthOf(subtract(to.at, from.at)) : 0));
  }
  return turns;
}

/** The collar's edge: half a turn from outside to inside over the end of each column. */
export function collarRoll(surface: Patch): Patch {
  const steps = 9;
  const turns = collarTurns(surface);
  const grid = turns.map((turnMm, i) => {
    const [end, below] = [surface.vertices[i * WIDTH + ROWS], surface.vertices[i * WIDTH + ROWS - 1]];
    if (!end || !below) throw new RangeError('The surface has fewer columns than expected.');
    const out = end.normal;
    const up = unit(subtract(end.at, below.at));
    const centre = add(end.at, out, COLLAR_PAD - ROLL_RADIUS);
    return Array.from({ length: steps + 1 }, (_unused, j): Omit<Vertex, 'normal'> => {
      const angle = (Math.PI * j) / steps;
      const at = add(add(centre, out, ROLL_RADIUS * Math.cos(angle)), up, ROLL_RADIUS * Math.sin(angle));
      return { at, flat: [turnMm, ROLL_RADIUS * angle], rise: 0, fall: -ROLL_RADIUS * angle };
    });
  });
  return patchFromGrid(grid, true);
}

/** The lining: the upper's own surface, a wall's thickness further in, seen from inside. */
export function lining(surface: Patch): Patch {
  const columns = Array.from({ length: COLUMNS / 2 + 1 }, (_, i) => 2 * i);
  const rows = Array.from({ length: ROWS / 2 + 1 }, (_, j) => ROWS - 2 * j);
  const grid = columns.map((column) =>
    rows.map((row): Omit<Vertex, 'normal'> => {
      const vertex = surface.vertices[column * WIDTH + row];
      if (!vertex) throw new RangeError('The surface has fewer rows than expected.');
      return { ...vertex, at: add(vertex.at, vertex.normal, -thickness(vertex.fall)) };
    }),
  );
  return patchFromGrid(grid, true);
}

/** The insole: cupped at the edges, with a slight arch. */
export function insole(): Patch {
  const [across, along, from, to] = [12, 40, 1.5, 287];
  const grid = Array.from({ length: along + 1 }, (_, i) => {
    const z = from + ((to - from) * i) / along;
    return Array.from({ length: across + 1 }, (_unused, j): Omit<Vertex, 'normal'> => {
      const share = (2 * j) / across - 1;
      const edge = footbedY(z) + 10;
      const [outer, inner] = [wallX(1, edge, z) - 0.4, wallX(-1, edge, z) + 0.4];
      const x = (outer + inner) / 2 + (share * Math.max(0.4, outer - inner)) / 2;
      const arch = 4 * Math.exp(-(((z - 105) / 38) ** 2)) * Math.max(0, -share) ** 2;
      return { at: [x, footbedY(z) + 5 + 4 * share ** 4 + arch, z], flat: [x, z], rise: 0, fall: 0 };
    });
  });
  return patchFromGrid(grid.reverse());
}
