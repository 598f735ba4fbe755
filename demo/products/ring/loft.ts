import type { MeshData, MeshLook } from '../../../src/preview/plan/mesh-data.js';
import type { Vec3 } from '../vec3.js';

/** One vertex of a loft, filled by its maker. */
export interface LoftVertex {
  position: Vec3;
  normal: Vec3;
  /** Where u grows. */
  tangent: Vec3;
  uv: readonly [number, number];
  /** Share of the light that reaches it, 0..1. */
  light: number;
}

/** Where a loft stands. */
export interface Place {
  point(point: Vec3): Vec3;
  direction(direction: Vec3): Vec3;
}

/** The growing lists of one mesh. */
export class LoftLists {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly tangents: number[] = [];
  readonly uvs: number[] = [];
  readonly light: number[] = [];
  readonly indices: number[] = [];

  /** The mesh of a part. */
  toMesh(part: string, look: MeshLook): MeshData {
    const { positions, normals, tangents, uvs, light, indices } = this;
    return { part, positions, normals, tangents, uvs, light, indices, look };
  }
}

/**
 * Adds a closed loft: `around` steps round an axis, `rows` rings along the surface. Rows run upwards and columns to the right,
 * seen from outside.
 */
export function addLoft(
  lists: LoftLists,
  around: number,
  rows: number,
  place: Place,
  fill: (vertex: LoftVertex, column: number, row: number) => void,
): void {
  const first = lists.positions.length / 3;
  const vertex: LoftVertex = { position: [0, 0, 0], normal: [0, 0, 1], tangent: [1, 0, 0], uv: [0, 0], light: 1 };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column <= around; column++) {
      fill(vertex, column, row);
      lists.positions.push(...place.point(vertex.position));
      lists.normals.push(...place.direction(vertex.normal));
      lists.tangents.push(...place.direction(vertex.tangent), 1);
      lists.uvs.push(...vertex.uv);
      lists.light.push(vertex.light);
    }
  }
  for (let row = 0; row + 1 < rows; row++) {
    for (let a = first + row * (around + 1), end = a + around; a < end; a++) {
      const above = a + around + 1;
      lists.indices.push(a, a + 1, above, a + 1, above + 1, above);
    }
  }
}
