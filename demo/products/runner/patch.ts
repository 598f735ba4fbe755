/** Triangulated pieces of surface, cut along lines and raised as a pattern maker cuts and pads cloth. */
import { add, cross, lengthOf, mix, subtract, unit, type Vec3 } from '../vec3.js';

/** A point of a piece with what a pattern maker measures there, millimetres. */
export interface Vertex {
  readonly at: Vec3;
  readonly normal: Vec3;
  /** Place on the flat pattern. */
  readonly flat: readonly [number, number];
  /** Along the surface: up from the sole, and down from the collar's edge. */
  readonly rise: number;
  readonly fall: number;
}

/** Three indices a triangle, counter-clockwise seen from outside. */
export interface Patch {
  readonly vertices: readonly Vertex[];
  readonly triangles: readonly number[];
}

/** Signed distance to a line on the surface, about millimetres. */
export type Field = (vertex: Vertex) => number;

/** A patch from rows of equal length; row by row, normals from its own slopes. `closed`: the last row meets the first. */
export function patchFromGrid(rows: readonly (readonly Omit<Vertex, 'normal'>[])[], closed = false): Patch {
  const width = rows[0]?.length ?? 0;
  const last = rows.length - 1;
  const at = (i: number, j: number): Vec3 => rows[i]?.[j]?.at ?? [0, 0, 0];
  const vertices = rows.flatMap((row, i) =>
    row.map((vertex, j) => {
      const along =
        closed && (i === 0 || i === last)
          ? subtract(at(1, j), at(last - 1, j))
          : subtract(at(Math.min(last, i + 1), j), at(Math.max(0, i - 1), j));
      const across = subtract(at(i, Math.min(width - 1, j + 1)), at(i, Math.max(0, j - 1)));
      return { ...vertex, normal: unit(cross(across, along)) };
    }),
  );
  const triangles: number[] = [];
  for (let i = 0; i < last; i++) {
    for (let j = 0; j + 1 < width; j++) {
      const a = i * width + j;
      const [b, c, d] = [a + width, a + width + 1, a + 1];
      triangles.push(a, c, b, a, d, c);
    }
  }
  return { vertices, triangles };
}

/** The part of a patch where the field is positive; the cut runs exactly along its zero line. */
export function cutPatch(patch: Patch, field: Field): Patch {
  const values = patch.vertices.map(field);
  const cutter = new Cutter(patch.vertices, values);
  for (let i = 0; i < patch.triangles.length; i += 3) cutter.add(patch.triangles.slice(i, i + 3));
  return cutter;
}

/** The same patch with an edge along the zero line of the field. */
export function scorePatch(patch: Patch, field: Field): Patch {
  return joinPatches([cutPatch(patch, field), cutPatch(patch, (vertex) => -field(vertex))]);
}

export function joinPatches(patches: readonly Patch[]): Patch {
  const vertices: Vertex[] = [];
  const triangles: number[] = [];
  for (const patch of patches) {
    const first = vertices.length;
    vertices.push(...patch.vertices);
    for (const index of patch.triangles) triangles.push(first + index);
  }
  return { vertices, triangles };
}

/** Moves every vertex along its normal and turns the normals to the new slopes. Vertices at one place stay smooth. */
export function raisePatch(patch: Patch, heightAt: (vertex: Vertex) => number): Patch {
  const moved = patch.vertices.map((vertex) => ({ ...vertex, at: add(vertex.at, vertex.normal, heightAt(vertex)) }));
  return smoothPatch({ vertices: moved, triangles: patch.triangles });
}

/** New normals: the mean of the faces round each place, by area. */
export function smoothPatch(patch: Patch): Patch {
  const sums = new Map<string, Vec3>();
  const keys = patch.vertices.map(({ at }) => at.map((value) => Math.round(value * 200)).join());
  const { triangles, vertices } = patch;
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [triangles[i] ?? 0, triangles[i + 1] ?? 0, triangles[i + 2] ?? 0];
    const [a, b, c] = corners.map((index) => vertices[index]?.at ?? [0, 0, 0]) as [Vec3, Vec3, Vec3];
    const face = cross(subtract(b, a), subtract(c, a));
    for (const index of corners) {
      const key = keys[index] ?? '';
      sums.set(key, add(sums.get(key) ?? [0, 0, 0], face));
    }
  }
  return {
    vertices: vertices.map((vertex, i) => {
      const sum = sums.get(keys[i] ?? '') ?? vertex.normal;
      return lengthOf(sum) < 1e-9 ? vertex : { ...vertex, normal: unit(sum) };
    }),
    triangles,
  };
}

/** Turns a patch inside out. */
export function flipPatch(patch: Patch): Patch {
  return {
    vertices: patch.vertices.map((vertex) => ({ ...vertex, normal: subtract([0, 0, 0], vertex.normal) })),
    triangles: patch.triangles.map((_, i, all) => all[i - (i % 3) + (2 - (i % 3))] ?? 0),
  };
}

class Cutter implements Patch {
  readonly vertices: Vertex[] = [];
  readonly triangles: number[] = [];
  readonly #source: readonly Vertex[];
  readonly #values: readonly number[];
  readonly #known = new Map<string, number>();

  constructor(source: readonly Vertex[], values: readonly number[]) {
    this.#source = source;
    this.#values = values;
  }

  add(corners: readonly number[]): void {
    const kept: number[] = [];
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % 3] ?? 0;
      const [a, b] = [this.#values[from] ?? 0, this.#values[to] ?? 0];
      if (a >= 0) kept.push(this.#vertex(from, from, 0));
      if (a >= 0 !== b >= 0) kept.push(this.#vertex(Math.min(from, to), Math.max(from, to), this.#share(from, to)));
    });
    for (let i = 1; i + 1 < kept.length; i++) this.triangles.push(kept[0] ?? 0, kept[i] ?? 0, kept[i + 1] ?? 0);
  }

  #share(from: number, to: number): number {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const [a, b] = [this.#values[low] ?? 0, this.#values[high] ?? 0];
    return a / (a - b);
  }

  #vertex(from: number, to: number, share: number): number {
    const key = `${from} ${to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [a, b] = [this.#source[from], this.#source[to]];
    if (!a || !b) throw new RangeError('A triangle names a vertex that is not there.');
    this.#known.set(key, this.vertices.length);
    this.vertices.push(from === to ? a : mixVertices(a, b, share));
    return this.vertices.length - 1;
  }
}

function mixVertices(a: Vertex, b: Vertex, share: number): Vertex {
  const between = (from: number, to: number): number => from + (to - from) * share;
  return {
    at: mix(a.at, b.at, share),
    normal: unit(mix(a.normal, b.normal, share)),
    flat: [between(a.flat[0], b.flat[0]), between(a.flat[1], b.flat[1])],
    rise: between(a.rise, b.rise),
    fall: between(a.fall, b.fall),
  };
}
