import { expect } from 'chai';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { fromBase64Url, toBase64Url } from '../../src/kernel/base64url.js';
import type { Keys } from '../../src/order/keys.js';
import { createQuoteSigner, type QuoteClaims } from '../../src/order/quote-token.js';

const NOW_MS = Date.UTC(2026, 10, 22);
const OLD = { id: 'k1', secret: new Uint8Array(32).fill(1) };
const NEW = { id: 'k2', secret: new Uint8Array(32).fill(2) };
const CLAIMS: Omit<QuoteClaims, 'v' | 'k' | 'a'> = {
  q: 'q_AAECAwQFBgcICQoLDA0ODw',
  c: 'A'.repeat(43),
  d: 'name_bottle@12',
  p: 'NB-s350-SK',
  u: 2490,
  y: 'EUR',
  t: 1,
  n: 9999,
  e: NOW_MS / 1000 + 60,
};

const signer = createQuoteSigner({ current: OLD }, 'shop');
const verify = (token: string, by = signer, nowMs = NOW_MS) => by.verify(token, nowMs);
const claimsIn = (token: string): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(fromBase64Url(token.split('.')[0]!)!)) as Record<string, unknown>;
const encode = (text: string): string => toBase64Url(new TextEncoder().encode(text));

describe('a quote token', () => {
  it('gives its claims back', async () => {
    expect(await verify(signer.sign(CLAIMS))).to.deep.equal({
      ok: true,
      value: { ...CLAIMS, v: 1, k: 'k1', a: 'shop' },
    });
  });

  it('stays short enough for a text field of a cart', () => {
    expect(signer.sign(CLAIMS).length).to.be.at.most(320);
  });

  const forged: Record<string, Partial<Record<string, unknown>>> = {
    price: { u: 1 },
    'configuration hash': { c: 'B'.repeat(43) },
    SKU: { p: 'NB-s500-ST' },
    'largest quantity': { n: 1_000_000 },
    expiry: { e: NOW_MS / 1000 + 1e9 },
    currency: { y: 'JPY' },
    definition: { d: 'name_bottle@11' },
    key: { k: 'k9' },
    audience: { a: 'other' },
  };
  for (const [what, change] of Object.entries(forged)) {
    it(`is refused once its ${what} is changed`, async () => {
      const [payload, mark] = signer.sign(CLAIMS).split('.');
      const changed = canonicalJson({ ...claimsIn(`${payload}.`), ...change });
      expect(await verify(`${encode(changed)}.${mark}`)).to.deep.equal({ ok: false, error: 'token-invalid' });
    });
  }

  it('is refused with the signature of another token', async () => {
    const [payload] = signer.sign(CLAIMS).split('.');
    const [, mark] = signer.sign({ ...CLAIMS, u: 1 }).split('.');
    expect(await verify(`${payload}.${mark}`)).to.deep.equal({ ok: false, error: 'token-invalid' });
  });

  it('is refused when any part of it is missing or added', async () => {
    const token = signer.sign(CLAIMS);
    const broken = [
      '',
      '.',
      token.slice(0, -1),
      token.slice(1),
      token.split('.')[0]!,
      `${token}.`,
      `${token}=`,
      ` ${token}`,
      token + 'A'.repeat(2000),
    ];
    for (const text of broken)
      expect(await verify(text), text.slice(0, 40)).to.deep.equal({ ok: false, error: 'token-invalid' });
  });

  it('has one spelling: a member given twice is refused even under a true signature', async () => {
    const text = canonicalJson({ ...CLAIMS, v: 1, k: 'k1', a: 'shop' }).replace('"u":2490', '"u":1,"u":2490');
    const key = await crypto.subtle.importKey('raw', OLD.secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const mark = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(encode(text)));
    expect(await verify(`${encode(text)}.${toBase64Url(new Uint8Array(mark))}`)).to.deep.equal({
      ok: false,
      error: 'token-invalid',
    });
  });

  it('ends at its expiry', async () => {
    const token = signer.sign(CLAIMS);
    expect((await verify(token, signer, CLAIMS.e * 1000 - 1)).ok).to.be.true;
    expect(await verify(token, signer, CLAIMS.e * 1000)).to.deep.equal({ ok: false, error: 'token-expired' });
  });

  it('holds in its own shop alone, even under the same key', async () => {
    const other = createQuoteSigner({ current: OLD }, 'other');
    expect(await verify(signer.sign(CLAIMS), other)).to.deep.equal({ ok: false, error: 'audience-mismatch' });
  });

  it('outlives a change of keys while its own is still the previous one', async () => {
    const token = signer.sign(CLAIMS);
    const rotated: Keys = { current: NEW, previous: OLD };
    expect((await verify(token, createQuoteSigner(rotated, 'shop'))).ok).to.be.true;
    expect(await verify(token, createQuoteSigner({ current: NEW }, 'shop'))).to.deep.equal({
      ok: false,
      error: 'token-invalid',
    });
  });

  it('is not signed with a short secret', () => {
    expect(() => createQuoteSigner({ current: { id: 'k1', secret: new Uint8Array(16) } }, 'shop'))
      .to.throw()
      .with.property('code', 'order/bad-keys');
  });
});
