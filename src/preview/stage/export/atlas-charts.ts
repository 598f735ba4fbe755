/** Lays the pieces of a surface out side by side, each on pixels of its own, so that a picture can hold what no pattern repeats. Pure. */

/** A surface to lay out. */
export interface Surface {
  readonly indices: Uint32Array;
  /** Two a vertex, in millimetres on the surface. */
  readonly uvsMm: Float32Array;
}

/** A connected piece. */
interface Chart {
  readonly surface: number;
  readonly vertices: number[];
  readonly uMm: number;
  readonly vMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Empty pixels round each piece, which its edge is grown into. */
const GUTTER_PX = 2;
/** Finer than this no eye sees, mm a pixel. */
const FINEST_MM = 0.25;

/** UVs of every surface's vertices in one square picture of `sizePx`, 0..1. */
export function layOut(surfaces: readonly Surface[], sizePx: number): Float32Array<ArrayBuffer>[] {
  const charts = surfaces
    .flatMap((surface, at) => chartsOf(surface, at))
    .sort((a, b) => b.heightMm - a.heightMm || b.widthMm - a.widthMm);
  const uvs = surfaces.map(({ uvsMm }) => new Float32Array(uvsMm.length));
  const areaMm = charts.reduce((sum, { widthMm, heightMm }) => sum + widthMm * heightMm, 0);
  let pxPerMm = Math.min(1 / FINEST_MM, sizePx / Math.sqrt(areaMm));
  let places = pack(charts, pxPerMm, sizePx);
  while (places === null) places = pack(charts, (pxPerMm *= 0.95), sizePx);
  charts.forEach((chart, at) => {
    const [x, y] = places[at] ?? [0, 0];
    const from = surfaces[chart.surface]?.uvsMm ?? [];
    const to = uvs[chart.surface] ?? [];
    for (const vertex of chart.vertices) {
      to[2 * vertex] = (x + GUTTER_PX + ((from[2 * vertex] ?? 0) - chart.uMm) * pxPerMm) / sizePx;
      to[2 * vertex + 1] = (y + GUTTER_PX + ((from[2 * vertex + 1] ?? 0) - chart.vMm) * pxPerMm) / sizePx;
    }
  });
  return uvs;
}

/** Rows of falling height; `null` if they do not fit. */
function pack(charts: readonly Chart[], pxPerMm: number, sizePx: number): (readonly [number, number])[] | null {
  const places: (readonly [number, number])[] = [];
  let [x, y, row] = [0, 0, 0];
  for (const { widthMm, heightMm } of charts) {
    const width = Math.ceil(widthMm * pxPerMm) + 1 + 2 * GUTTER_PX;
    const height = Math.ceil(heightMm * pxPerMm) + 1 + 2 * GUTTER_PX;
    if (x + width > sizePx) [x, y, row] = [0, y + row, 0];
    if (x + width > sizePx || y + height > sizePx) return null;
    places.push([x, y]);
    x += width;
    row = Math.max(row, height);
  }
  return places;
}

/** Pieces whose triangles share vertices. */
function chartsOf({ indices, uvsMm }: Surface, surface: number): Chart[] {
  const parents = new Map<number, number>();
  const rootOf = (vertex: number): number => {
    let root = vertex;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    parents.set(vertex, root);
    return root;
  };
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const root = rootOf(indices[at] ?? 0);
    parents.set(rootOf(indices[at + 1] ?? 0), root);
    parents.set(rootOf(indices[at + 2] ?? 0), root);
  }
  const members = new Map<number, number[]>();
  for (const vertex of parents.keys()) {
    const root = rootOf(vertex);
    const known = members.get(root);
    if (known) known.push(vertex);
    else members.set(root, [vertex]);
  }
  return [...members.values()].map((vertices) => chartOf(vertices, uvsMm, surface));
}

function chartOf(vertices: number[], uvsMm: Float32Array, surface: number): Chart {
  const us = vertices.map((vertex) => uvsMm[2 * vertex] ?? 0);
  const vs = vertices.map((vertex) => uvsMm[2 * vertex + 1] ?? 0);
  const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), -Infinity);
  const [uMm, vMm] = [least(us), least(vs)];
  return { surface, vertices, uMm, vMm, widthMm: most(us) - uMm, heightMm: most(vs) - vMm };
}
