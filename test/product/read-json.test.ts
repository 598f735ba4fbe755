import { expect } from 'chai';
import fc from 'fast-check';
import { readJson } from '../../src/product/read-json.js';

const refusal = (text: string) => {
  const read = readJson(text);
  if (read.ok) throw new Error('was read');
  return read.error;
};

describe('reading JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.nat(4), (text, indent) => {
        const value = JSON.parse(text) as unknown;
        fc.pre(
          !/"(?:__proto__|constructor|prototype)":/.test(text) &&
            !/\p{Surrogate}/u.test(JSON.stringify(value)) &&
            !/\\u[dD][89a-fA-F]/.test(text),
        );
        const read = readJson(JSON.stringify(value, null, indent));
        expect(read.ok && read.value.value).to.deep.equal(value);
      }),
    );
  });

  it('says where everything stands', () => {
    const text = '{\n  "a": [10,\n    {"b": "x"}]\n}';
    const read = readJson(text);
    if (!read.ok) throw new Error();
    const place = (path: (string | number)[], what?: 'key') => read.value.place(read.value.offsetOf(path, what));
    expect(place(['a', 0])).to.deep.equal({ line: 2, column: 9 });
    expect(place(['a', 1, 'b'])).to.deep.equal({ line: 3, column: 11 });
    expect(place(['a', 1, 'b'], 'key')).to.deep.equal({ line: 3, column: 6 });
    expect(place(['a', 1, 'missing'])).to.deep.equal({ line: 3, column: 5 });
    expect(place([])).to.deep.equal({ line: 1, column: 1 });
  });

  for (const [what, text, line, column] of [
    ['nothing', '', 1, 1],
    ['a trailing comma', '{"a": 1,}', 1, 9],
    ['a comment', '{\n// hi\n}', 2, 1],
    ['single quotes', "{'a': 1}", 1, 2],
    ['a second value', '{} {}', 1, 4],
    ['an open string', '{"a": "x', 1, 9],
    ['a raw line break in a string', '{"a": "x\n"}', 1, 7],
    ['a leading zero', '[01]', 1, 3],
    ['an infinite number', '[1e999]', 1, 7],
    ['a lone surrogate', '["\\ud800"]', 1, 2],
    ['a missing colon', '{"a" 1}', 1, 6],
  ] as const) {
    it(`refuses ${what} and points at it`, () => {
      expect(refusal(text)).to.include({ code: 'product/not-json', line, column });
    });
  }

  it('refuses a key that is there twice, at the second one', () => {
    expect(refusal('{"a": {"b": 1,\n "b": 2}}')).to.deep.include({
      code: 'product/duplicate-key',
      path: ['a', 'b'],
      line: 2,
      column: 2,
    });
  });

  for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
    it(`refuses the key ${key}`, () => {
      expect(refusal(`{"x-a": [{"${key}": {"polluted": true}}]}`)).to.include({
        code: 'product/forbidden-key',
        line: 1,
        column: 11,
      });
      expect(({} as { polluted?: true }).polluted).to.equal(undefined);
    });
  }

  it('refuses nesting deeper than 32 levels', () => {
    expect(readJson('['.repeat(32) + ']'.repeat(32)).ok).to.equal(true);
    expect(refusal('['.repeat(33) + ']'.repeat(33)).code).to.equal('product/too-deep');
    expect(refusal('{"a":'.repeat(100_000)).code).to.equal('product/too-deep');
  });

  it('refuses more than 512 kB, counted in bytes', () => {
    expect(refusal(JSON.stringify('x'.repeat(600_000))).code).to.equal('product/too-large');
    expect(refusal(JSON.stringify('ü'.repeat(300_000))).code).to.equal('product/too-large');
    expect(readJson(JSON.stringify('x'.repeat(500_000))).ok).to.equal(true);
  });

  it('refuses more than 200,000 values', () => {
    expect(refusal(`[${'0,'.repeat(200_000)}0]`).code).to.equal('product/too-large');
  });

  it('reads half a megabyte within half a second', () => {
    const text =
      JSON.stringify(
        Array.from({ length: 9_000 }, (_, index) => ({ id: `c${index}`, title: { en: 'White', de: 'Weiß' } })),
        null,
        0,
      ).slice(0, -1) + ']';
    const start = performance.now();
    expect(readJson(text).ok).to.equal(true);
    expect(performance.now() - start).to.be.below(500);
  });
});
