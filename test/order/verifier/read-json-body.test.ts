import { expect } from 'chai';
import * as fc from 'fast-check';
import { readJsonBody } from '../../../src/order/verifier/read-json-body.js';

const read = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => readJsonBody(new Request('https://shop.example/', { method: 'POST', headers, body }));

describe('a request body', () => {
  it('is read as JSON, whatever its strings look like', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        fc.pre(
          !/\p{Surrogate}/u.test(JSON.stringify(value)) &&
            !/\\ud[89a-f]|constructor|prototype|__proto__/.test(JSON.stringify(value)),
        );
        fc.pre(!/\d{16}|e\+/.test(JSON.stringify(value)));
        expect(await read(JSON.stringify(value))).to.deep.include({ ok: true });
      }),
    );
  });

  const refused: Record<string, string> = {
    'is not JSON': '{',
    'is empty': '',
    'gives a member twice': '{"a":1,"b":{"c":1,"c":2}}',
    'gives a member twice in two spellings': '{"a":1,"\\u0061":2}',
    'names __proto__': '{"__proto__":{}}',
    'names constructor': '{"a":{"constructor":1}}',
    'nests 17 deep': '['.repeat(17) + ']'.repeat(17),
    'nests ten thousand deep': '['.repeat(10_000),
    'has an integer beyond 2^53 - 1': '{"a":9007199254740993}',
    'has an infinite number': '{"a":1e999}',
    'has a lone surrogate': '{"a":"\\ud800"}',
  };
  for (const [what, body] of Object.entries(refused)) {
    it(`is refused as malformed when it ${what}`, async () => {
      const result = await read(body);
      expect(!result.ok && result.error.code).to.equal('malformed');
    });
  }

  it('is refused when it is not UTF-8', async () => {
    const result = await read(Uint8Array.of(0x22, 0xff, 0x22));
    expect(!result.ok && result.error.code).to.equal('malformed');
  });

  it('takes colons, brackets and quotes inside strings for text', async () => {
    expect((await read(JSON.stringify({ a: '":[{\\"', b: '\\' }))).ok).to.be.true;
  });

  it('is refused at 64 kB, before the rest of a megabyte is read', async () => {
    const result = await read(JSON.stringify('x'.repeat(1_000_000)));
    expect(result).to.deep.equal({ ok: false, error: { code: 'too-large' } });
  });

  it('is refused when it is not declared as JSON', async () => {
    const result = await read('{}', { 'content-type': 'text/plain' });
    expect(result).to.deep.equal({ ok: false, error: { code: 'unsupported-media-type' } });
  });
});
