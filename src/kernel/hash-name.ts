import { toBase64Url } from './base64url.js';

/** How a SHA-256 digest is written: `sha256:` and base64url. */
export function hashName(digest: Uint8Array): string {
  return `sha256:${toBase64Url(digest)}`;
}
