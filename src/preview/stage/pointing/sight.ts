/**
 * Whether the shopper can see something: points spread evenly over its surface are looked at, and rays tell whether anything
 * stands before those that face the eye.
 */
import { Raycaster, Triangle, Vector2, Vector3, type Camera, type Mesh, type Vector3Like } from 'three';

/** Points looked at, and how many of them must be seen (preview.md: 8 %). */
const POINTS = 32;
const SEEN = 3;
/** A ray that ends so near to its point, as a share of its length, has hit the surface the point is on. */
const NEAR = 0.004;

/** A point of a surface and where it faces, in the world. */
export interface SurfacePoint {
  readonly at: Vector3;
  readonly normal: Vector3;
}

/** Points spread over the triangles of meshes by area; none for meshes without any. */
export function pointsOf(meshes: readonly Mesh[]): SurfacePoint[] {
  const triangles = meshes.flatMap(trianglesOf);
  const step = triangles.reduce((sum, triangle) => sum + triangle.getArea(), 0) / POINTS;
  const points: SurfacePoint[] = [];
  if (step === 0) return points;
  let due = step / 2;
  for (const triangle of triangles) {
    const normal = triangle.getNormal(new Vector3());
    for (due -= triangle.getArea(); due <= 0; due += step) points.push({ at: spread(triangle, points.length), normal });
  }
  return points;
}

/** Share of the points, 0..1, that face a camera at `eye`: the most that can be seen from there. */
export function facing(points: readonly SurfacePoint[], eye: Vector3Like): number {
  return points.filter((point) => faces(point, eye)).length / Math.max(1, points.length);
}

/**
 * Whether enough of the points is seen: before the camera, in the canvas and not behind one of `blockers`.
 *
 * @param free - What of the canvas the page leaves free, in its normalised coordinates: left, bottom, right, top.
 */
export function isSeen(
  points: readonly SurfacePoint[],
  blockers: readonly Mesh[],
  camera: Camera,
  free: readonly [number, number, number, number] = [-1, -1, 1, 1],
): boolean {
  const [left, bottom, right, top] = free;
  const eye = new Vector3().setFromMatrixPosition(camera.matrixWorld);
  const wanted = Math.min(SEEN, points.length);
  const ray = new Raycaster();
  let seen = 0;
  for (const point of points) {
    if (!faces(point, eye)) continue;
    const { x, y, z } = point.at.clone().project(camera);
    if (x < left || x > right || y < bottom || y > top || Math.abs(z) > 1) continue;
    ray.setFromCamera(new Vector2(x, y), camera);
    const [hit] = ray.intersectObjects([...blockers], false);
    const distance = eye.distanceTo(point.at);
    if (hit && hit.distance < distance * (1 - NEAR)) continue;
    seen++;
    if (seen >= wanted) return true;
  }
  return points.length === 0;
}

function faces({ at, normal }: SurfacePoint, { x, y, z }: Vector3Like): boolean {
  return (x - at.x) * normal.x + (y - at.y) * normal.y + (z - at.z) * normal.z > 0;
}

/** The `index`-th point of an even sequence in a triangle (Martin Roberts' R2, folded along the diagonal). */
function spread({ a, b, c }: Triangle, index: number): Vector3 {
  let [u, v] = [((index + 0.5) * 0.7548776662) % 1, ((index + 0.5) * 0.569840291) % 1];
  if (u + v > 1) [u, v] = [1 - u, 1 - v];
  return new Vector3()
    .addScaledVector(a, 1 - u - v)
    .addScaledVector(b, u)
    .addScaledVector(c, v);
}

function trianglesOf(mesh: Mesh): Triangle[] {
  const { geometry, matrixWorld } = mesh;
  const corners = geometry.index;
  const { start, count } = geometry.drawRange;
  const end = Math.min(start + count, corners?.count ?? geometry.getAttribute('position').count);
  const mirrors = matrixWorld.determinant() < 0;
  const cornerAt = (at: number): Vector3 =>
    mesh.getVertexPosition(corners ? corners.getX(at) : at, new Vector3()).applyMatrix4(matrixWorld);
  const triangles: Triangle[] = [];
  for (let at = start; at + 2 < end; at += 3) {
    const [a, b, c] = [cornerAt(at), cornerAt(at + 1), cornerAt(at + 2)];
    triangles.push(mirrors ? new Triangle(a, c, b) : new Triangle(a, b, c));
  }
  return triangles;
}
