import { sha256 } from '../kernel/sha256.js';

/** Bytes of a SHA-256 block. */
const BLOCK = 64;

/**
 * A signer by HMAC-SHA256 (RFC 2104) without waiting. The platform's `crypto.subtle.sign` hands every call to a thread and
 * costs fifteen times as much for a text of this size; checking a signature stays with `crypto.subtle.verify`, whose
 * comparison takes the same time wherever two signatures differ.
 *
 * @param secret - The key, any length.
 * @returns A function from bytes to their 32 bytes of signature.
 */
export function createHmac(secret: Uint8Array): (message: Uint8Array) => Uint8Array<ArrayBuffer> {
  const key = secret.length > BLOCK ? sha256(secret) : secret;
  const padded = (byte: number): Uint8Array => Uint8Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ byte);
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (message) => sha256(joined(outer, sha256(joined(inner, message))));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
