import { expect } from 'chai';
import fc from 'fast-check';
import type { GlyphSource } from '../../src/artwork/glyph-source.js';
import { layoutText, type TextLayout } from '../../src/artwork/layout-text.js';
import { isRightToLeft, visualRuns } from '../../src/artwork/visual-runs.js';
import { aFont } from './fonts.js';

const line = (text: string): string => visualRuns(text).join('');

describe('the order of letters', () => {
  it('leaves a text of one direction as it is', () => {
    expect(visualRuns('Élodie & Zoë, 12.6.26')).to.deep.equal(['Élodie & Zoë, 12.6.26']);
    expect(visualRuns('')).to.deep.equal([]);
  });

  it('turns Hebrew', () => {
    expect(line('שלום עולם')).to.equal('םלוע םולש');
  });

  it('keeps points with their letter', () => {
    expect(line('שָׁלוֹם')).to.equal('םוֹלשָׁ');
  });

  it('keeps numbers and dates readable', () => {
    expect(line('רות 12.6.26')).to.equal('12.6.26 תור');
    expect(line('12 רות')).to.equal('תור 12');
    expect(line('Ruth רות 12')).to.equal('Ruth 12 תור');
  });

  it('puts a foreign name where it is read', () => {
    expect(line('אני Ada לבד')).to.equal('דבל Ada ינא');
    expect(line('for רות & דן')).to.equal('for ןד & תור');
  });

  it('mirrors brackets', () => {
    expect(line('רות (דן)')).to.equal('(ןד) תור');
  });

  it('leaves Arabic words whole, for the font to join', () => {
    expect(visualRuns('سلام Ada')).to.deep.equal(['Ada', ' ', 'سلام']);
    expect(visualRuns('نور سلمى')).to.deep.equal(['سلمى', ' ', 'نور']);
  });

  it('takes its direction from the first letter', () => {
    expect([isRightToLeft('♥ רות'), isRightToLeft('12 Ada'), isRightToLeft('12')]).to.deep.equal([true, false, false]);
  });

  it('loses and adds no letter, whatever is written', () => {
    const letters = fc.array(fc.constantFrom('a', 'B', 'א', 'ב', 'س', 'ل', '1', '2', '.', ' ', '&', '😀'), {
      maxLength: 24,
    });
    fc.assert(
      fc.property(letters, (all) => {
        expect(Array.from(line(all.join(''))).sort()).to.deep.equal([...all].sort());
      }),
    );
  });
});

describe('right-to-left text on a product', () => {
  let hebrew: GlyphSource;
  let arabic: GlyphSource;
  let round: GlyphSource;
  before(async () => {
    [hebrew, arabic, round] = await Promise.all([aFont('heebo'), aFont('cairo'), aFont('baloo-2')]);
  });

  const lay = (text: string, font: GlyphSource): TextLayout =>
    layoutText({
      text,
      font,
      areaWidthMm: 200,
      areaHeightMm: 40,
      fit: 'none',
      sizeMm: 10,
      minMm: null,
      align: 'start',
      lines: 1,
      atMm: null,
    });
  const widthOf = (layout: TextLayout): number => (layout.boundsMm?.[2] ?? 0) - (layout.boundsMm?.[0] ?? 0);

  it('has its first Hebrew letter on the right', () => {
    const [word, first] = [lay('לי', hebrew), lay('ל', hebrew)];
    expect(word.issues).to.deep.equal([]);
    // Lamed rises above the line: its ink has to lie in the right half.
    const top = word.boundsMm?.[1] ?? 0;
    const peak = word.outlines.flatMap((step) => (step.type === 'Z' || step.y > top + 1 ? [] : [step.x]));
    expect(Math.min(...peak)).to.be.above((word.boundsMm?.[0] ?? 0) + widthOf(word) - widthOf(first) - 0.5);
  });

  it('joins Arabic letters', () => {
    const apart = Array.from('سلام').reduce((sum, letter) => sum + widthOf(lay(letter, arabic)), 0);
    expect(lay('سلام', arabic).issues).to.deep.equal([]);
    expect(widthOf(lay('سلام', arabic))).to.be.below(0.9 * apart);
  });

  it('says which characters a font lacks, emoji whole', () => {
    expect(lay('Ada 👩‍👧 ❤️', round).issues).to.deep.equal([
      { code: 'artwork/missing-glyph', severity: 'error', path: [], params: { characters: '👩‍👧 ❤️', count: 2 } },
    ]);
  });
});
