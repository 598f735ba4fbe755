import { deflateSync } from 'fflate';

/** Raw deflate (RFC 1951), the same bytes on every machine; fetched apart, see `loadCompression`. */
export function compress(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 });
}
