/**
 * Nine-slice stretch: along its axis the outer thirds of a part keep their shape (rounded corners, feet, knobs), the middle
 * third takes the change. Vertices are rewritten from the file's own; the node's origin stays where it is.
 */
import { BufferAttribute, Vector3, type BufferGeometry, type Matrix4, type Mesh, type Object3D } from 'three';
import type { PartPlan } from '../../plan/scene-plan.js';

type Axis = PartPlan['sizes'][number]['axis'];

/** A mesh as its file has it. */
interface Rest {
  readonly mesh: Mesh;
  readonly positions: readonly Vector3[];
  readonly normals: readonly Vector3[];
  readonly toRoot: Matrix4;
  readonly fromRoot: Matrix4;
}

interface StretchedRoot {
  readonly rests: readonly Rest[];
  /** Extent in the root's own axes and units. */
  readonly min: Vector3;
  readonly max: Vector3;
  /** Metres of one unit along each axis. */
  readonly scale: Vector3;
  key: string;
}

const AXES: readonly Axis[] = ['x', 'y', 'z'];
const known = new WeakMap<Object3D, StretchedRoot>();

/** Gives the meshes below `root` their sizes, or their own again without any. World matrices must be up to date. */
export function stretch(root: Object3D, sizes: PartPlan['sizes']): void {
  const state = known.get(root) ?? (sizes.length === 0 ? null : remember(root));
  if (state === null) return;
  const key = JSON.stringify(sizes);
  if (key === state.key) return;
  state.key = key;
  const slices = AXES.map(
    (axis) => [axis, sliceOf(state, axis, sizes.find((each) => each.axis === axis)?.mm ?? null)] as const,
  );
  for (const rest of state.rests) rewrite(rest, slices);
}

/** New place along an axis and how much longer things are there. */
type Slice = (at: number) => readonly [place: number, growth: number];

function sliceOf({ min, max, scale }: StretchedRoot, axis: Axis, mm: number | null): Slice {
  const length = max[axis] - min[axis];
  if (mm === null || length <= 0 || scale[axis] <= 0) return (at) => [at, 1];
  const wanted = mm / 1000 / scale[axis];
  const third = length / 3;
  // Where there is no middle left to shrink, the ends give way.
  const end = Math.min(third, wanted / 2);
  const middle = wanted - 2 * end;
  const place = (at: number): number => {
    const from = at - min[axis];
    if (from <= third) return (from * end) / third;
    if (from >= 2 * third) return wanted - ((length - from) * end) / third;
    return end + ((from - third) * middle) / third;
  };
  const origin = place(Math.min(max[axis], Math.max(min[axis], 0))) - Math.min(max[axis], Math.max(min[axis], 0));
  return (at) => {
    const isMiddle = at - min[axis] > third && at - min[axis] < 2 * third;
    return [place(at) - origin, (isMiddle ? middle : end) / third];
  };
}

function rewrite(
  { mesh, positions, normals, toRoot, fromRoot }: Rest,
  slices: readonly (readonly [Axis, Slice])[],
): void {
  const position = mesh.geometry.getAttribute('position');
  const normal = mesh.geometry.getAttribute('normal');
  const [point, direction] = [new Vector3(), new Vector3()];
  positions.forEach((rest, at) => {
    point.copy(rest).applyMatrix4(toRoot);
    direction.copy(normals[at] ?? point).transformDirection(toRoot);
    for (const [axis, slice] of slices) {
      const [place, growth] = slice(point[axis]);
      point[axis] = place;
      direction[axis] /= Math.max(growth, 1e-3);
    }
    point.applyMatrix4(fromRoot);
    position.setXYZ(at, point.x, point.y, point.z);
    if (normals.length === 0) return;
    direction.transformDirection(fromRoot);
    normal.setXYZ(at, direction.x, direction.y, direction.z);
  });
  position.needsUpdate = true;
  if (normals.length > 0) normal.needsUpdate = true;
  mesh.geometry.computeBoundingBox();
  mesh.geometry.computeBoundingSphere();
}

function remember(root: Object3D): StretchedRoot {
  const inverse = root.matrixWorld.clone().invert();
  const rests: Rest[] = [];
  const [min, max] = [new Vector3(Infinity, Infinity, Infinity), new Vector3(-Infinity, -Infinity, -Infinity)];
  root.traverse((object) => {
    if (!('isMesh' in object) || !object.layers.isEnabled(0)) return;
    const mesh = object as Mesh;
    const toRoot = inverse.clone().multiply(mesh.matrixWorld);
    const positions = own(mesh.geometry, 'position');
    for (const each of positions) {
      const point = each.clone().applyMatrix4(toRoot);
      min.min(point);
      max.max(point);
    }
    rests.push({ mesh, positions, normals: own(mesh.geometry, 'normal'), toRoot, fromRoot: toRoot.clone().invert() });
  });
  const state = { rests, min, max, scale: new Vector3().setFromMatrixScale(root.matrixWorld), key: '[]' };
  known.set(root, state);
  return state;
}

/** The vectors of an attribute, which becomes the mesh's own: a file may share it, or store it in few bits. */
function own(geometry: BufferGeometry, name: 'position' | 'normal'): Vector3[] {
  if (!geometry.hasAttribute(name)) return [];
  const shared = geometry.getAttribute(name);
  const all = Array.from({ length: shared.count }, (_, at) => new Vector3().fromBufferAttribute(shared, at));
  geometry.setAttribute(name, new BufferAttribute(Float32Array.from(all.flatMap((each) => each.toArray())), 3));
  return all;
}
