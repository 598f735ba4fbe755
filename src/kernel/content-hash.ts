import { canonicalJson } from './canonical-json.js';
import { hashName } from './hash-name.js';
import { sha256 } from './sha256.js';

/** `sha256:` and base64url over the canonical JSON of `value`. */
export function contentHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

/** `sha256:` and base64url over a text in UTF-8. */
export function textHash(text: string): string {
  return hashName(sha256(text));
}
