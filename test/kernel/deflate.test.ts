import { expect } from 'chai';
import fc from 'fast-check';
import { inflateSync } from 'fflate';
import { inflateRawSync } from 'node:zlib';
import { deflate } from '../../src/kernel/deflate.js';

/** Texts with much repetition and with none. */
const bytes = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 300 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(fc.constantFrom('{"optionId":"', 'name', '","value":', 'a', '\u00ff'), { maxLength: 300 })
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 900 }))
    .map(([text, times]) => text.repeat(times)),
);

describe('deflating', () => {
  it('gives what every inflater reads', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        const deflated = Buffer.from(deflate(text), 'latin1');
        expect(inflateRawSync(deflated).toString('latin1')).to.equal(text);
        expect(Buffer.from(inflateSync(deflated)).toString('latin1')).to.equal(text);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches back over the whole window and no farther', () => {
    const noise = Array.from({ length: 40_000 }, (_, index) => String.fromCharCode(((index * index) >> 5) & 255)).join(
      '',
    );
    for (const gap of [32_000, 32_765, 32_768, 32_771, 39_000]) {
      const text = `needle, needle${noise.slice(0, gap)}needle, needle`;
      expect(inflateRawSync(Buffer.from(deflate(text), 'latin1')).toString('latin1')).to.equal(text);
    }
  });

  it('makes repetition short', () => {
    expect(deflate('{"optionId":"sole","value":"trail"},'.repeat(100)).length).to.be.lessThan(90);
  });
});
