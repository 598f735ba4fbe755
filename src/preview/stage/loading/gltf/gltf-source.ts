import { fetchBytes } from '../fetch-bytes.js';
import type { GltfJson } from './gltf-json.js';

/** "glTF", "JSON" and "BIN\0" as little-endian numbers. */
const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

/** A glTF file and the bytes it names, each fetched once. */
export class GltfSource {
  readonly json: GltfJson;
  readonly #url: string;
  readonly #signal: AbortSignal;
  readonly #buffers = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();

  /**
   * @param bytes - A GLB, or the JSON of a glTF.
   * @throws {Error} Neither of them.
   */
  constructor(url: string, bytes: ArrayBuffer, signal: AbortSignal) {
    this.#url = url;
    this.#signal = signal;
    const view = new DataView(bytes);
    const isBinary = bytes.byteLength > 20 && view.getUint32(0, true) === MAGIC;
    if (isBinary && view.getUint32(16, true) !== JSON_CHUNK) throw new Error('It is not a glTF 2.0 file.');
    const end = isBinary ? 20 + view.getUint32(12, true) : bytes.byteLength;
    const text = new TextDecoder().decode(new Uint8Array(bytes, isBinary ? 20 : 0, end - (isBinary ? 20 : 0)));
    this.json = JSON.parse(text) as GltfJson;
    if (isBinary && end + 8 <= bytes.byteLength && view.getUint32(end + 4, true) === BINARY_CHUNK) {
      this.#buffers.set(0, Promise.resolve(new Uint8Array(bytes, end + 8, view.getUint32(end, true))));
    }
  }

  /** The bytes of a buffer view. */
  async view(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { buffer = -1, byteOffset = 0, byteLength = 0 } = this.json.bufferViews?.[index] ?? {};
    const loading = this.#buffers.get(buffer) ?? this.fetch(this.json.buffers?.[buffer]?.uri ?? '');
    this.#buffers.set(buffer, loading);
    return (await loading).subarray(byteOffset, byteOffset + byteLength);
  }

  /** The bytes at an address in the file, relative to the file. */
  async fetch(uri: string): Promise<Uint8Array<ArrayBuffer>> {
    if (!uri.startsWith('data:')) {
      return new Uint8Array(await fetchBytes(new URL(uri, this.#url).href, { signal: this.#signal }));
    }
    // `fetch` of a `data:` address is refused by strict pages.
    return Uint8Array.from(atob(uri.slice(uri.indexOf(',') + 1)), (each) => each.charCodeAt(0));
  }
}
