/**
 * Reads a request's body as JSON within bounds that hold before anything is built from it: 64 kB, 16 levels, well-formed
 * UTF-8, no duplicate member, no name that reaches a prototype, no integer beyond 2^53 - 1.
 *
 * The platform's parser does the parsing. It hides duplicates by keeping the last, so the colons outside strings are
 * counted in the text and the members in the value: where the two differ, a name came twice.
 */
import { err, ok, type Result } from '../../kernel/result.js';
import type { Problem } from '../problem.js';
import { readBytes } from './read-bytes.js';

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 16;
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** The body's JSON value and its text. */
export interface JsonBody {
  readonly value: unknown;
  readonly text: string;
}

/** The body as JSON, or why it is refused (`malformed`, `too-large`, `unsupported-media-type`). */
export async function readJsonBody(request: Request): Promise<Result<JsonBody, Problem>> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== undefined && mediaType !== 'application/json') return err({ code: 'unsupported-media-type' });
  const bytes = await readBytes(request, MAX_BYTES);
  if (bytes === null) return err({ code: 'too-large' });
  return parseBounded(bytes);
}

/** The JSON value of UTF-8 bytes within the bounds above, all but the size. */
export function parseBounded(bytes: Uint8Array<ArrayBuffer>): Result<JsonBody, Problem> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Before parsing: a parser that recurses must never see a hundred thousand brackets.
    const colons = countColons(text);
    if (colons === null) return malformed(`nested deeper than ${MAX_DEPTH} levels`);
    value = JSON.parse(text);
    const flaw = findFlaw(value, colons, text.includes('\\u'));
    return flaw === null ? ok({ value, text }) : malformed(flaw);
  } catch (error) {
    if (error instanceof Error) return malformed('not JSON in UTF-8');
    throw error;
  }
}

function malformed(detail: string): Result<never, Problem> {
  return err({ code: 'malformed', detail });
}

/** Colons outside strings, or `null` where brackets nest too deep. */
function countColons(text: string): number | null {
  let colons = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 0x22) at = endOfString(text, at);
    else if (letter === 0x3a) colons++;
    else if (letter === 0x7b || letter === 0x5b) {
      if (++depth > MAX_DEPTH) return null;
    } else if (letter === 0x7d || letter === 0x5d) depth--;
  }
  return colons;
}

/** Where the string that opens at `start` closes. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/**
 * What is wrong with a parsed value, `null` for nothing.
 *
 * @param hasEscapes - Whether the text has `\u`: decoded UTF-8 holds no lone surrogate, only an escape can make one.
 */
function findFlaw(value: unknown, colons: number, hasEscapes: boolean): string | null {
  const count = { members: 0 };
  const flaw = flawIn(value, count, hasEscapes);
  return flaw ?? (count.members === colons ? null : 'a member given twice');
}

function flawIn(node: unknown, count: { members: number }, hasEscapes: boolean): string | null {
  if (typeof node === 'string') return hasEscapes && /\p{Surrogate}/u.test(node) ? 'a lone surrogate' : null;
  if (typeof node === 'number') return Math.abs(node) <= Number.MAX_SAFE_INTEGER ? null : 'a number out of range';
  if (typeof node !== 'object' || node === null) return null;
  const names = Array.isArray(node) ? null : Object.keys(node);
  count.members += names?.length ?? 0;
  if (names?.some((name) => PROTOTYPE_NAMES.has(name) || flawIn(name, count, hasEscapes) !== null)) {
    return 'a member name that is refused';
  }
  for (const member of Array.isArray(node) ? (node as unknown[]) : Object.values(node)) {
    const flaw = flawIn(member, count, hasEscapes);
    if (flaw !== null) return flaw;
  }
  return null;
}
