import { Box3, Vector3, type BufferGeometry, type Mesh, type Object3D } from 'three';

/** Which of a mesh's shapes counts: the one it has now, or all its morph targets can give it. */
export type Shape = 'current' | 'possible';

const cache = new WeakMap<BufferGeometry, Map<string, Box3>>();

/** World box of the meshes below `roots`, metres. World matrices must be up to date. */
export function boundsOf(roots: Iterable<Object3D>, shape: Shape): Box3 {
  const all = new Box3();
  for (const root of roots) addBounds(root, shape, all);
  return all;
}

function addBounds(object: Object3D, shape: Shape, all: Box3): void {
  if (!object.visible && shape === 'current') return;
  if (!object.layers.isEnabled(0)) return;
  if ('isMesh' in object)
    all.union(
      localBox(object as Mesh, shape)
        .clone()
        .applyMatrix4(object.matrixWorld),
    );
  for (const child of object.children) addBounds(child, shape, all);
}

function localBox(mesh: Mesh, shape: Shape): Box3 {
  // Generated geometry is written anew in place, and brings its box.
  if (mesh.geometry.boundingBox) return mesh.geometry.boundingBox;
  const weights = mesh.morphTargetInfluences ?? [];
  const boxes = cache.get(mesh.geometry) ?? new Map<string, Box3>();
  cache.set(mesh.geometry, boxes);
  const key = shape === 'possible' ? 'possible' : weights.map((weight) => weight.toFixed(4)).join(' ');
  const known = boxes.get(key);
  if (known) return known;
  // A dragged number gives a new key per step; the box of yesterday's weights is cheap to make again.
  if (boxes.size > 32) boxes.clear();
  const rest = weights.map(() => 0);
  const shapes = shape === 'current' ? [weights] : [rest, ...weights.map((_, at) => rest.with(at, 1))];
  const box = new Box3();
  for (const each of shapes) addShape(mesh.geometry, each, box);
  boxes.set(key, box);
  return box;
}

function addShape(geometry: BufferGeometry, weights: readonly number[], box: Box3): void {
  const position = geometry.getAttribute('position');
  const targets = (geometry.morphAttributes.position ?? []).map((target, at) => ({ target, weight: weights[at] ?? 0 }));
  const active = targets.filter(({ weight }) => weight !== 0);
  const point = new Vector3();
  const offset = new Vector3();
  for (let at = 0; at < position.count; at++) {
    point.fromBufferAttribute(position, at);
    for (const { target, weight } of active) {
      offset.fromBufferAttribute(target, at);
      if (!geometry.morphTargetsRelative) offset.sub(point);
      point.addScaledVector(offset, weight);
    }
    box.expandByPoint(point);
  }
}
