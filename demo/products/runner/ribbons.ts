/** What runs along lines of a surface: welded bands and rows of stitches. */
import { pathThrough, type Path } from './curves.js';
import { joinPatches, patchFromGrid, type Field, type Patch, type Vertex } from './patch.js';
import { add, cross, mix, subtract, unit, type Vec3 } from '../vec3.js';

/** A line on a surface with the surface's normals along it. */
export interface Trace {
  readonly path: Path;
  normalAt(share: number): Vec3;
}

/** The zero lines of a field on a patch, each from end to end; pieces shorter than `leastMm` are left out. */
export function traceLines(patch: Patch, field: Field, leastMm = 8): Trace[] {
  const values = patch.vertices.map(field);
  const points = new Map<string, { readonly at: Vec3; readonly normal: Vec3; readonly next: string[] }>();
  const crossing = (from: number, to: number): string => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const [a, b] = [patch.vertices[low], patch.vertices[high]];
    const share = (values[low] ?? 0) / ((values[low] ?? 0) - (values[high] ?? 0));
    const key = `${low} ${high}`;
    if (a && b && !points.has(key)) {
      points.set(key, { at: mix(a.at, b.at, share), normal: unit(mix(a.normal, b.normal, share)), next: [] });
    }
    return key;
  };
  for (let i = 0; i < patch.triangles.length; i += 3) {
    const corners = patch.triangles.slice(i, i + 3);
    const ends = corners.flatMap((from, k) => {
      const to = corners[(k + 1) % 3] ?? 0;
      return (values[from] ?? 0) >= 0 !== (values[to] ?? 0) >= 0 ? [crossing(from, to)] : [];
    });
    const [a, b] = ends;
    if (a === undefined || b === undefined) continue;
    points.get(a)?.next.push(b);
    points.get(b)?.next.push(a);
  }
  return chains(points).filter(({ path }) => path.lengthMm >= leastMm);
}

function chains(points: Map<string, { readonly at: Vec3; readonly normal: Vec3; readonly next: string[] }>): Trace[] {
  const left = new Set(points.keys());
  const traces: Trace[] = [];
  const starts = [...points].filter(([, { next }]) => next.length === 1).map(([key]) => key);
  for (const start of [...starts, ...points.keys()]) {
    const chain: { at: Vec3; normal: Vec3 }[] = [];
    let key: string | undefined = start;
    while (key !== undefined && left.delete(key)) {
      const point = points.get(key);
      if (point) chain.push(point);
      key = point?.next.find((next) => left.has(next));
    }
    if (chain.length < 2) continue;
    const path = pathThrough(chain.map(({ at }) => at));
    const normals = pathThrough(chain.map(({ normal }) => normal));
    traces.push({ path, normalAt: (share) => unit(normals.at(share)) });
  }
  return traces;
}

/** A place on a line: forwards, sideways and outwards. */
export interface Frame {
  readonly at: Vec3;
  readonly along: Vec3;
  readonly side: Vec3;
  readonly out: Vec3;
}

function frameAt({ path, normalAt }: Trace, share: number): Frame {
  const step = 2 / path.lengthMm;
  const along = unit(subtract(path.at(share + step), path.at(share - step)));
  const out = normalAt(share);
  const side = unit(cross(out, along));
  return { at: path.at(share), along, side, out };
}

/** A flat band with soft edges laid along a line; it thins out at both ends. */
export function band(trace: Trace, widthMm: number, thicknessMm: number): Patch {
  const steps = Math.max(6, Math.round(trace.path.lengthMm / 3.5));
  const grid = Array.from({ length: steps + 1 }, (_, i) => {
    const { at, side, out } = frameAt(trace, i / steps);
    const reach = Math.min(i, steps - i) * (trace.path.lengthMm / steps);
    const full = Math.min(1, (reach + 0.4) / 3) ** 0.5;
    return [
      [-1, -0.15],
      [-0.92, 0.7],
      [-0.7, 1],
      [0, 1.04],
      [0.7, 1],
      [0.92, 0.7],
      [1, -0.15],
    ].map(([across = 0, up = 0]): Omit<Vertex, 'normal'> => ({
      at: add(add(at, side, (across * widthMm * (0.6 + 0.4 * full)) / 2), out, up * thicknessMm * full),
      flat: [(across * widthMm) / 2, (i / steps) * trace.path.lengthMm],
      rise: 0,
      fall: 0,
    }));
  });
  return patchFromGrid(grid.reverse());
}

/** A seam: stitches of 2.6 mm with gaps of 1 mm, each a thread that dives in at both ends. */
export function seam(trace: Trace, threadMm = 0.75): Patch {
  const pitch = 3.6;
  const count = Math.floor(trace.path.lengthMm / pitch);
  return joinPatches(
    Array.from({ length: count }, (_, i) =>
      stitch(frameAt(trace, ((i + 0.5) * pitch) / trace.path.lengthMm), 2.7, threadMm),
    ),
  );
}

/** One stitch. */
export function stitch({ at, along, side, out }: Frame, lengthMm: number, threadMm: number): Patch {
  const round = 3;
  const radius = threadMm / 2;
  const grid = [-1, -0.7, 0.7, 1].map((t) => {
    const centre = add(add(at, along, (t * lengthMm) / 2), out, radius * (0.9 - 1.8 * t ** 6));
    const thick = radius * (1 - 0.45 * t ** 4);
    return Array.from({ length: round + 1 }, (_, i): Omit<Vertex, 'normal'> => {
      const angle = Math.PI * (i / round - 0.5) * 1.3;
      return {
        at: add(add(centre, side, thick * Math.sin(angle)), out, thick * Math.cos(angle)),
        flat: [(t * lengthMm) / 2, thick * angle],
        rise: 0,
        fall: 0,
      };
    });
  });
  return patchFromGrid(grid.reverse());
}
