import type { MeshData } from './mesh-data.js';

/** A picture of more would not be turned smoothly on a phone. */
const MAX_TRIANGLES = 500_000;
const MAX_MESHES = 256;

/** Numbers a vertex has in each list. */
const PER_VERTEX = { positions: 3, normals: 3, uvs: 2, tangents: 4, solid: 3, light: 1 } as const;

/** What is wrong with what a generator gave, as the end of a sentence; `null`: nothing. */
export function faultOfMeshes(meshes: unknown): string | null {
  if (!Array.isArray(meshes)) return 'it gave no list of meshes';
  if (meshes.length > MAX_MESHES) return `it gave ${meshes.length} meshes, more than ${MAX_MESHES}`;
  let triangles = 0;
  for (const [at, mesh] of (meshes as readonly (Partial<MeshData> | null)[]).entries()) {
    const fault = faultOfMesh(mesh);
    if (fault !== null) return `mesh ${at} (${String(mesh?.part)}): ${fault}`;
    triangles += (mesh?.indices?.length ?? 0) / 3;
  }
  return triangles > MAX_TRIANGLES ? `it gave ${triangles} triangles, more than ${MAX_TRIANGLES}` : null;
}

function faultOfMesh(mesh: Partial<MeshData> | null): string | null {
  if (typeof mesh?.part !== 'string' || mesh.part === '') return 'it names no part';
  const count = (mesh.positions?.length ?? 0) / 3;
  if (!Number.isInteger(count)) return 'positions are not three a vertex';
  for (const [name, size] of Object.entries(PER_VERTEX) as [keyof typeof PER_VERTEX, number][]) {
    const list = mesh[name];
    if (list === undefined && (name === 'tangents' || name === 'solid' || name === 'light')) continue;
    if (list?.length !== count * size) return `${name} are not ${size} a vertex`;
    for (let at = 0; at < list.length; at++) if (!Number.isFinite(list[at])) return `${name}[${at}] is no number`;
  }
  return faultOfIndices(mesh.indices, count);
}

function faultOfIndices(indices: ArrayLike<number> | undefined, count: number): string | null {
  if (!indices || indices.length % 3 !== 0) return 'indices are not three a triangle';
  for (let at = 0; at < indices.length; at++) {
    const index = indices[at] ?? -1;
    if (!Number.isInteger(index) || index < 0 || index >= count) return `indices[${at}] names no vertex`;
  }
  return null;
}
