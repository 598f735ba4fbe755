/**
 * `POST /v1/verify`: what a shop's hook asks before it takes an order line, and again before it releases production files.
 * A mismatch is an answer, not an error: the status is 200 and says what is wrong.
 */
import { contentHash } from '../../kernel/content-hash.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { verifyRequestSchema, type VerifyRequest } from '../configured-item-schema.js';
import type { Problem, ProblemCode } from '../problem.js';
import type { QuoteClaims } from '../quote-token.js';
import { readBody, stampOf, type Desk } from './desk.js';
import { claimsOf } from './quote-route.js';
import { recompute, type VerifiedDesign } from './recompute.js';

/** The answer in one word. Only `verified` may be produced. */
export type VerdictStatus =
  | 'verified'
  | 'price-mismatch'
  | 'configuration-invalid'
  | 'unknown-definition'
  | 'token-invalid'
  | 'expired'
  | 'replayed';

/** The answer to one order line. */
export interface Verdict {
  readonly status: VerdictStatus;
  /** The true unit price, minor units; `null` where none could be told. */
  readonly unitAmount: number | null;
  readonly currency: string | null;
  /** What did not fit: a problem code or the name of the claim. */
  readonly reasons: readonly string[];
}

/** Judges a token, a whole item, or both, against what the order line says. */
export async function answerVerify(desk: Desk, request: Request): Promise<Result<Verdict, Problem>> {
  const body = await readBody(request, verifyRequestSchema);
  if (!body.ok) return body;
  const asked = body.value.value;
  if (asked.token === undefined && asked.item === undefined) {
    return err({ code: 'malformed', detail: 'a token or an item is expected' });
  }
  return ok(await judge(desk, asked));
}

async function judge(desk: Desk, asked: VerifyRequest): Promise<Verdict> {
  const token = asked.token === undefined ? null : await desk.signer.verify(asked.token, desk.ports.clock.nowMs());
  if (token !== null && !token.ok) {
    return verdict(token.error === 'token-expired' ? 'expired' : 'token-invalid', null, [token.error]);
  }
  const design = asked.item === undefined ? null : await recompute(desk.sale, asked.item, stampOf(desk, undefined));
  if (design !== null && !design.ok) return refusal(design.error);
  const claims = token?.value ?? null;
  const own = design === null ? claims : claimsOf(design.value);
  if (own === null) return verdict('price-mismatch', null, ['order/no-price']);
  const swapped = claims === null || design === null ? [] : swappedClaims(claims, design.value);
  if (swapped.length > 0) return verdict('token-invalid', own, swapped);
  const foreign = foreignClaims(asked, own);
  if (foreign.length > 0) return verdict('token-invalid', own, foreign);
  const wrong = priceReasons(asked, own);
  if (wrong.length > 0) return verdict('price-mismatch', own, wrong);
  const isReplayed = await recordLine(desk, asked, own);
  return isReplayed ? verdict('replayed', own, ['order-line']) : verdict('verified', own, []);
}

type OwnClaims = Omit<QuoteClaims, 'v' | 'k' | 'a' | 'q' | 'e'>;

/** Claims of an honest token that are not those of the design it was presented with. */
export function swappedClaims(claims: QuoteClaims, design: VerifiedDesign): readonly string[] {
  const own = claimsOf(design);
  if (own === null) return ['price'];
  const pairs = [
    ['configuration', claims.c, own.c],
    ['definition', claims.d, own.d],
    ['sku', claims.p, own.p],
    ['price', claims.u, own.u],
    ['currency', claims.y, own.y],
    ['tax', claims.t, own.t],
  ] as const;
  const isInRange = design.item.quantity >= (claims.m ?? 1) && design.item.quantity <= claims.n;
  return [...pairs.filter(([, a, b]) => a !== b).map(([name]) => name), ...(isInRange ? [] : ['quantity'])];
}

function foreignClaims(asked: VerifyRequest, own: OwnClaims): readonly string[] {
  const hash = asked.configurationHash?.slice('sha256:'.length) ?? own.c;
  return [...(hash === own.c ? [] : ['configuration']), ...((asked.sku ?? own.p) === own.p ? [] : ['sku'])];
}

function priceReasons(asked: VerifyRequest, own: OwnClaims): readonly string[] {
  const quantity = asked.quantity ?? own.m ?? 1;
  return [
    ...((asked.unitAmount ?? own.u) === own.u ? [] : ['price']),
    ...((asked.currency ?? own.y) === own.y ? [] : ['currency']),
    ...(quantity >= (own.m ?? 1) && quantity <= own.n ? [] : ['quantity']),
  ];
}

/** Remembers what an order line was verified as; the same line with anything else is a replay. */
async function recordLine({ store }: Desk, asked: VerifyRequest, own: OwnClaims): Promise<boolean> {
  if (store === null || asked.orderId === undefined || asked.lineId === undefined) return false;
  const { orderId, lineId, quantity } = asked;
  const seen = contentHash({ c: own.c, d: own.d, u: own.u, quantity: quantity ?? null });
  const before = await store.putIfAbsent(`line/${contentHash([orderId, lineId])}`, seen);
  return before !== null && before !== seen;
}

const STATUS: Readonly<Partial<Record<ProblemCode, VerdictStatus>>> = {
  'price-mismatch': 'price-mismatch',
  'unknown-definition': 'unknown-definition',
  'definition-stale': 'unknown-definition',
};

function refusal({ code, violations, unitAmount }: Problem): Verdict {
  return {
    status: STATUS[code] ?? 'configuration-invalid',
    unitAmount: unitAmount ?? null,
    currency: null,
    reasons: [code, ...(violations ?? []).map((issue) => issue.code)],
  };
}

function verdict(status: VerdictStatus, own: OwnClaims | null, reasons: readonly string[]): Verdict {
  return { status, unitAmount: own?.u ?? null, currency: own?.y ?? null, reasons };
}
