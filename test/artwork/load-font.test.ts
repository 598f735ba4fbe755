import { expect } from 'chai';
import { ArtworkError } from '../../src/artwork/artwork-error.js';
import { loadFont } from '../../src/artwork/load-font.js';
import { aFont, fontBytes } from './fonts.js';

describe('loading a font', () => {
  it('reads WOFF files', async () => {
    const font = await aFont('pacifico');
    expect([font.unitsPerEm, font.capHeight, font.has('é'), font.has('Ω')]).to.deep.equal([1000, 840, true, false]);
  });

  it('draws ligatures of the font', async () => {
    const font = await aFont('baloo-2');
    expect(font.shape('fi').advance).to.not.equal(font.shape('f').advance + font.shape('i').advance);
  });

  for (const [what, bytes] of [
    ['an empty file', new ArrayBuffer(0)],
    ['a text', new TextEncoder().encode('<!doctype html><title>not found</title>').buffer],
    ['a torn file', fontBytes('baloo-2').slice(0, 9000)],
    ['a huge file', new ArrayBuffer(4_000_001)],
  ] as const) {
    it(`refuses ${what} by its code`, async () => {
      const error: unknown = await loadFont(bytes).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(ArtworkError);
      expect((error as ArtworkError).code).to.equal('artwork/bad-font');
    });
  }
});
