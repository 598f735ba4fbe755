import { Ajv } from 'ajv';
import { expect } from 'chai';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { configurationJsonSchema } from '../../src/product/configuration-json-schema.js';
import { configurationSchema, designSchema } from '../../src/product/configuration-schema.js';
import { designValuesOf, spoiltDesignOf } from '../support/arbitrary-values.js';
import { PRODUCT_NAMES, productNamed } from '../support/products.js';

describe('the schema of a design', () => {
  for (const name of PRODUCT_NAMES) {
    describe(`of ${name}`, () => {
      const product = productNamed(name);
      const schema = configurationSchema(product);
      // Through text: a shop has the file alone.
      const ajv = new Ajv({ strict: false }).compile(
        JSON.parse(JSON.stringify(configurationJsonSchema(product))) as object,
      );

      it('lets 1,000 random designs in, by the JSON Schema alone and by zod', function () {
        this.timeout(30_000);
        fc.assert(
          fc.property(designValuesOf(product), (design) => {
            expect(ajv(design), JSON.stringify(ajv.errors)).to.equal(true);
            expect(z.safeParse(schema, design).success).to.equal(true);
          }),
          { numRuns: 1000 },
        );
      });

      it('refuses 1,000 designs with one value out of its domain, and both name the option', function () {
        this.timeout(30_000);
        fc.assert(
          fc.property(spoiltDesignOf(product), ({ optionId, design }) => {
            expect(ajv(design)).to.equal(false);
            expect(`${ajv.errors?.[0]?.instancePath ?? ''}/`).to.match(new RegExp(`^/values/${optionId}/`));
            const parsed = z.safeParse(schema, design);
            expect(parsed.error?.issues.map(({ path }) => path.slice(0, 2).join('.'))).to.include(`values.${optionId}`);
          }),
          { numRuns: 1000 },
        );
      });

      for (const [what, spoil] of [
        ['an option that does not exist', { values: { nobody: 1 } }],
        ['a quantity of nothing', { quantity: 0 }],
        ['half a piece', { quantity: 1.5 }],
        ['another product', { productId: 'other' }],
        ['a market that does not exist', { market: 'mars' }],
        ['a key that does not exist', { price: 1 }],
        ['no values', { values: undefined }],
      ] as const) {
        it(`refuses ${what}`, () => {
          const design = JSON.parse(JSON.stringify(Object.assign({ quantity: 1, values: {} }, spoil))) as unknown;
          expect(ajv(design)).to.equal(false);
          expect(z.safeParse(schema, design).success).to.equal(false);
        });
      }
    });
  }

  it('adds in zod what JSON Schema cannot say: graphemes, grids of fractions, sums, composed text', () => {
    const schema = configurationSchema(productNamed('every_kind'));
    const isIn = (values: object) => z.safeParse(schema, { quantity: 1, values }).success;
    expect(isIn({ poem: '👩‍👩‍👧‍👦'.repeat(20) })).to.equal(true);
    expect(isIn({ poem: '👩‍👩‍👧‍👦'.repeat(21) })).to.equal(false);
    expect(isIn({ poem: 'e\u0301' })).to.equal(false);
    expect(isIn({ ratio: 0.0005 })).to.equal(true);
    expect(isIn({ ratio: 0.0003 })).to.equal(false);
    expect(isIn({ extras: { nuts: 3, salt: 1 } })).to.equal(true);
    expect(isIn({ extras: { nuts: 3, salt: 2 } })).to.equal(false);
    expect(isIn({ word: 'abc' })).to.equal(false);
  });

  it('reads stored designs: known options, sorted, one decision each', () => {
    const product = productNamed('name_bottle');
    const decision = (optionId: string, value: unknown) => ({ optionId, value, source: 'shopper' });
    const isIn = (...decisions: object[]) =>
      z.safeParse(designSchema(product), {
        productId: product.id,
        rev: product.rev,
        market: null,
        quantity: 1,
        decisions,
      }).success;
    expect(isIn(decision('body', 'sky'), decision('name', 'Ada'))).to.equal(true);
    expect(isIn(decision('name', 'Ada'), decision('body', 'sky'))).to.equal(false);
    expect(isIn(decision('body', 'sky'), decision('body', 'rose'))).to.equal(false);
    expect(isIn(decision('body', 'green'))).to.equal(false);
    expect(isIn(decision('nobody', 1))).to.equal(false);
    expect(isIn({ ...decision('body', 'sky'), source: 'default' })).to.equal(false);
  });
});
