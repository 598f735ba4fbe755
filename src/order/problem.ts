/** Refusals of the verifier as RFC 9457 problem details: `code` is public API, `detail` is for the developer's eyes. */
import type { Issue } from '../kernel/issue.js';

/** Every refusal by its code, with its HTTP status. */
export const PROBLEMS = {
  malformed: { status: 400, title: 'The request is not what this address takes.' },
  'token-invalid': { status: 403, title: 'The quote token was not signed by this verifier, or was changed.' },
  'token-expired': { status: 410, title: 'The quote has expired.' },
  'audience-mismatch': { status: 403, title: 'The quote was issued for another shop.' },
  'unknown-definition': { status: 404, title: 'This shop does not sell such a product.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  'definition-stale': { status: 409, title: 'The product has changed since this page was loaded.' },
  'price-mismatch': { status: 409, title: 'The price presented is not the price of this design.' },
  'in-progress': { status: 409, title: 'A request with this idempotency key is still being worked on.' },
  'too-large': { status: 413, title: 'The request is larger than this address takes.' },
  'unsupported-media-type': { status: 415, title: 'This address does not take this media type.' },
  'picture-unreadable': { status: 422, title: 'The picture cannot be read.' },
  'configuration-invalid': { status: 422, title: 'The design cannot be made as it stands.' },
  'idempotency-conflict': { status: 422, title: 'This idempotency key was used for another request.' },
  internal: { status: 500, title: 'The verifier failed; nothing was accepted.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A refusal's name. */
export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal with its particulars. */
export interface Problem {
  readonly code: ProblemCode;
  /** What exactly was found, for a developer; never shopper's text. */
  readonly detail?: string;
  /** What is wrong with the design. */
  readonly violations?: readonly Issue[];
  /** The amount this verifier computes, where another was presented; minor units. */
  readonly unitAmount?: number;
}

/** The problem as a response (`application/problem+json`). */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  const { status, title } = PROBLEMS[problem.code];
  const body = { type: `urn:atelier:problem:${problem.code}`, title, status, ...problem };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
