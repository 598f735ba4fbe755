import { fetchBytes } from '../fetch-bytes.js';
import { once } from '../once.js';
import type { GltfJson } from './gltf-json.js';

/** "glTF", "JSON" and "BIN\0" as little-endian numbers. */
const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

const NO_GLTF = 'It is not a glTF 2.0 file.';

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
    const isBinary = bytes.byteLength >= 20 && view.getUint32(0, true) === MAGIC;
    if (isBinary && view.getUint32(8, true) > bytes.byteLength) throw new Error('It ends too early.');
    if (isBinary && view.getUint32(16, true) !== JSON_CHUNK) throw new Error(NO_GLTF);
    const end = isBinary ? 20 + view.getUint32(12, true) : bytes.byteLength;
    const text = new TextDecoder().decode(new Uint8Array(bytes, isBinary ? 20 : 0, end - (isBinary ? 20 : 0)));
    this.json = parse(text);
    if (isBinary && end + 8 <= bytes.byteLength && view.getUint32(end + 4, true) === BINARY_CHUNK) {
      this.#buffers.set(0, Promise.resolve(new Uint8Array(bytes, end + 8, view.getUint32(end, true))));
    }
  }

  /** The bytes of a buffer view. */
  async view(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { buffer = -1, byteOffset = 0, byteLength = 0 } = this.json.bufferViews?.[index] ?? {};
    const bytes = await once(this.#buffers, buffer, () => this.fetch(this.json.buffers?.[buffer]?.uri));
    if (byteOffset + byteLength > bytes.byteLength) throw new Error(`Its buffer view ${index} ends behind its buffer.`);
    return bytes.subarray(byteOffset, byteOffset + byteLength);
  }

  /** The bytes at an address in the file, relative to the file. */
  async fetch(uri: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
    if (!uri) throw new Error('It names bytes that it does not have.');
    if (!uri.startsWith('data:')) {
      const { href, origin } = new URL(uri, this.#url);
      // A model from elsewhere must not make the page ask further hosts.
      if (origin !== new URL(this.#url).origin) throw new Error(`It wants a file of another host, ${origin}.`);
      return new Uint8Array(await fetchBytes(href, { signal: this.#signal }));
    }
    // `fetch` of a `data:` address is refused by strict pages.
    return Uint8Array.from(atob(uri.slice(uri.indexOf(',') + 1)), (each) => each.charCodeAt(0));
  }
}

function parse(text: string): GltfJson {
  const json = JSON.parse(text) as (GltfJson & { readonly asset?: { readonly version?: unknown } }) | null;
  if (!String(json?.asset?.version).startsWith('2.')) throw new Error(NO_GLTF);
  return json as GltfJson;
}
