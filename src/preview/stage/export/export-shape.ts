/** The shape of a mesh as it is on show: morphed, in the product's own space, without what a larger buffer holds besides. */
import { Matrix3, Vector3, type BufferGeometry, type Mesh } from 'three';

/** A mesh's vertices in use. */
export interface Shape {
  readonly positions: Float32Array<ArrayBuffer>;
  readonly normals: Float32Array<ArrayBuffer>;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** The geometry's own number of each vertex. */
  readonly vertices: Uint32Array<ArrayBuffer>;
}

/** UVs of a map: an attribute, and what is done to it. */
export interface UvSource {
  readonly attribute: string;
  readonly matrix: Matrix3;
}

/**
 * The shape of a mesh, metres. World matrices must be up to date.
 *
 * @param liftM - How far it is raised along its normals: files know no polygon offset.
 */
export function shapeOf(mesh: Mesh, liftM: number): Shape {
  const { indices, vertices } = verticesInUse(mesh.geometry);
  if (mesh.matrixWorld.determinant() < 0) turnOver(indices);
  const toWorld = new Matrix3().getNormalMatrix(mesh.matrixWorld);
  const positions = new Float32Array(vertices.length * 3);
  const normals = new Float32Array(vertices.length * 3);
  const point = new Vector3();
  const normal = new Vector3();
  vertices.forEach((vertex, at) => {
    mesh.getVertexPosition(vertex, point).applyMatrix4(mesh.matrixWorld);
    readNormal(mesh, vertex, normal).applyMatrix3(toWorld).normalize();
    if (normal.lengthSq() < 0.5) normal.set(0, 1, 0);
    normal.toArray(normals, at * 3);
    point.addScaledVector(normal, liftM).toArray(positions, at * 3);
  });
  return { positions, normals, indices, vertices };
}

/** UVs of a shape's vertices as a map wants them. */
export function uvsOf(
  geometry: BufferGeometry,
  vertices: Uint32Array,
  { attribute: name, matrix }: UvSource,
): Float32Array<ArrayBuffer> {
  const uvs = new Float32Array(vertices.length * 2);
  const attribute = geometry.hasAttribute(name) ? geometry.getAttribute(name) : null;
  const [a, b, , c, d, , e, f] = matrix.elements;
  vertices.forEach((vertex, at) => {
    const [u, v] = [attribute?.getX(vertex) ?? 0, attribute?.getY(vertex) ?? 0];
    uvs[2 * at] = a * u + c * v + e;
    uvs[2 * at + 1] = b * u + d * v + f;
  });
  return uvs;
}

/**
 * Whether a mesh's tangents point along u and v of a map (1) or against them (-1); 1 without tangents, since the screen's own
 * derivatives do.
 */
export function leanOf({ geometry }: Mesh, { attribute, matrix }: UvSource): readonly [number, number] {
  if (!geometry.hasAttribute('tangent') || !geometry.hasAttribute(attribute)) return [1, 1];
  const { indices, vertices } = verticesInUse(geometry);
  const uvs = uvsOf(geometry, vertices, { attribute, matrix });
  let [alongU, alongV] = [0, 0];
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const corners = [indices[at] ?? 0, indices[at + 1] ?? 0, indices[at + 2] ?? 0] as const;
    const [u, v] = directionsOf(geometry, vertices, uvs, corners);
    const [tangent, bitangent] = tangentsOf(geometry, vertices[corners[0]] ?? 0);
    alongU += Math.sign(tangent.dot(u));
    alongV += Math.sign(bitangent.dot(v));
  }
  return [alongU < 0 ? -1 : 1, alongV < 0 ? -1 : 1];
}

/** The vertices that triangles in the draw range name, and their triangles in new numbers. */
function verticesInUse(geometry: BufferGeometry): Pick<Shape, 'indices' | 'vertices'> {
  const { index, drawRange } = geometry;
  const all = index?.count ?? geometry.getAttribute('position').count;
  const end = Math.min(all, drawRange.start + drawRange.count);
  const numbers = new Map<number, number>();
  const indices: number[] = [];
  for (let at = drawRange.start; at < end; at++) {
    const vertex = index?.getX(at) ?? at;
    const number = numbers.get(vertex) ?? numbers.size;
    numbers.set(vertex, number);
    indices.push(number);
  }
  return { indices: Uint32Array.from(indices), vertices: Uint32Array.from(numbers.keys()) };
}

/** What a mirror has turned inside out. */
function turnOver(indices: Uint32Array): void {
  for (let at = 0; at + 2 < indices.length; at += 3) {
    [indices[at + 1], indices[at + 2]] = [indices[at + 2] ?? 0, indices[at + 1] ?? 0];
  }
}

function readNormal({ geometry, morphTargetInfluences }: Mesh, vertex: number, out: Vector3): Vector3 {
  if (!geometry.hasAttribute('normal')) return out.set(0, 0, 0);
  out.fromBufferAttribute(geometry.getAttribute('normal'), vertex);
  const base = out.clone();
  const target = new Vector3();
  (geometry.morphAttributes.normal ?? []).forEach((each, at) => {
    const weight = morphTargetInfluences?.[at] ?? 0;
    if (weight === 0) return;
    target.fromBufferAttribute(each, vertex);
    out.addScaledVector(geometry.morphTargetsRelative ? target : target.sub(base), weight);
  });
  return out;
}

/** Where u and v of a triangle run, not normalised. */
function directionsOf(
  geometry: BufferGeometry,
  vertices: Uint32Array,
  uvs: Float32Array,
  [a, b, c]: readonly [number, number, number],
): readonly [Vector3, Vector3] {
  const position = geometry.getAttribute('position');
  const corner = (at: number): Vector3 => new Vector3().fromBufferAttribute(position, vertices[at] ?? 0);
  const uv = (at: number): readonly [number, number] => [uvs[2 * at] ?? 0, uvs[2 * at + 1] ?? 0];
  const [first, second] = [corner(b).sub(corner(a)), corner(c).sub(corner(a))];
  const [du1, dv1] = [uv(b)[0] - uv(a)[0], uv(b)[1] - uv(a)[1]];
  const [du2, dv2] = [uv(c)[0] - uv(a)[0], uv(c)[1] - uv(a)[1]];
  const sign = Math.sign(du1 * dv2 - du2 * dv1);
  return [
    first
      .clone()
      .multiplyScalar(sign * dv2)
      .addScaledVector(second, -sign * dv1),
    second.multiplyScalar(sign * du1).addScaledVector(first, -sign * du2),
  ];
}

function tangentsOf(geometry: BufferGeometry, vertex: number): readonly [Vector3, Vector3] {
  const attribute = geometry.getAttribute('tangent');
  const tangent = new Vector3(attribute.getX(vertex), attribute.getY(vertex), attribute.getZ(vertex));
  const normal = new Vector3().fromBufferAttribute(geometry.getAttribute('normal'), vertex);
  return [tangent, normal.cross(tangent).multiplyScalar(attribute.getW(vertex))];
}
