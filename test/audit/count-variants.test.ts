import { expect } from 'chai';
import { countVariants } from '../../src/audit/count-variants.js';
import type { Product } from '../../src/product/product.js';
import { createDice, randomProduct } from '../rules/random-product.js';
import { listDesigns } from '../rules/oracle.js';
import { aProduct } from '../support/a-product.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

/** Valid designs told apart by all but their texts. */
function listed(product: Product): number | null {
  const designs = listDesigns(product);
  if (designs === null) return null;
  const texts = new Set(product.options.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  const keys = designs.map((design) =>
    JSON.stringify(
      Object.entries(design)
        .filter(([id]) => !texts.has(id))
        .sort(),
    ),
  );
  return new Set(keys).size;
}

describe('counting variants', () => {
  it('finds as many as listing them all finds, on random products with rules of every kind', () => {
    let counted = 0;
    for (let seed = 1; counted < 150; seed++) {
      const product = randomProduct(createDice(seed)).build();
      const expected = listed(product);
      if (expected === null) continue;
      counted++;
      expect(countVariants(product, CONTEXT), `seed ${seed}`).to.deep.equal({ count: BigInt(expected), isExact: true });
    }
  }).timeout(60_000);

  it('counts far beyond what can be listed', () => {
    let product = aProduct();
    for (let at = 0; at < 60; at++) product = product.choice(`o${at}`, ['a', 'b', 'c', 'd', 'e']);
    expect(countVariants(product.build(), CONTEXT)).to.deep.equal({ count: 5n ** 60n, isExact: true });
  });

  it('says so where it can only give a bound, and the bound is not below the number', () => {
    let product = aProduct();
    const numbers = ['a', 'b', 'c', 'd'];
    for (const id of numbers) product = product.number(id, 0, 99);
    const bound = countVariants(product.rule('sum', { forbid: `${numbers.join(' + ')} > 10` }).build(), CONTEXT);
    expect(bound.isExact).to.equal(false);
    expect(bound.count >= 1001n).to.equal(true);
  });

  it('gives no bound below the number where a number may stay unanswered or be absent', () => {
    const most = (keys: Readonly<Record<string, unknown>>) =>
      Number(countVariants(aProduct().text('name', 4).number('size', 1, 30_000, keys).build(), CONTEXT).count);
    expect(most({ required: false })).to.be.at.least(30_001);
    expect(most({ when: 'length(name) > 2' })).to.be.at.least(30_001);
  });

  it('counts no texts, only that one is possible', () => {
    const product = aProduct()
      .choice('ink', ['black', 'gold'])
      .text('name', 4)
      .rule('short', { require: 'length(name) < 3', when: 'ink = gold' })
      .build();
    expect(countVariants(product, CONTEXT).count).to.equal(2n);
  });

  it('counts nothing where the quantity alone is forbidden', () => {
    const product = aProduct().choice('wood', ['oak', 'ash']).rule('few', { forbid: 'quantity > 9' }).build();
    expect(countVariants(product, { ...CONTEXT, quantity: 10 })).to.deep.equal({ count: 0n, isExact: true });
  });

  it('leaves out what is sold out, and what a market does not sell', () => {
    const product = aProduct()
      .choice('wood', ['oak', 'ash', { id: 'elm', stock: 'out' }])
      .with({ pricing: { currency: 'EUR', base: 1 }, markets: [{ id: 'eu', currency: 'EUR', without: ['wood.ash'] }] })
      .build();
    expect(countVariants(product, CONTEXT).count).to.equal(2n);
    expect(countVariants(product, { ...CONTEXT, market: 'eu' }).count).to.equal(1n);
  });
});
