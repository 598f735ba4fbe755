/**
 * A design as a text for links: `1.` + base64url of the raw deflate of its canonical JSON. Foreign codes are hostile input: bounded
 * before and while they are inflated, and checked for their shape; whether they fit a product is `openDesign`'s to say.
 */
import { deflateSync, Inflate } from 'fflate';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Issue } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import { MAX_QUANTITY } from '../product/configuration-json-schema.js';
import type { Design } from '../product/configuration.js';
import type { JsonSchema } from '../product/schema/json-schema.js';
import { schemaIssues } from '../product/schema/schema-issues.js';

/** Longest code, in characters, and longest JSON, in bytes. */
const MAX_CODE = 8_000;
const MAX_JSON = 64_000;
/** Deflate expands at most 1,032 times, so a slice this long overshoots the bound by little. */
const SLICE = 32;

const ID: JsonSchema = { type: 'string', maxLength: 200 };
const SHAPE: JsonSchema = {
  type: 'object',
  required: ['productId', 'rev', 'market', 'quantity', 'decisions'],
  additionalProperties: false,
  properties: {
    productId: ID,
    rev: ID,
    market: { type: ['string', 'null'], maxLength: 200 },
    quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY },
    decisions: {
      type: 'array',
      maxItems: 2000,
      items: {
        type: 'object',
        required: ['optionId', 'value', 'source'],
        additionalProperties: false,
        properties: { optionId: ID, value: {}, source: { enum: ['shopper', 'preset', 'quiz', 'suggestion'] } },
      },
    },
  },
};

/** The code of a design; equal designs have equal codes. */
export function encodeDesign(design: Design): string {
  const bytes = deflateSync(new TextEncoder().encode(canonicalJson(design)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/**
 * The design of a code. Issues: `design/too-large`, `design/unknown-version` (made by a later release), `design/unreadable`,
 * `design/bad-shape`.
 */
export function decodeDesign(code: string): Result<Design, Issue[]> {
  if (code.length > MAX_CODE) return fault('design/too-large', { length: code.length, most: MAX_CODE });
  const [, version, body] = /^(\d{1,4})\.([\w-]*)$/.exec(code) ?? [];
  if (version === undefined || body === undefined) return fault('design/unreadable');
  if (version !== '1') return fault('design/unknown-version', { version });
  try {
    const json = inflate(
      Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)),
    );
    if (json === null) return fault('design/too-large', { most: MAX_JSON });
    const design: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    // Refuses what is nested too deep before anything walks it.
    canonicalJson(design);
    const [issue] = schemaIssues(SHAPE, design);
    return issue === undefined
      ? ok(design as Design)
      : err([{ code: 'design/bad-shape', severity: 'error', path: issue.path, params: issue.params }]);
  } catch {
    // Base64, deflate, UTF-8 or JSON: which of them is broken helps nobody.
    return fault('design/unreadable');
  }
}

/** The inflated bytes; `null`: too many. */
function inflate(bytes: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    total += chunk.length;
  });
  for (let at = 0; at < bytes.length; at += SLICE) {
    stream.push(bytes.slice(at, at + SLICE), at + SLICE >= bytes.length);
    if (total > MAX_JSON) return null;
  }
  const all = new Uint8Array(total);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function fault(code: string, params: Issue['params'] = {}): Result<never, Issue[]> {
  return err([{ code, severity: 'error', path: [], params }]);
}
