import { expect } from 'chai';
import { addFailure, type AddResult, type AdapterIo, type CartAdapter } from '../../src/order/adapters/cart-adapter.js';
import { domEvent } from '../../src/order/adapters/dom-event.js';
import { intake } from '../../src/order/adapters/intake.js';
import type { ImagePersonalization } from '../../src/order/item.js';
import { createSubmitter, type SubmitterOptions } from '../../src/order/submit.js';
import { anItem, aQuote } from '../support/an-item.js';
import { fixedPorts } from '../support/fixed-ports.js';

const ITEM = anItem();
const SIGNAL = new AbortController().signal;
const LOST = addFailure('network', 'no answer');

/** A shop that keeps lines by idempotency key, and whose answers can get lost on the way back. */
function aShop(answers: readonly ('kept' | 'answer lost' | 'request lost')[]) {
  const lines = new Map<string, string>();
  const sent: string[] = [];
  const left = [...answers];
  const adapter: CartAdapter<string> = {
    ...intake,
    id: 'test',
    async send(_requests, io): Promise<AddResult<string>> {
      const fate = left.shift() ?? 'kept';
      sent.push(io.idempotencyKey);
      if (fate !== 'request lost') lines.set(`${io.idempotencyKey} ${sent.length}`, 'line');
      return fate === 'kept' ? { ok: true, line: 'line' } : LOST;
    },
    async find(_id, _shop, io: AdapterIo) {
      return [...lines.keys()].some((key) => key.startsWith(io.idempotencyKey)) ? 'line' : null;
    },
  };
  return { adapter, lines, sent };
}

/** A verifier that quotes what it is asked, or answers with the given responses first. */
function aVerifier(...first: (() => Response)[]) {
  const asked: string[] = [];
  const left = [...first];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(new URL(request.url).pathname);
    return left.shift()?.() ?? Response.json(aQuote((await request.json()) as typeof ITEM), { status: 201 });
  };
  return { fetch, asked };
}

const submitter = (options: Partial<SubmitterOptions>) =>
  createSubmitter({
    adapter: domEvent,
    shop: { shopUrl: 'https://shop.example' },
    verifierUrl: 'https://verifier.example',
    fetch: aVerifier().fetch,
    ports: fixedPorts(),
    ...options,
  });

const problem = (status: number, code: string) => () => Response.json({ code }, { status });

function anImage(fieldId: string, id: string): ImagePersonalization {
  const asset = { id, sha256: '0'.repeat(64), mediaType: 'image/png', width: 1, height: 1 } as const;
  return { fieldId, type: 'image', asset, placement: { x: 0, y: 0, width: 1, rotation: 0 } };
}

describe('the order button', () => {
  it('quotes, then adds', async () => {
    const { adapter, lines } = aShop([]);
    const { item, quote, result } = await submitter({ adapter }).submit(ITEM, SIGNAL);
    expect([item, quote?.token, result, lines.size]).to.deep.equal([
      ITEM,
      'claims.mark',
      { ok: true, line: 'line' },
      1,
    ]);
  });

  it('sends every picture before it asks for a quote, each once', async () => {
    const { adapter } = aShop([]);
    const verifier = aVerifier(() => Response.json({}, { status: 201 }));
    const item = { ...ITEM, personalization: [anImage('a', 'one'), anImage('b', 'one')] };
    const loadPicture = () => Promise.resolve(new Blob(['picture']));
    const { result } = await submitter({ adapter, fetch: verifier.fetch, loadPicture }).submit(item, SIGNAL);
    expect([result.ok, verifier.asked]).to.deep.equal([true, ['/v1/uploads', '/v1/quotes']]);
  });

  it('adds nothing when the verifier does not take a picture, or the picture is not here', async () => {
    const { adapter, lines } = aShop([]);
    const { fetch } = aVerifier(problem(413, 'too-large'));
    const item = { ...ITEM, personalization: [anImage('a', 'one')] };
    const codes = [];
    for (const picture of [new Blob(['picture']), null]) {
      const loadPicture = () => Promise.resolve(picture);
      const { result } = await submitter({ adapter, fetch, loadPicture }).submit(item, SIGNAL);
      codes.push(result.ok || result.code);
    }
    expect(codes).to.deep.equal(['limit', 'picture-missing']);
    expect(lines.size).to.equal(0);
  });

  it('makes one order of a double click', async () => {
    const { adapter, lines } = aShop([]);
    const { submit } = submitter({ adapter });
    const clicks = await Promise.all([submit(ITEM, SIGNAL), submit(anItem({ idempotencyKey: 'another' }), SIGNAL)]);
    expect([lines.size, clicks[0] === clicks[1]]).to.deep.equal([1, true]);
  });

  it('makes one order when the answer is lost', async () => {
    const { adapter, lines, sent } = aShop(['answer lost']);
    const { result } = await submitter({ adapter }).submit(ITEM, SIGNAL);
    expect([result.ok, lines.size, sent.length]).to.deep.equal([true, 1, 1]);
  });

  it('sends again, under the same key, what surely never arrived', async () => {
    const { adapter, lines, sent } = aShop(['request lost']);
    const { result } = await submitter({ adapter }).submit(ITEM, SIGNAL);
    expect([result.ok, lines.size, new Set(sent).size, sent.length]).to.deep.equal([true, 1, 1, 2]);
  });

  it('keeps key and quote for the next click while an intent is unanswered', async () => {
    const { adapter, sent } = aShop(['request lost', 'request lost']);
    const verifier = aVerifier();
    const { submit } = submitter({ adapter, fetch: verifier.fetch });
    const first = await submit(ITEM, SIGNAL);
    const second = await submit(anItem({ idempotencyKey: 'another' }), SIGNAL);
    expect([first.result.ok, second.result.ok]).to.deep.equal([false, true]);
    expect([new Set(sent).size, verifier.asked.length]).to.deep.equal([1, 1]);
  });

  it('does not send while it cannot learn whether the last try arrived', async () => {
    const { adapter, sent } = aShop(['answer lost']);
    const deaf: CartAdapter = { ...adapter, find: () => Promise.reject(new TypeError('offline')) };
    const { submit } = submitter({ adapter: deaf });
    await submit(ITEM, SIGNAL);
    const { result } = await submit(ITEM, SIGNAL);
    expect([result.ok, sent.length]).to.deep.equal([false, 1]);
  });

  it('takes the next click after an order as a new one', async () => {
    const { adapter, lines } = aShop([]);
    const { submit } = submitter({ adapter });
    await submit(ITEM, SIGNAL);
    await submit(anItem({ idempotencyKey: 'another' }), SIGNAL);
    expect(lines.size).to.equal(2);
  });

  it('asks for a new quote when the kept one is about to expire', async () => {
    const { adapter } = aShop(['request lost', 'request lost']);
    const verifier = aVerifier();
    const ports = fixedPorts();
    const { submit } = submitter({ adapter, fetch: verifier.fetch, ports });
    await submit(ITEM, SIGNAL);
    ports.clock.ms = Date.parse('2026-11-23T12:00:00.000Z');
    await submit(ITEM, SIGNAL);
    expect(verifier.asked.length).to.equal(2);
  });

  it('works as a request for a quote without a verifier', async () => {
    const { adapter } = aShop([]);
    const { quote, result } = await submitter({ adapter, verifierUrl: null }).submit(ITEM, SIGNAL);
    expect([quote, result.ok]).to.deep.equal([null, true]);
  });

  it('works as a request for a quote where the product has no price', async () => {
    const verifier = aVerifier();
    const { adapter } = aShop([]);
    const { quote } = await submitter({ adapter, fetch: verifier.fetch }).submit(anItem({ price: null }), SIGNAL);
    expect([quote, verifier.asked]).to.deep.equal([null, []]);
  });

  for (const [code, status, becomes, retryable] of [
    ['definition-stale', 409, 'definition-stale', false],
    ['price-mismatch', 409, 'price-changed', false],
    ['configuration-invalid', 422, 'quote-rejected', false],
    ['internal', 500, 'network', true],
  ] as const) {
    it(`adds nothing and says ${becomes} when the verifier answers ${code}`, async () => {
      const { adapter, sent } = aShop([]);
      const { result } = await submitter({ adapter, fetch: aVerifier(problem(status, code)).fetch }).submit(
        ITEM,
        SIGNAL,
      );
      expect(result).to.include({ ok: false, code: becomes, retryable });
      expect(sent).to.deep.equal([]);
    });
  }

  it('adds nothing while the verifier does not answer, and may be clicked again', async () => {
    const { adapter, sent } = aShop([]);
    const fetch = () => Promise.reject(new TypeError('offline'));
    const { result } = await submitter({ adapter, fetch }).submit(ITEM, SIGNAL);
    expect(result).to.include({ ok: false, code: 'network', retryable: true });
    expect(sent).to.deep.equal([]);
  });

  it('adds nothing on a quote for another design', async () => {
    const other = anItem({ configurationHash: `sha256:${'C'.repeat(43)}` });
    const { adapter, sent } = aShop([]);
    const fetch = aVerifier(() => Response.json(aQuote(other))).fetch;
    expect((await submitter({ adapter, fetch }).submit(ITEM, SIGNAL)).result).to.include({ code: 'quote-rejected' });
    expect(sent).to.deep.equal([]);
  });
});

describe('the dom-event adapter', () => {
  it('hands item and quote to whoever answers on the page', async () => {
    const dispatch = async (item: typeof ITEM, quote: unknown): Promise<AddResult> => ({
      ok: true,
      line: [item, quote],
    });
    const { result } = await submitter({ dispatch, verifierUrl: null }).submit(ITEM, SIGNAL);
    expect(result).to.deep.equal({ ok: true, line: [ITEM, null] });
  });

  it('says so when nobody answers', async () => {
    const { result } = await submitter({ dispatch: () => null }).submit(ITEM, SIGNAL);
    expect(result).to.include({ ok: false, code: 'unsupported', retryable: false });
  });
});

describe('the intake adapter', () => {
  const quote = aQuote(ITEM);
  const shop = { shopUrl: 'https://shop.example' };
  const io = (fetch: AdapterIo['fetch']): AdapterIo => ({ fetch, signal: SIGNAL, idempotencyKey: 'key' });

  it('maps item and token to one request', () => {
    const [request] = intake.map(ITEM, quote, shop);
    expect(request).to.include({ type: 'http', method: 'POST', url: 'https://shop.example/v1/orders' });
    expect(request?.type === 'http' && JSON.parse(request.body)).to.deep.equal({ item: ITEM, token: 'claims.mark' });
  });

  it('sends the idempotency key with it', async () => {
    let key: string | null = null;
    await intake.send(
      intake.map(ITEM, quote, shop),
      io(async (request) => {
        key = request.headers.get('idempotency-key');
        return Response.json({ orderId: 'ord_1' }, { status: 202 });
      }),
    );
    expect(key).to.equal('key');
  });

  it('refuses what is over the limit instead of cutting it', async () => {
    const long = anItem({ personalization: [{ fieldId: 'name', type: 'text', value: 'x'.repeat(70_000) }] });
    const result = await intake.send(
      intake.map(long, null, shop),
      io(() => Promise.reject(new Error('must not be called'))),
    );
    expect(result).to.include({ ok: false, code: 'limit' });
  });
});
