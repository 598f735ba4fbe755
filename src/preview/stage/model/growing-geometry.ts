import { Box3, BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three';
import type { MeshData } from '../../plan/mesh-data.js';
import { LIGHT_UV } from '../surfaces/body.js';

/** Smallest buffer, so that a shape of a few vertices does not grow three times in a drag. */
const MIN_COUNT = 64;

/** Attributes by the name of their list, with the numbers a vertex has. */
const ATTRIBUTES = [
  ['positions', 'position', 3],
  ['normals', 'normal', 3],
  ['uvs', 'uv', 2],
  ['tangents', 'tangent', 4],
  ['solid', 'solid', 3],
] as const;

/** One geometry that takes other numbers in place; twice as large a one takes over where they no longer fit. Metres. */
export class GrowingGeometry {
  #geometry: BufferGeometry;

  constructor(data: MeshData) {
    this.#geometry = createGeometry(data);
    this.write(data);
  }

  get current(): BufferGeometry {
    return this.#geometry;
  }

  /** Takes a shape with the same lists as the first; the result is the geometry that now holds it. */
  write(data: MeshData): BufferGeometry {
    if (!fits(this.#geometry, data)) {
      this.#geometry.dispose();
      this.#geometry = createGeometry(data);
    }
    const geometry = this.#geometry;
    for (const [list, name] of ATTRIBUTES) {
      const numbers = data[list];
      if (numbers) fill(geometry.getAttribute(name) as BufferAttribute, numbers);
    }
    if (data.light) fillLight(geometry.getAttribute(LIGHT_UV) as BufferAttribute, data.light);
    if (geometry.index) fill(geometry.index, data.indices);
    geometry.setDrawRange(0, data.indices.length);
    toMetres(geometry, data.positions.length);
    return geometry;
  }

  /** Draws nothing and takes no room. */
  clear(): void {
    this.#geometry.setDrawRange(0, 0);
    this.#geometry.boundingBox?.makeEmpty();
  }

  dispose(): void {
    this.#geometry.dispose();
  }
}

function createGeometry(data: MeshData): BufferGeometry {
  const geometry = new BufferGeometry();
  const count = roomFor(data.positions.length / 3);
  for (const [list, name, size] of ATTRIBUTES) {
    if (data[list]) geometry.setAttribute(name, new BufferAttribute(new Float32Array(count * size), size));
  }
  if (data.light) geometry.setAttribute(LIGHT_UV, new BufferAttribute(new Float32Array(count * 2).fill(0.5), 2));
  geometry.setIndex(new BufferAttribute(new Uint32Array(roomFor(data.indices.length)), 1));
  geometry.boundingBox = new Box3();
  geometry.boundingSphere = new Sphere();
  return geometry;
}

function roomFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(MIN_COUNT, count)));
}

function fits(geometry: BufferGeometry, data: MeshData): boolean {
  const { array } = geometry.getAttribute('position');
  return data.positions.length <= array.length && data.indices.length <= (geometry.index?.array.length ?? 0);
}

function fill(attribute: BufferAttribute, numbers: ArrayLike<number>): void {
  attribute.array.set(numbers);
  upload(attribute, numbers.length);
}

function fillLight(attribute: BufferAttribute, light: ArrayLike<number>): void {
  for (let at = 0; at < light.length; at++) attribute.array[2 * at] = light[at] ?? 1;
  upload(attribute, light.length * 2);
}

/** Only what is used goes to the GPU. */
function upload(attribute: BufferAttribute, length: number): void {
  attribute.clearUpdateRanges();
  attribute.addUpdateRange(0, length);
  attribute.needsUpdate = true;
}

/** Millimetres become metres, and the bounds are those of what is used. */
function toMetres(geometry: BufferGeometry, length: number): void {
  const { array } = geometry.getAttribute('position');
  const box = geometry.boundingBox?.makeEmpty() ?? new Box3();
  const point = new Vector3();
  for (let at = 0; at + 2 < length; at += 3) {
    for (let axis = at; axis < at + 3; axis++) array[axis] = (array[axis] ?? 0) / 1000;
    box.expandByPoint(point.fromArray(array, at));
  }
  box.getBoundingSphere((geometry.boundingSphere ??= new Sphere()));
}
