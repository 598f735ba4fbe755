/**
 * Reads a design's code (see `encodeDesign`). Codes are hostile input: bounded before and while they are inflated, and checked for
 * their shape; whether they fit a product is `openDesign`'s to say. Apart from writing them, which every page does.
 */
import { inflateSync } from 'fflate';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Issue } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import { MAX_QUANTITY } from '../product/quantity.js';
import type { Design } from '../product/configuration.js';
import type { JsonSchema } from '../product/schema/json-schema.js';
import { schemaIssues } from '../product/schema/schema-issues.js';

/** Longest code, in characters, and longest JSON, in bytes. */
const MAX_CODE = 8_000;
const MAX_JSON = 64_000;

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

/**
 * The design of a code. Issues: `design/too-large`, `design/unknown-version` (made by a later release), `design/unreadable`,
 * `design/bad-shape`.
 */
export function decodeDesign(code: string): Result<Design, Issue[]> {
  if (code.length > MAX_CODE) return fault('design/too-large', { length: code.length, most: MAX_CODE });
  const [, version, body] = /^(\d{1,4})\.([\w-]+)$/.exec(code) ?? [];
  if (version === undefined || body === undefined) return fault('design/unreadable');
  if (version !== '1') return fault('design/unknown-version', { version });
  try {
    const bytes = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    // What goes beyond the room is not written, and the code's own length bounds the work.
    const room = new Uint8Array(MAX_JSON + 1);
    const json = inflateSync(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
      { out: room },
    );
    if (json.length > MAX_JSON) return fault('design/too-large', { most: MAX_JSON });
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

function fault(code: string, params: Issue['params'] = {}): Result<never, Issue[]> {
  return err([{ code, severity: 'error', path: [], params }]);
}
