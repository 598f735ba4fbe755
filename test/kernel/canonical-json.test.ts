import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalJson } from '../../src/kernel/canonical-json.js';

const VECTORS = new URL('../vectors/jcs-rfc8785/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, VECTORS), 'utf8');

describe('canonical JSON', () => {
  for (const name of ['arrays', 'french', 'structures', 'unicode', 'values', 'weird']) {
    it(`writes the RFC 8785 vector "${name}" byte for byte`, () => {
      const bytes = Buffer.from(read(`outhex/${name}.txt`).replace(/\s/g, ''), 'hex');
      expect(canonicalJson(JSON.parse(read(`input/${name}.json`)))).to.equal(bytes.toString('utf8'));
    });
  }

  it('is the same for every order of members and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
          inner !== null && typeof inner === 'object' && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ) as unknown;
        expect(canonicalJson(shuffled)).to.equal(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).to.equal('{"a":1}');
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  for (const [what, value] of [
    ['NaN', NaN],
    ['infinity', [Infinity]],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a function', { f: () => 1 }],
    ['a bigint', 1n],
    ['a cycle', cyclic],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => canonicalJson(value))
        .to.throw()
        .with.property('code', 'kernel/not-json');
    });
  }
});
