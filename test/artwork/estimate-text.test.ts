import { expect } from 'chai';
import fc from 'fast-check';
import { estimateTextBox } from '../../src/artwork/estimate-text.js';
import type { GlyphSource } from '../../src/artwork/glyph-source.js';
import { layoutText } from '../../src/artwork/layout-text.js';
import { usableWidthMm } from '../../src/artwork/usable-width.js';
import { aFont } from './fonts.js';

describe('the room a text may need before its font is there', () => {
  let fonts: readonly GlyphSource[];
  before(async () => {
    fonts = await Promise.all([aFont('baloo-2'), aFont('pacifico')]);
  });

  const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÄÖÜÉéèß@&%!? \n');

  it('holds the laid out text in both fonts, whatever is written', () => {
    const texts = fc.record({
      text: fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 16 }),
      lines: fc.constantFrom(1, 2),
      sizeMm: fc.constantFrom(null, 6, 14),
      align: fc.constantFrom('start' as const, 'center' as const, 'end' as const),
    });
    fc.assert(
      fc.property(texts, fc.boolean(), (text, wraps) => {
        const area = { widthMm: 210, heightMm: 90, wraps };
        for (const font of fonts) {
          const { boundsMm } = layoutText({
            ...text,
            font,
            areaWidthMm: 210,
            areaHeightMm: 90,
            maxWidthMm: usableWidthMm(area),
            fit: 'shrink',
            minMm: null,
            atMm: null,
          });
          if (boundsMm === null) continue;
          const [left, top, right, bottom] = estimateTextBox({ ...text, fit: 'shrink', atMm: null }, area);
          const what = `${JSON.stringify(text)} ${JSON.stringify(boundsMm)}`;
          expect(left, what).to.be.at.most(boundsMm[0] + 1e-6);
          expect(top, what).to.be.at.most(boundsMm[1] + 1e-6);
          expect(right, what).to.be.at.least(boundsMm[2] - 1e-6);
          expect(bottom, what).to.be.at.least(boundsMm[3] - 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });
});
