import { expect } from 'chai';
import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { configuredItem } from '../../../src/order/configured-item.js';
import type { ConfiguredItem } from '../../../src/order/item.js';
import { listOrders, type OrderReceipt } from '../../../src/order/order.js';
import type { Quote } from '../../../src/order/quote.js';
import { createVerifier, type VerifierOptions } from '../../../src/order/verifier/create-verifier.js';
import type { Verdict } from '../../../src/order/verifier/verify-route.js';
import type { Context } from '../../../src/product/configuration.js';
import type { Product } from '../../../src/product/product.js';
import { anyWishes, designOf } from '../../support/a-design.js';
import { fixedPorts } from '../../support/fixed-ports.js';
import { createMemoryStore } from '../../support/memory-store.js';
import { aProductOf, BOTTLE_FILE, CURTAIN_FILE } from '../../support/order-products.js';

const bottle = aProductOf(BOTTLE_FILE);
const curtain = aProductOf(CURTAIN_FILE);
const KEYS = { current: { id: 'k1', secret: new Uint8Array(32).fill(7) } };
const EU: Context = { market: 'eu', locale: 'en', quantity: 1 };
const LASER = { body: 'steel', method: 'laser', name: 'Ada' };

async function itemOf(
  product: Product = bottle,
  wishes: Record<string, never> | typeof LASER = LASER,
  context = EU,
): Promise<ConfiguredItem> {
  const item = await configuredItem(product, designOf(product, context, wishes), { ports: fixedPorts() });
  if (!item.ok) throw new Error(JSON.stringify(item.error));
  return item.value;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Quote & Verdict & OrderReceipt & { code: string; violations?: { code: string }[]; unitAmount: number };
}

function aVerifier(options: Partial<VerifierOptions> = {}) {
  const ports = fixedPorts();
  const store = createMemoryStore();
  const verifier = createVerifier({
    products: [bottle, curtain],
    keys: KEYS,
    audience: 'shop',
    store,
    ports,
    ...options,
  });
  const ask = async (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Answer> => {
    const init = {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await verifier.fetch(new Request(`https://verifier.example${path}`, init));
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
    };
  };
  const quote = async (item: unknown) => (await ask('/v1/quotes', item)).body;
  return { ask, quote, ports, store };
}

const order = (item: ConfiguredItem, quote: Quote) => ({ item, token: quote.token });

describe('a quote', () => {
  it("is the page's own price, signed", async () => {
    const item = await itemOf();
    const { status, body } = await aVerifier().ask('/v1/quotes', item);
    expect(status).to.equal(201);
    const { createdAt: _a, ...own } = body.item;
    const { createdAt: _b, ...sent } = item;
    expect(own).to.deep.equal(sent);
    expect([
      body.audience,
      body.token.split('.').length,
      Date.parse(body.expiresAt) - Date.parse(body.issuedAt),
    ]).to.deep.equal(['shop', 2, 86_400_000]);
  });

  it('needs the selections only', async () => {
    const { definition, selections, personalization, market, price } = await itemOf();
    const bare = selections.map(({ optionLabel: _label, valueLabel: _value, ...selection }) => selection);
    const { status, body } = await aVerifier().ask('/v1/quotes', {
      definition: { id: definition.id, version: definition.version },
      selections: bare,
      personalization,
      market,
    });
    expect([status, body.item.price?.unitAmount]).to.deep.equal([201, price?.unitAmount]);
  });

  it('holds for its own quantity alone where the price depends on it', async () => {
    const { minQuantity, maxQuantity } = await aVerifier().quote(await itemOf(bottle, LASER, { ...EU, quantity: 3 }));
    expect([minQuantity, maxQuantity]).to.deep.equal([3, 3]);
  });

  for (const [name, product, contexts] of [
    ['bottle', bottle, [EU, { market: 'ch', locale: 'fr', quantity: 4 }]],
    ...exampleProducts(),
  ] as const) {
    it(`of any design of ${name} is the price the page shows`, async function () {
      this.timeout(60_000);
      const { ask } = aVerifier({ products: [product] });
      let complete = 0;
      await fc.assert(
        fc.asyncProperty(anyWishes(product), fc.constantFrom(...contexts), async (wishes, context) => {
          const design = designOf(product, context, wishes);
          const item = await configuredItem(product, design, { ports: fixedPorts() });
          if (!item.ok || item.value.price === null) return;
          complete += 1;
          const { status, body } = await ask('/v1/quotes', item.value);
          expect([status, body.violations ?? []], JSON.stringify(design.values)).to.deep.equal([201, []]);
          expect([body.item.price, body.item.configurationHash]).to.deep.equal([
            item.value.price,
            item.value.configurationHash,
          ]);
        }),
        { numRuns: 60 },
      );
      expect(complete).to.be.at.least(10);
    });
  }

  const forged: Record<
    string,
    [change: (item: ConfiguredItem) => object, status: number, code: string, violation?: string]
  > = {
    'a changed unit price': [(item) => ({ ...item, price: { ...item.price, unitAmount: 1 } }), 409, 'price-mismatch'],
    'a changed total': [(item) => ({ ...item, price: { ...item.price, totalAmount: 1 } }), 409, 'price-mismatch'],
    'another currency': [(item) => ({ ...item, price: { ...item.price, currency: 'JPY' } }), 409, 'price-mismatch'],
    'no price': [(item) => ({ ...item, price: null }), 409, 'price-mismatch'],
    'a cheaper choice under the old hash': [
      (item) => swap(item, 'size', 's500'),
      422,
      'configuration-invalid',
      'order/other-hash',
    ],
    'a choice that breaks a rule': [(item) => unhashed(swap(item, 'body', 'sky')), 422, 'configuration-invalid'],
    'a choice that does not exist': [
      (item) => unhashed(swap(item, 'body', 'gold')),
      422,
      'configuration-invalid',
      'order/no-such-value',
    ],
    'an option that does not exist': [
      (item) => unhashed(add(item, { optionId: 'wings', valueId: 'sky' })),
      422,
      'configuration-invalid',
      'order/unknown-option',
    ],
    'an absent option': [
      (item) => unhashed(add(item, { optionId: 'motif', valueId: 'fox', quantity: 1 })),
      422,
      'configuration-invalid',
      'order/absent-option',
    ],
    'an option left out': [
      (item) => unhashed({ ...item, selections: item.selections.filter(({ optionId }) => optionId !== 'gift') }),
      422,
      'configuration-invalid',
      'order/missing-selection',
    ],
    'an option given twice': [
      (item) => unhashed(add(item, { optionId: 'size', valueId: 's350' })),
      422,
      'configuration-invalid',
      'order/malformed-line',
    ],
    'a text too long': [
      (item) => unhashed({ ...item, personalization: [{ fieldId: 'name', type: 'text', value: 'x'.repeat(13) }] }),
      422,
      'configuration-invalid',
      'order/no-such-value',
    ],
    'another SKU': [
      (item) => ({ ...item, product: { ...item.product, sku: 'NB-s500-ST' } }),
      422,
      'configuration-invalid',
      'order/other-sku',
    ],
    "another market's id": [
      (item) => ({ ...item, market: 'moon' }),
      422,
      'configuration-invalid',
      'order/unknown-market',
    ],
    'an old version': [
      (item) => ({ ...item, definition: { ...item.definition, version: '6' } }),
      409,
      'definition-stale',
    ],
    'another file under the same version': [
      (item) => ({ ...item, definition: { ...item.definition, hash: `sha256:${'A'.repeat(43)}` } }),
      409,
      'definition-stale',
    ],
    'an unknown product': [
      (item) => ({ ...item, definition: { ...item.definition, id: 'boat' } }),
      404,
      'unknown-definition',
    ],
    'quantity 0': [(item) => ({ ...item, quantity: 0 }), 400, 'malformed'],
    'quantity -1': [(item) => ({ ...item, quantity: -1 }), 400, 'malformed'],
    'quantity 1e9': [(item) => ({ ...item, quantity: 1e9 }), 400, 'malformed'],
    'a member nobody knows': [(item) => ({ ...item, discount: 100 }), 400, 'malformed'],
  };
  for (const [what, [change, status, code, violation]] of Object.entries(forged)) {
    it(`is refused as ${code} for ${what}`, async () => {
      const answer = await aVerifier().ask('/v1/quotes', change(await itemOf()));
      expect([answer.status, answer.body.code]).to.deep.equal([status, code]);
      expect(answer.headers.get('content-type')).to.equal('application/problem+json');
      if (violation !== undefined) expect(answer.body.violations?.map((issue) => issue.code)).to.include(violation);
    });
  }

  it('names the true price when it refuses another', async () => {
    const item = await itemOf();
    const { body } = await aVerifier().ask('/v1/quotes', { ...item, price: { ...item.price, unitAmount: 1 } });
    expect(body.unitAmount).to.equal(item.price?.unitAmount);
  });

  it('is refused in a market the shop does not sell in, and without one where it sells in markets alone', async () => {
    const item = await itemOf();
    for (const [markets, market] of [
      [['ch'], 'eu'],
      [['eu'], null],
    ] as const) {
      const { body } = await aVerifier({ markets }).ask('/v1/quotes', { ...item, market });
      expect(body.violations?.map((issue) => issue.code)).to.deep.equal(['order/unknown-market']);
    }
  });

  it('is refused for a product without prices', async () => {
    const { body } = await aVerifier().ask('/v1/quotes', await itemOf(curtain, {}, { ...EU, market: null }));
    expect(body.violations?.map((issue) => issue.code)).to.deep.equal(['order/no-price']);
  });
});

describe('verification', () => {
  it('verifies an honest token and an honest item, alone and together', async () => {
    const { ask, quote } = aVerifier();
    const item = await itemOf();
    const { token } = await quote(item);
    const unitAmount = item.price?.unitAmount;
    for (const body of [{ token }, { item }, { token, item }]) {
      expect((await ask('/v1/verify', { ...body, unitAmount, quantity: 1, currency: 'EUR' })).body).to.deep.equal({
        status: 'verified',
        unitAmount,
        currency: 'EUR',
        reasons: [],
      });
    }
  });

  const mismatches: Record<string, [body: object, status: string, reason: string]> = {
    'a smaller price': [{ unitAmount: 1 }, 'price-mismatch', 'price'],
    'another currency': [{ currency: 'JPY' }, 'price-mismatch', 'currency'],
    'quantity 0': [{ quantity: 0 }, 'price-mismatch', 'quantity'],
    'quantity -1': [{ quantity: -1 }, 'price-mismatch', 'quantity'],
    'quantity 1e9': [{ quantity: 1e9 }, 'price-mismatch', 'quantity'],
    'another SKU': [{ sku: 'NB-s500-ST' }, 'token-invalid', 'sku'],
    'another configuration': [{ configurationHash: `sha256:${'A'.repeat(43)}` }, 'token-invalid', 'configuration'],
  };
  for (const [what, [body, status, reason]] of Object.entries(mismatches)) {
    it(`answers ${status} for ${what} on the order line`, async () => {
      const { ask, quote } = aVerifier();
      const { token } = await quote(await itemOf());
      const answer = await ask('/v1/verify', { token, ...body });
      expect([answer.status, answer.body.status, answer.body.reasons]).to.deep.equal([200, status, [reason]]);
    });
  }

  it('answers token-invalid for the token of another design', async () => {
    const { ask, quote } = aVerifier();
    const cheap = await quote(await itemOf(bottle, {}));
    expect((await ask('/v1/verify', { token: cheap.token, item: await itemOf() })).body.status).to.equal(
      'token-invalid',
    );
  });

  it('answers expired for an honest token that is too old', async () => {
    const { ask, quote, ports } = aVerifier();
    const { token } = await quote(await itemOf());
    ports.clock.ms += 86_400_000;
    expect((await ask('/v1/verify', { token })).body.status).to.equal('expired');
  });

  it('answers unknown-definition and configuration-invalid for such items', async () => {
    const { ask } = aVerifier();
    const item = await itemOf();
    const old = { ...item, definition: { ...item.definition, version: '6' } };
    const statuses = [old, unhashed(swap(item, 'body', 'sky'))].map(
      async (body) => (await ask('/v1/verify', { item: body })).body.status,
    );
    expect(await Promise.all(statuses)).to.deep.equal(['unknown-definition', 'configuration-invalid']);
  });

  it('answers replayed when an order line comes back as something else', async () => {
    const { ask, quote } = aVerifier();
    const line = { orderId: '1001', lineId: '1' };
    const [first, second] = [await quote(await itemOf()), await quote(await itemOf(bottle, {}))];
    const answers = [];
    for (const { token } of [first, first, second])
      answers.push((await ask('/v1/verify', { token, ...line })).body.status);
    expect(answers).to.deep.equal(['verified', 'verified', 'replayed']);
  });
});

describe('the order intake', () => {
  it('stores one readable order with the verified price', async () => {
    const { ask, quote, store } = aVerifier();
    const item = await itemOf();
    const { status, body } = await ask('/v1/orders', order(item, await quote(item)), { 'idempotency-key': 'key-1' });
    expect([status, body.status, body.price?.unitAmount]).to.deep.equal([202, 'verified', item.price?.unitAmount]);
    const [stored, ...others] = await listOrders(store);
    expect(others).to.deep.equal([]);
    expect([stored?.orderId, stored?.item.price, stored?.item.bom.length]).to.deep.equal([body.orderId, item.price, 2]);
    expect(stored?.lines.slice(0, 4)).to.deep.equal([
      { label: 'Size', value: '350 ml' },
      { label: 'Colour', value: 'Bare steel' },
      { label: 'Method', value: 'Laser' },
      { label: 'Name', value: 'Ada' },
    ]);
    expect(stored?.design.decisions.find(({ optionId }) => optionId === 'body')?.value).to.equal('steel');
  });

  it('answers the same key and body with the stored answer, even after the quote has expired', async () => {
    const { ask, quote, store, ports } = aVerifier();
    const item = await itemOf();
    const body = order(item, await quote(item));
    const first = await ask('/v1/orders', body, { 'idempotency-key': 'key-1' });
    ports.clock.ms += 1e9;
    const again = await ask('/v1/orders', body, { 'idempotency-key': 'key-1' });
    expect([again.status, again.body, (await listOrders(store)).length]).to.deep.equal([202, first.body, 1]);
  });

  it("takes the item's own key where no header names one", async () => {
    const { ask, quote, store } = aVerifier();
    const item = await itemOf();
    const body = order(item, await quote(item));
    await ask('/v1/orders', body);
    await ask('/v1/orders', body);
    expect((await listOrders(store)).map(({ idempotencyKey }) => idempotencyKey)).to.deep.equal([item.idempotencyKey]);
  });

  it('refuses another body under a used key', async () => {
    const { ask, quote } = aVerifier();
    const [steel, plain] = [await itemOf(), await itemOf(bottle, {})];
    await ask('/v1/orders', order(steel, await quote(steel)), { 'idempotency-key': 'key-1' });
    const { status, body } = await ask('/v1/orders', order(plain, await quote(plain)), { 'idempotency-key': 'key-1' });
    expect([status, body.code]).to.deep.equal([422, 'idempotency-conflict']);
  });

  it('makes one order of ten at the same time', async () => {
    const { ask, quote, store } = aVerifier();
    const item = await itemOf();
    const body = order(item, await quote(item));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask('/v1/orders', body, { 'idempotency-key': 'key-1' })),
    );
    expect(answers.every(({ status, body: { code } }) => status === 202 || code === 'in-progress')).to.be.true;
    expect((await listOrders(store)).length).to.equal(1);
  });

  it('tells whoever knows the key whether the order was taken', async () => {
    const { ask, quote } = aVerifier();
    const item = await itemOf();
    expect((await ask('/v1/orders/key-1')).status).to.equal(404);
    const taken = await ask('/v1/orders', order(item, await quote(item)), { 'idempotency-key': 'key-1' });
    expect((await ask('/v1/orders/key-1')).body).to.deep.equal(taken.body);
  });

  it('takes a product without prices as a request', async () => {
    const { ask } = aVerifier();
    const item = await itemOf(curtain, {}, { ...EU, market: null });
    expect((await ask('/v1/orders', { item, token: null })).body).to.include({ status: 'requested', price: null });
  });

  const refused: Record<string, [(item: ConfiguredItem, quote: Quote) => object, status: number, code: string]> = {
    'no token': [(item) => ({ item, token: null }), 403, 'token-invalid'],
    'a forged token': [(item, { token }) => ({ item, token: `${token.slice(0, -2)}AA` }), 403, 'token-invalid'],
    'a dearer design under the token of a cheap one': [
      (item, { token }) => ({ item: unhashed(swap(item, 'size', 's500')), token }),
      403,
      'token-invalid',
    ],
    'a larger quantity than quoted': [
      (item, { token }) => ({ item: { ...unhashed(item), quantity: 2 }, token }),
      403,
      'token-invalid',
    ],
    'a changed price': [
      (item, { token }) => ({ item: { ...item, price: { ...item.price, unitAmount: 1 } }, token }),
      409,
      'price-mismatch',
    ],
  };
  for (const [what, [body, status, code]] of Object.entries(refused)) {
    it(`refuses ${what} and stores nothing`, async () => {
      const { ask, quote, store } = aVerifier();
      const item = await itemOf();
      const answer = await ask('/v1/orders', body(item, await quote(item)), { 'idempotency-key': 'key-1' });
      expect([answer.status, answer.body.code, store.records.size]).to.deep.equal([status, code, 0]);
    });
  }

  it('refuses the token of another shop', async () => {
    const item = await itemOf();
    const other = await aVerifier({ audience: 'other' }).quote(item);
    const answer = await aVerifier().ask('/v1/orders', order(item, other), { 'idempotency-key': 'key-1' });
    expect([answer.status, answer.body.code]).to.deep.equal([403, 'audience-mismatch']);
  });

  it('refuses an expired token', async () => {
    const { ask, quote, ports } = aVerifier();
    const item = await itemOf();
    const body = order(item, await quote(item));
    ports.clock.ms += 86_400_000;
    const answer = await ask('/v1/orders', body, { 'idempotency-key': 'key-1' });
    expect([answer.status, answer.body.code]).to.deep.equal([410, 'token-expired']);
  });
});

describe('the verifier', () => {
  it('says that it is there', async () => {
    expect((await aVerifier().ask('/healthz')).status).to.equal(200);
  });

  it('refuses hostile bodies by code', async () => {
    const { ask } = aVerifier();
    const item = JSON.stringify(await itemOf());
    const codes = [];
    for (const body of [
      item.replace('"quantity":1', '"quantity":1,"quantity":2'),
      '['.repeat(1e5),
      JSON.stringify('x'.repeat(1e6)),
      '{}',
      'null',
    ]) {
      codes.push((await ask('/v1/quotes', body)).body.code);
    }
    expect(codes).to.deep.equal(['malformed', 'too-large', 'too-large', 'malformed', 'malformed']);
  });

  it('names what is not there and what it does not do', async () => {
    const { ask } = aVerifier();
    const answers = [
      await ask('/v1/nothing'),
      await ask('/v1/quotes'),
      await aVerifier({ basePath: '/api' }).ask('/v1/quotes', {}),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal([
      '404 not-found',
      '405 method-not-allowed',
      '404 not-found',
    ]);
    expect(answers[1]?.headers.get('allow')).to.equal('POST');
  });

  it('answers pages of listed origins only', async () => {
    const { ask } = aVerifier({ cors: ['https://shop.example'] });
    const seen = [];
    for (const origin of ['https://shop.example', 'https://evil.example']) {
      const preflight = await ask('/v1/quotes', undefined, { origin }, 'OPTIONS');
      const real = await ask('/healthz', undefined, { origin });
      seen.push([preflight.status, real.headers.get('access-control-allow-origin'), real.headers.get('vary')]);
    }
    expect(seen).to.deep.equal([
      [204, 'https://shop.example', 'Origin'],
      [403, null, 'Origin'],
    ]);
  });

  it('accepts nothing when it fails inside, and says where it was told to', async () => {
    const errors: unknown[] = [];
    const { ask } = aVerifier({
      products: () => Promise.reject(new Error('catalogue down')),
      onError: (error) => errors.push(error),
    });
    const { status, body } = await ask('/v1/quotes', await itemOf());
    expect([status, body.code, errors.length]).to.deep.equal([500, 'internal', 1]);
  });
});

function swap(item: ConfiguredItem, optionId: string, valueId: string): ConfiguredItem {
  return {
    ...item,
    selections: item.selections.map((selection) =>
      selection.optionId === optionId ? { ...selection, valueId } : selection,
    ),
  };
}

function add(item: ConfiguredItem, selection: object): ConfiguredItem {
  return {
    ...item,
    selections: [
      ...item.selections,
      { optionLabel: '', valueLabel: '', ...selection } as ConfiguredItem['selections'][number],
    ],
  };
}

/** Without what the shop would notice first: hash, price, SKU. */
function unhashed(item: ConfiguredItem): ConfiguredItem {
  const { configurationHash: _hash, configurationId: _id, price: _price, product: _product, ...rest } = item;
  return rest as ConfiguredItem;
}

function exampleProducts(): [string, Product, Context[]][] {
  const folder = new URL('../../../../shared/examples/', import.meta.url);
  if (!existsSync(folder)) {
    console.log('      not run: shared/ missing');
    return [];
  }
  return ['aero_runner', 'name_bottle', 'regal'].map((name) => {
    const product = aProductOf(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
    const markets = product.markets.size === 0 ? [null] : [...product.markets.keys()];
    return [name, product, markets.flatMap((market) => [1, 5].map((quantity) => ({ market, locale: 'en', quantity })))];
  });
}
