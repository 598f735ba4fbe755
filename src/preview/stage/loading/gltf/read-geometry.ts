import { BufferAttribute, BufferGeometry } from 'three';
import type { GltfPrimitive } from './gltf-json.js';

const NAMES: Readonly<Record<string, string>> = {
  POSITION: 'position',
  NORMAL: 'normal',
  TANGENT: 'tangent',
  TEXCOORD_0: 'uv',
  TEXCOORD_1: 'uv1',
  TEXCOORD_2: 'uv2',
  TEXCOORD_3: 'uv3',
  COLOR_0: 'color',
};
const TRIANGLES = 4;

/**
 * The triangles of a primitive; `null` for points, lines, strips and fans, which products are not made of.
 *
 * @param read - The attribute of an accessor; one that several primitives share is one.
 */
export async function readGeometry(
  primitive: GltfPrimitive,
  read: (accessor: number) => Promise<BufferAttribute>,
): Promise<BufferGeometry | null> {
  if ((primitive.mode ?? TRIANGLES) !== TRIANGLES) return null;
  const geometry = new BufferGeometry();
  for (const [semantic, accessor] of Object.entries(primitive.attributes)) {
    const name = NAMES[semantic];
    if (name !== undefined) geometry.setAttribute(name, await read(accessor));
  }
  if (primitive.indices !== undefined) geometry.setIndex(await read(primitive.indices));
  checkGeometry(geometry);
  await addTargets(geometry, primitive.targets ?? [], read);
  if (geometry.hasAttribute('normal')) return geometry;
  // The format asks for flat faces where there are no normals.
  const faces = geometry.index === null ? geometry : geometry.toNonIndexed();
  faces.computeVertexNormals();
  return faces;
}

/** A corner that is no place would leave the camera nowhere to go; one that is not there is read from foreign memory. */
function checkGeometry(geometry: BufferGeometry): void {
  if (!geometry.hasAttribute('position')) throw new Error('It has triangles without positions.');
  const { array, count } = geometry.getAttribute('position');
  if (!array.every(Number.isFinite)) throw new Error('It has positions that are no numbers.');
  if (geometry.index?.array.some((corner) => corner >= count)) throw new Error('It has corners that are not there.');
}

async function addTargets(
  geometry: BufferGeometry,
  targets: NonNullable<GltfPrimitive['targets']>,
  read: (accessor: number) => Promise<BufferAttribute>,
): Promise<void> {
  if (targets.length === 0) return;
  const { count } = geometry.getAttribute('position');
  const still = Promise.resolve(new BufferAttribute(new Float32Array(count * 3), 3));
  for (const [semantic, name] of [['POSITION', 'position'] as const, ['NORMAL', 'normal'] as const]) {
    if (!targets.some((target) => semantic in target)) continue;
    const all = targets.map((target) => (target[semantic] === undefined ? still : read(target[semantic])));
    geometry.morphAttributes[name] = await Promise.all(all);
  }
  geometry.morphTargetsRelative = true;
}
