import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { sha256 } from '../../src/kernel/sha256.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('SHA-256 without waiting', () => {
  for (const [text, digest] of [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ] as const) {
    it(`gives the digest of FIPS 180-4 for "${text}"`, () => {
      expect(hex(sha256(text))).to.equal(digest);
    });
  }

  it('agrees with the platform for every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
      expect(hex(sha256(bytes))).to.equal(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('agrees with the platform on random bytes and text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 1000 }),
        (bytes) => hex(sha256(bytes)) === createHash('sha256').update(bytes).digest('hex'),
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => hex(sha256(text)) === createHash('sha256').update(text).digest('hex'),
      ),
    );
  });
});
