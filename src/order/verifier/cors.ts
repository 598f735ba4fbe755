/** Which pages may call the verifier: a list of origins, without credentials, never `*`. */

/** Headers of every answer to `request`; an origin that is not listed gets none that would let its page read it. */
export function corsHeaders(request: Request, allowed: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (allowed.length === 0) return {};
  return origin !== null && allowed.includes(origin)
    ? { vary: 'Origin', 'access-control-allow-origin': origin }
    : { vary: 'Origin' };
}

/** The answer to a browser's question before the real request. */
export function preflight(request: Request, allowed: readonly string[]): Response {
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return new Response(null, { status: 403 });
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type, idempotency-key',
      'access-control-max-age': '86400',
    },
  });
}
