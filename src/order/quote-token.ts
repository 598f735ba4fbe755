/**
 * The proof that a price was computed by the shop's verifier: base64url(JCS(claims)) + "." + base64url(HMAC-SHA256). Short
 * enough for one text field of any cart, checked by ten lines in any language (a Liquid or PHP hook can), and bound to
 * everything a forger would swap: design, product file, SKU, price, currency, quantities, shop and time.
 *
 * The text that was signed is verified as it came, before anything in it is read; the comparison is `crypto.subtle.verify`.
 */
import { fromBase64Url, toBase64Url } from '../kernel/base64url.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { err, ok, type Result } from '../kernel/result.js';
import { createHmac } from './hmac.js';
import { assertKeys, type Keys, type SigningKey } from './keys.js';

/** What a token says. One letter each: a cart field is short. */
export interface QuoteClaims {
  /** Version of this shape. */
  readonly v: 1;
  /** Id of the key that signed. */
  readonly k: string;
  /** Quote id. */
  readonly q: string;
  /** Configuration hash, without `sha256:`. */
  readonly c: string;
  /** Definition: `id@version`. */
  readonly d: string;
  /** SKU of the product. */
  readonly p: string;
  /** Unit price, minor units of `y`. */
  readonly u: number;
  /** ISO 4217 currency. */
  readonly y: string;
  /** 1: tax is in the price. */
  readonly t: 0 | 1;
  /** Largest quantity at this unit price. */
  readonly n: number;
  /** Smallest quantity at this unit price; absent: 1. */
  readonly m?: number;
  /** The shop the price holds in. */
  readonly a: string;
  /** Expiry, seconds since the Unix epoch. */
  readonly e: number;
}

/** Why a token is not believed. `expired` is an honest token that is too old. */
export type TokenProblem = 'token-invalid' | 'token-expired' | 'audience-mismatch';

/** Signs and checks quotes of one shop. */
export interface QuoteSigner {
  sign(claims: Omit<QuoteClaims, 'v' | 'k' | 'a'>): string;
  /** The claims of a token that this shop's keys have signed and that has not expired at `nowMs`. */
  verify(token: string, nowMs: number): Promise<Result<QuoteClaims, TokenProblem>>;
}

/** Longer texts are refused before any work is done on them. */
const MAX_TOKEN_CHARACTERS = 1024;
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/**
 * A signer for one audience. Keys for checking are imported when they are first used, because some edge runtimes refuse that while a
 * module loads, and then kept.
 *
 * @param audience - The shop; quotes of another audience under the same keys are refused.
 * @throws {ConfiguratorError} `order/bad-keys`.
 */
export function createQuoteSigner(keys: Keys, audience: string): QuoteSigner {
  assertKeys(keys);
  const mark = createHmac(keys.current.secret);
  const byId = new Map([[keys.current.id, lazyKey(keys.current)]]);
  if (keys.previous !== undefined) byId.set(keys.previous.id, lazyKey(keys.previous));
  return {
    sign(claims) {
      const payload = toBase64Url(utf8(canonicalJson({ ...claims, v: 1, k: keys.current.id, a: audience })));
      return `${payload}.${toBase64Url(mark(utf8(payload)))}`;
    },
    async verify(token, nowMs) {
      const claims = await authenticClaims(token, byId);
      if (claims === null) return err('token-invalid');
      if (claims.a !== audience) return err('audience-mismatch');
      return claims.e * 1000 <= nowMs ? err('token-expired') : ok(claims);
    },
  };
}

async function authenticClaims(
  token: string,
  keys: ReadonlyMap<string, () => Promise<CryptoKey>>,
): Promise<QuoteClaims | null> {
  if (token.length > MAX_TOKEN_CHARACTERS) return null;
  const [payload, mark, ...rest] = token.split('.');
  if (payload === undefined || mark === undefined || rest.length > 0) return null;
  const signature = fromBase64Url(mark);
  const bytes = fromBase64Url(payload);
  if (signature === null || bytes === null) return null;
  const claims = parseClaims(bytes);
  const key = claims === null ? undefined : keys.get(claims.k);
  if (key === undefined) return null;
  return (await crypto.subtle.verify('HMAC', await key(), signature, utf8(payload))) ? claims : null;
}

/** Claims whose canonical text is exactly what was sent: duplicate or foreign members have no second spelling. */
function parseClaims(bytes: Uint8Array<ArrayBuffer>): QuoteClaims | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    return isClaims(value) && canonicalJson(value) === text ? value : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

const TEXT_CLAIMS = ['k', 'q', 'c', 'd', 'p', 'y', 'a'];
const CLAIMS = new Set(['v', 'u', 't', 'n', 'm', 'e', ...TEXT_CLAIMS]);

function isClaims(value: unknown): value is QuoteClaims {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const claims = value as Record<string, unknown>;
  return (
    Object.keys(claims).every((name) => CLAIMS.has(name)) &&
    TEXT_CLAIMS.every((name) => typeof claims[name] === 'string') &&
    claims.v === 1 &&
    (claims.t === 0 || claims.t === 1) &&
    [claims.u, claims.n, claims.m ?? 1, claims.e].every(Number.isSafeInteger)
  );
}

function lazyKey(key: SigningKey): () => Promise<CryptoKey> {
  let imported: Promise<CryptoKey> | undefined;
  return () => (imported ??= crypto.subtle.importKey('raw', new Uint8Array(key.secret), HMAC, false, ['verify']));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
