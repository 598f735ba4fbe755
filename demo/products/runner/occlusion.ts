/**
 * How much of the sky each vertex sees. The shoe's triangles mark cells of a coarse grid; short rays over the hemisphere
 * walk through it.
 */
import type { Patch } from './patch.js';
import { add, cross, dot, unit, type Vec3 } from '../vec3.js';

const CELL_MM = 2;
const REACH_MM = 70;
const RAYS = 40;
const MARGIN = 4;

/** Cells that hold a piece of surface. */
export class SolidGrid {
  readonly #low: Vec3;
  readonly #size: readonly [number, number, number];
  readonly #cells: Uint8Array;

  constructor(patches: readonly Patch[]) {
    const low: [number, number, number] = [1e9, 1e9, 1e9];
    const high: [number, number, number] = [-1e9, -1e9, -1e9];
    for (const { vertices } of patches) {
      for (const { at } of vertices) {
        for (const k of [0, 1, 2] as const) {
          low[k] = Math.min(low[k], at[k]);
          high[k] = Math.max(high[k], at[k]);
        }
      }
    }
    this.#low = add(low, [1, 1, 1], -MARGIN);
    const cellsIn = (k: 0 | 1 | 2): number => Math.ceil((high[k] - low[k] + 2 * MARGIN) / CELL_MM) + 1;
    this.#size = [cellsIn(0), cellsIn(1), cellsIn(2)];
    this.#cells = new Uint8Array(this.#size[0] * this.#size[1] * this.#size[2]);
    for (const patch of patches) this.#mark(patch);
  }

  /** Light at every vertex of a patch, 0..1, evened out over its triangles. */
  light({ vertices, triangles }: Patch): number[] {
    const keys = vertices.map(({ at }) => at.map((value) => Math.round(value * 50)).join());
    const places = new Map<string, { sum: number; weight: number }>();
    let light = vertices.map(({ at, normal }) => this.openness(at, normal));
    for (let round = 0; round < 3; round++) {
      places.clear();
      const give = (to: number, value: number): void => {
        const place = places.get(keys[to] ?? '') ?? { sum: 0, weight: 0 };
        places.set(keys[to] ?? '', { sum: place.sum + value, weight: place.weight + 1 });
      };
      for (let i = 0; i < triangles.length; i += 3) {
        const corners = [triangles[i] ?? 0, triangles[i + 1] ?? 0, triangles[i + 2] ?? 0];
        const mean = corners.reduce((sum, corner) => sum + (light[corner] ?? 1) / 3, 0);
        for (const corner of corners) give(corner, mean);
      }
      light = light.map((value, i) => {
        const place = places.get(keys[i] ?? '');
        return place ? place.sum / place.weight : value;
      });
    }
    return light;
  }

  /** Share of light that reaches a point with a normal, 0..1. */
  openness(at: Vec3, normal: Vec3): number {
    const side = unit(cross(normal, Math.abs(normal[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
    const other = cross(normal, side);
    // Off the point's own cells, which it must not be shaded by.
    const from = add(at, normal, CELL_MM * 1.7);
    let open = 0;
    for (let i = 0; i < RAYS; i++) {
      // Cosine-weighted spiral: every ray counts alike.
      const radius = Math.sqrt((i + 0.5) / RAYS);
      const turn = i * 2.399963;
      const lift = Math.sqrt(1 - radius * radius);
      const ray = add(
        add([normal[0] * lift, normal[1] * lift, normal[2] * lift], side, radius * Math.cos(turn)),
        other,
        radius * Math.sin(turn),
      );
      open += this.#reach(from, ray);
    }
    return open / RAYS;
  }

  #reach(from: Vec3, ray: Vec3): number {
    const [sizeX, sizeY, sizeZ] = this.#size;
    // In cells; plain numbers, since this is walked a hundred million times.
    let [x, y, z] = [0, 1, 2].map((k) => ((from[k] ?? 0) - (this.#low[k] ?? 0)) / CELL_MM) as [number, number, number];
    const [dx, dy, dz] = [ray[0] * 0.9, ray[1] * 0.9, ray[2] * 0.9];
    [x, y, z] = [x + ray[0], y + ray[1], z + ray[2]];
    for (let way = CELL_MM; way < REACH_MM; way += CELL_MM * 0.9) {
      const [i, j, k] = [x | 0, y | 0, z | 0];
      if (x < 0 || y < 0 || z < 0 || i >= sizeX || j >= sizeY || k >= sizeZ) return 1;
      if (this.#cells[(k * sizeY + j) * sizeX + i]) return way / REACH_MM;
      x += dx;
      y += dy;
      z += dz;
    }
    return 1;
  }

  #mark({ vertices, triangles }: Patch): void {
    for (let i = 0; i < triangles.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => vertices[triangles[i + k] ?? 0]?.at ?? this.#low) as [Vec3, Vec3, Vec3];
      const [ab, ac] = [add(b, a, -1), add(c, a, -1)];
      const steps = Math.ceil((2 * Math.sqrt(Math.max(dot(ab, ab), dot(ac, ac)))) / CELL_MM) + 1;
      for (let p = 0; p <= steps; p++) {
        for (let q = 0; q <= steps - p; q++) {
          const cell = this.#cellAt(add(add(a, ab, p / steps), ac, q / steps));
          if (cell >= 0) this.#cells[cell] = 1;
        }
      }
    }
  }

  #cellAt(point: Vec3): number {
    const [i, j, k] = [0, 1, 2].map((axis) => Math.floor(((point[axis] ?? 0) - (this.#low[axis] ?? 0)) / CELL_MM)) as [
      number,
      number,
      number,
    ];
    const [sizeX, sizeY, sizeZ] = this.#size;
    if (i < 0 || j < 0 || k < 0 || i >= sizeX || j >= sizeY || k >= sizeZ) return -1;
    return (k * sizeY + j) * sizeX + i;
  }
}
