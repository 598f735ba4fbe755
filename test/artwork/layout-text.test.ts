import { expect } from 'chai';
import fc from 'fast-check';
import type { GlyphSource } from '../../src/artwork/glyph-source.js';
import { layoutText, type TextLayout, type TextRequest } from '../../src/artwork/layout-text.js';
import { aFont } from './fonts.js';

describe('laying out text', () => {
  let round: GlyphSource;
  let script: GlyphSource;
  before(async () => {
    [round, script] = await Promise.all([aFont('baloo-2'), aFont('pacifico')]);
  });

  const lay = (over: Partial<TextRequest> = {}): TextLayout =>
    layoutText({
      text: 'HELLO',
      font: round,
      areaWidthMm: 210,
      areaHeightMm: 90,
      fit: 'shrink',
      sizeMm: 14,
      minMm: null,
      align: 'center',
      lines: 1,
      atMm: null,
      ...over,
    });
  const box = (layout: TextLayout): readonly [number, number, number, number] =>
    layout.boundsMm ?? expect.fail('nothing is drawn');
  const width = (layout: TextLayout): number => box(layout)[2] - box(layout)[0];
  const codes = (layout: TextLayout): string[] => layout.issues.map(({ code }) => code);

  it('makes capitals as high as wished', () => {
    const [, top, , bottom] = box(lay({ text: 'E' }));
    expect(bottom - top).to.be.closeTo(14, 0.4);
  });

  it('scales widths with the size', () => {
    expect(width(lay({ sizeMm: 10 }))).to.be.closeTo(width(lay({ sizeMm: 5 })) * 2, 1e-9);
  });

  it('centres the ink across and the capitals along', () => {
    const layout = lay({ text: 'jAg' });
    const [left, , right] = box(layout);
    expect((left + right) / 2).to.be.closeTo(105, 1e-9);
    expect((layout.lines[0]?.baselineMm ?? 0) - 14 / 2).to.be.closeTo(45, 1e-9);
  });

  it('aligns to the edges of the area', () => {
    expect(box(lay({ align: 'start' }))[0]).to.be.closeTo(0, 1e-9);
    expect(box(lay({ align: 'end' }))[2]).to.be.closeTo(210, 1e-9);
  });

  it('centres on the place it is given', () => {
    const [left, , right] = box(lay({ atMm: [60, 20], align: 'start' }));
    expect((left + right) / 2).to.be.closeTo(60, 1e-9);
  });

  it('shrinks until it fits the width the caller allows', () => {
    const layout = lay({ text: 'MAXIMILIANE', maxWidthMm: 94 });
    expect(width(layout)).to.be.closeTo(94, 1e-6);
    expect(layout.sizeMm).to.be.below(14);
  });

  it('keeps its size where nothing may shrink, and says that it overflows', () => {
    const layout = lay({ text: 'MAXIMILIANE', areaWidthMm: 42, areaHeightMm: 16, fit: 'none' });
    expect(layout.sizeMm).to.equal(14);
    expect(codes(layout)).to.deep.equal(['artwork/overflows']);
  });

  it('grows with the area where no size is given, up to 14 mm on a bottle', () => {
    expect(lay({ text: 'Mia', sizeMm: null }).sizeMm).to.be.closeTo(14.4, 1e-9);
    expect(lay({ text: 'Mia', sizeMm: null, areaWidthMm: 30, areaHeightMm: 8 }).sizeMm).to.be.below(8);
  });

  it('says when a text comes out too small to read', () => {
    const [issue] = lay({ text: 'MAXIMILIANE', areaWidthMm: 42, areaHeightMm: 16, minMm: 9 }).issues;
    expect(issue?.code).to.equal('artwork/too-small');
    expect(issue?.params['minMm']).to.equal(9);
    expect(issue?.params['sizeMm']).to.be.below(9);
  });

  it('leaves out what the font cannot draw and names it once', () => {
    const layout = lay({ text: 'AΩB👩‍🚀Ω' });
    expect(layout.lines.map(({ text }) => text)).to.deep.equal(['AB']);
    expect(layout.issues).to.deep.equal([
      { code: 'artwork/missing-glyph', severity: 'error', path: [], params: { characters: 'Ω 👩‍🚀', count: 2 } },
    ]);
  });

  for (const text of ['', '   ', '\n\n', '\u200b']) {
    it(`draws nothing for ${JSON.stringify(text)}`, () => {
      expect(lay({ text })).to.deep.equal({ lines: [], outlines: [], boundsMm: null, sizeMm: 0, issues: [] });
    });
  }

  it('sets several lines one below the other without touching', () => {
    const [first, second] = lay({ text: 'Ågy\nÉdit', lines: 2, sizeMm: 12 }).lines;
    expect(first?.boundsMm?.[3]).to.be.below(second?.boundsMm?.[1] ?? 0);
  });

  it('joins lines beyond the last to it', () => {
    expect(lay({ text: 'A\nB\nC', lines: 2 }).lines.map(({ text }) => text)).to.deep.equal(['A', 'B C']);
  });

  it('kerns', () => {
    expect(script.shape('To').advance).to.be.below(script.shape('T').advance + script.shape('o').advance);
  });

  it('keeps every shrunk text inside its area, whatever is written', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('abgjÅÉXyz iW,\n')), maxLength: 24 });
    const sizes = fc.record({
      text: letters,
      lines: fc.integer({ min: 1, max: 3 }),
      areaWidthMm: fc.integer({ min: 10, max: 300 }),
      areaHeightMm: fc.integer({ min: 5, max: 200 }),
      align: fc.constantFrom('start', 'center', 'end'),
      sizeMm: fc.option(fc.integer({ min: 1, max: 80 })),
    });
    fc.assert(
      fc.property(sizes, fc.boolean(), (request, isScript) => {
        const layout = lay({ ...request, align: request.align as 'start', font: isScript ? script : round });
        if (layout.boundsMm === null) return;
        const [left, top, right, bottom] = layout.boundsMm;
        expect(Math.min(left, top)).to.be.at.least(-1e-6);
        expect(right).to.be.at.most(request.areaWidthMm + 1e-6);
        expect(bottom).to.be.at.most(request.areaHeightMm + 1e-6);
        expect(layout.issues).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});
