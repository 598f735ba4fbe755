import { BufferAttribute } from 'three';
import type { GltfAccessor } from './gltf-json.js';
import type { GltfSource } from './gltf-source.js';

const ARRAYS = {
  5120: Int8Array,
  5121: Uint8Array,
  5122: Int16Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
} as const;

/** 64 MB as floats, as much as a file may have. */
const MAX_NUMBERS = 16_000_000;

type Numbers = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

/**
 * The numbers of an accessor. What is packed tightly and in whole words is used where it lies in the file; the rest
 * (interleaved, padded, sparse) is unpacked to floats.
 */
export async function readAccessor(source: GltfSource, index: number): Promise<BufferAttribute> {
  const accessor = source.json.accessors?.[index];
  if (!accessor) throw new Error(`It has no accessor ${index}.`);
  const size = accessor.type === 'SCALAR' ? 1 : Number(accessor.type.slice(3));
  const length = accessor.count * size;
  // An accessor without bytes of its own can claim any length.
  if (!(length <= MAX_NUMBERS)) throw new Error(`Its accessor ${index} claims ${accessor.count} elements.`);
  if (accessor.bufferView === undefined) return addSparse(source, accessor, new Float32Array(length), size);
  const { BYTES_PER_ELEMENT: bytes } = arrayOf(accessor.componentType);
  const step = (source.json.bufferViews?.[accessor.bufferView]?.byteStride ?? size * bytes) / bytes;
  const isTight = step === size && ((size * bytes) % 4 === 0 || size === 1);
  const count = isTight ? length : (accessor.count - 1) * step + size;
  const from = await readNumbers(source, accessor.bufferView, accessor.byteOffset, accessor.componentType, count);
  if (isTight && !accessor.sparse) return new BufferAttribute(from, size, accessor.normalized);
  const toFloat = floatFrom(accessor);
  const unpacked = Float32Array.from({ length }, (_, at) => toFloat(from[Math.floor(at / size) * step + (at % size)]));
  return addSparse(source, accessor, unpacked, size);
}

async function addSparse(
  source: GltfSource,
  accessor: GltfAccessor,
  floats: Float32Array<ArrayBuffer>,
  size: number,
): Promise<BufferAttribute> {
  if (accessor.sparse) {
    const { count, indices, values } = accessor.sparse;
    const places = await readNumbers(source, indices.bufferView, indices.byteOffset, indices.componentType, count);
    const own = await readNumbers(source, values.bufferView, values.byteOffset, accessor.componentType, count * size);
    const toFloat = floatFrom(accessor);
    for (let at = 0; at < own.length; at++) {
      floats[(places[Math.floor(at / size)] ?? 0) * size + (at % size)] = toFloat(own[at]);
    }
  }
  return new BufferAttribute(floats, size);
}

async function readNumbers(
  source: GltfSource,
  bufferView: number,
  byteOffset: number | undefined,
  componentType: number,
  count: number,
): Promise<Numbers> {
  const view = await source.view(bufferView);
  const Numbers = arrayOf(componentType);
  const from = byteOffset ?? 0;
  if (from + count * Numbers.BYTES_PER_ELEMENT > view.byteLength) {
    throw new Error(`An accessor ends behind its buffer view ${bufferView}.`);
  }
  return new Numbers(view.buffer, view.byteOffset + from, count);
}

/** What a stored number means; normalized ones are shares of their type's greatest. */
function floatFrom({ componentType, normalized }: GltfAccessor): (stored: number | undefined) => number {
  if (normalized !== true) return (stored = 0) => stored;
  const greatest = { 5120: 127, 5121: 255, 5122: 32767, 5123: 65535 }[componentType] ?? 1;
  return (stored = 0) => Math.max(-1, stored / greatest);
}

function arrayOf(componentType: number): (typeof ARRAYS)[keyof typeof ARRAYS] {
  const found = ARRAYS[componentType as keyof typeof ARRAYS] as (typeof ARRAYS)[keyof typeof ARRAYS] | undefined;
  if (!found) throw new Error(`It has numbers of the unknown type ${componentType}.`);
  return found;
}
