import { deflateSync } from 'fflate';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Design } from '../product/configuration.js';

/**
 * A design as a text for links: `1.` + base64url of the raw deflate of its canonical JSON. Equal designs have equal codes.
 */
export function encodeDesign(design: Design): string {
  const bytes = deflateSync(new TextEncoder().encode(canonicalJson(design)), { level: 9 });
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}
