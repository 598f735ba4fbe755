/**
 * A design as a text for links: `1.` + base64url of the raw deflate of its canonical JSON. The compressor is fetched when the first code is
 * wanted; until then the same container holds the bytes as they are, which every reader takes alike.
 */
import { toBase64Url } from '../kernel/base64url.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Design } from '../product/configuration.js';

let deflate = store;

/** Fetches the compressor: from then on codes are short, and equal for equal designs. */
export async function loadCompression(): Promise<void> {
  deflate = (await import('./compress.js')).compress;
}

/** The design's code. */
export function encodeDesign(design: Design): string {
  return `1.${toBase64Url(deflate(new TextEncoder().encode(canonicalJson(design))))}`;
}

/** One block that is not compressed (RFC 1951, 3.2.4): up to 65,535 bytes, more than any design may have. */
function store(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  return Uint8Array.of(1, length, length >> 8, ~length, ~length >> 8, ...bytes);
}
