import { expect } from 'chai';
import fc from 'fast-check';
import { loadProduct } from '../../src/product/load.js';
import { openProduct } from '../../src/product/open-product.js';
import { FILE_SCHEMA } from '../../src/product/schema/file-schema.js';
import { matches } from '../../src/product/schema/matches.js';
import { schemaIssues } from '../../src/product/schema/schema-issues.js';
import { PRODUCT_NAMES, productNamed, productText } from '../support/products.js';
import { spoiltFile } from '../support/spoilt-file.js';

const TEXTS = PRODUCT_NAMES.map(productText);

/** Whether both doors agree on the input; the full one tells why it stays shut. */
function isOpenAlike(input: unknown): boolean {
  const full = loadProduct(input);
  const light = openProduct(input);
  expect(light !== null, full.ok ? 'refused a good file' : JSON.stringify(full.error[0])).to.equal(full.ok);
  return full.ok;
}

describe('opening a product', () => {
  for (const name of PRODUCT_NAMES) {
    it(`gives the ${name} that loading gives, its warnings left out`, () => {
      const expected = { ...productNamed(name), warnings: [] };
      expect(openProduct(productText(name))).to.deep.equal(expected);
      expect(openProduct(JSON.parse(productText(name)))).to.deep.equal(expected);
      expect(Object.isFrozen(openProduct(productText(name))?.options)).to.equal(true);
    });
  }

  it('refuses exactly what loading refuses, on 400 files spoilt in one place', function () {
    this.timeout(60_000);
    let opened = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), spoiltFile, (text, spoil) => {
        const file = spoil(JSON.parse(text));
        expect(matches(FILE_SCHEMA, file)).to.equal(schemaIssues(FILE_SCHEMA, file).length === 0);
        if (isOpenAlike(file)) opened += 1;
      }),
      { numRuns: 400 },
    );
    expect(opened).to.be.within(20, 380);
  });

  it('refuses exactly what loading refuses, on 400 texts with one word replaced', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.nat(),
        fc.constantFrom('color', 'oak', 'x', '=1', '', '__proto__', '\\ud800', '0', 'number', '"', '":1,"a', 'id'),
        (text, place, word) => {
          const words = [...text.matchAll(/[\w=@#.]+/g)];
          const { index, 0: found } = words[place % words.length] ?? { index: 0, 0: '' };
          isOpenAlike(text.slice(0, index) + word + text.slice(index + found.length));
        },
      ),
      { numRuns: 400 },
    );
  });

  for (const [what, input] of [
    ['a key that comes twice', '{"format": 1, "id": "mug", "title": "a: {\\"b\\": 1}", "title": "Mug", "options": []}'],
    ['a colon in a text', '{"format": 1, "id": "mug", "title": "a: {\\"b\\": 1}", "options": []}'],
    ['an endless number', '{"format": 1, "id": "mug", "title": "Mug", "options": [], "x-a": 1e999}'],
    ['33 levels', `{"x-a": ${'['.repeat(32)}${']'.repeat(32)}}`],
    ['a mark before it', `\ufeff${TEXTS[0] ?? ''}`],
    ['a later format', { format: 2 }],
    ['a fraction of a format', { format: 1.5 }],
    ['null', null],
    ['nothing', undefined],
  ] as const) {
    it(`with ${what} ends as loading ends`, () => {
      isOpenAlike(input);
    });
  }
});
