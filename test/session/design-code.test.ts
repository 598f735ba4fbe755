import { expect } from 'chai';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import type { Design } from '../../src/product/configuration.js';
import { decodeDesign } from '../../src/session/decode-design.js';
import { encodeDesign, loadCompression } from '../../src/session/design-code.js';
import { readDesignFragment, writeDesignFragment } from '../../src/session/design-fragment.js';

const designs: fc.Arbitrary<Design> = fc.record({
  productId: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
  rev: fc.string({ unit: 'grapheme', maxLength: 40 }),
  market: fc.option(fc.constantFrom('eu', 'ch')),
  quantity: fc.integer({ min: 1, max: 1_000_000 }),
  decisions: fc.array(
    fc.record({
      optionId: fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/),
      value: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
        fc.constant({ fox: 2 }),
        fc.constant([{ name: 'Ann', size: 4 }]),
      ),
      source: fc.constantFrom('shopper', 'preset', 'quiz', 'suggestion'),
    }),
    { maxLength: 20 },
  ),
});

/** The code of any text. */
function codeOf(json: string): string {
  return `1.${Buffer.from(deflateSync(new TextEncoder().encode(json), { level: 9 })).toString('base64url')}`;
}

/** A code that is made before the compressor is fetched. */
const stored = { design: aDesign(), code: encodeDesign(aDesign()) };

function aDesign(): Design {
  const decisions = ['body', 'lid', 'strap'].map((optionId) => ({
    optionId,
    value: 'Zoë'.repeat(100),
    source: 'shopper' as const,
  }));
  return { productId: 'p', rev: 'r', market: null, quantity: 1, decisions };
}

function fault(code: string): string {
  const result = decodeDesign(code);
  return result.ok ? 'none' : (result.error[0]?.code ?? '');
}

describe('a design code', () => {
  before(loadCompression);

  it('is of the same design, and longer, while the compressor is not here', () => {
    expect(stored.code.length).to.be.greaterThan(encodeDesign(stored.design).length);
    const decoded = decodeDesign(stored.code);
    expect(decoded.ok && decoded.value).to.deep.equal(stored.design);
  });

  it('gives back the design it was made of, and is the same for equal designs', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const code = encodeDesign(design);
        fc.pre(code.length <= 8000);
        const decoded = decodeDesign(code);
        expect(decoded.ok && decoded.value).to.deep.equal(JSON.parse(JSON.stringify(design)));
        const { decisions, ...rest } = design;
        expect(encodeDesign({ decisions, ...rest })).to.equal(code);
        expect(code).to.match(/^1\.[\w-]+$/);
      }),
    );
  });

  it('refuses whatever is not one, each by its code, and never throws', () => {
    const design: Design = { productId: 'p', rev: 'r', market: null, quantity: 1, decisions: [] };
    const whole = encodeDesign(design);
    for (const [code, expected] of [
      ['', 'design/unreadable'],
      ['1.', 'design/unreadable'],
      ['1.!!', 'design/unreadable'],
      [whole.slice(0, -4), 'design/unreadable'],
      [whole.replace('1.', '2.'), 'design/unknown-version'],
      [`1.${'A'.repeat(8000)}`, 'design/too-large'],
      [codeOf(' '.repeat(70_000)), 'design/too-large'],
      [codeOf('{'), 'design/unreadable'],
      [codeOf('[]'), 'design/bad-shape'],
      [codeOf(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), 'design/unreadable'],
      [codeOf(JSON.stringify({ ...design, quantity: 0 })), 'design/bad-shape'],
      [
        codeOf(JSON.stringify({ ...design, decisions: [{ optionId: 'a', value: 1, source: 'rule' }] })),
        'design/bad-shape',
      ],
      [codeOf(JSON.stringify({ ...design, more: 1 })), 'design/bad-shape'],
      [
        codeOf('{"__proto__":1,"productId":"p","rev":"r","market":null,"quantity":1,"decisions":[]}'),
        'design/bad-shape',
      ],
      [whole, 'none'],
    ] as const)
      expect(fault(code), code.slice(0, 40)).to.equal(expected);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.base64String(), (text, base64) => {
        for (const code of [text, `1.${base64.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')}`])
          expect(fault(code)).to.match(/^design\//);
      }),
    );
  });

  it('stops inflating a bomb at the bound', () => {
    const bomb = codeOf('0'.repeat(5_000_000));
    expect(bomb.length).to.be.lessThan(8000);
    expect(fault(bomb)).to.equal('design/too-large');
  });
});

describe('the design in the address', () => {
  it('has a part of its own beside those of others', () => {
    for (const [before, code, after] of [
      ['', '1.a', 'atelier-mug=1.a'],
      ['#top', '1.a', 'top&atelier-mug=1.a'],
      ['#x=%26&atelier-mug=1.old&atelier-cup=1.b&y', '1.a', 'x=%26&atelier-mug=1.a&atelier-cup=1.b&y'],
      ['atelier-mug=1.a&x', null, 'x'],
      ['#atelier-mug=1.a', null, ''],
    ] as const) {
      expect(writeDesignFragment(before, 'mug', code)).to.equal(after);
      expect(readDesignFragment(`#${after}`, 'mug')).to.equal(code);
    }
    expect(readDesignFragment('#atelier-mugs=1.a', 'mug')).to.equal(null);
  });
});
