import { expect } from 'chai';
import { createSeededRandom } from '../../src/kernel/seeded-random.js';
import type { Decision } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import { randomDesign } from '../../src/rules/random-design.js';
import { aProduct } from '../support/a-product.js';
import { PRODUCT_NAMES, productNamed } from '../support/products.js';
import { listDesigns } from './oracle.js';
import { createDice, randomProduct } from './random-product.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

describe('random designs', () => {
  for (const name of PRODUCT_NAMES) {
    it(`are valid for ${name}`, () => {
      const rules = createRules(productNamed(name));
      for (let seed = 0; seed < 5; seed++) {
        const decisions = randomDesign(rules, CONTEXT, [], createSeededRandom(seed));
        expect(rules.reconcile(CONTEXT, decisions).dropped, `seed ${seed}`).to.deep.equal([]);
      }
    }).timeout(20_000);
  }

  it('keep what the shopper chose, and its source', () => {
    const rules = createRules(productNamed('name_bottle'));
    const own: Decision = { optionId: 'method', value: 'laser', source: 'shopper' };
    for (let seed = 0; seed < 10; seed++) {
      const decisions = randomDesign(rules, CONTEXT, [own], createSeededRandom(seed));
      expect(decisions).to.deep.include(own);
      expect(rules.complete(CONTEXT, decisions).values).to.include({ method: 'laser', body: 'steel' });
    }
  });

  it('are the same for the same seed', () => {
    const rules = createRules(productNamed('aero_runner'));
    const made = () => randomDesign(rules, CONTEXT, [], createSeededRandom(7));
    expect(made()).to.deep.equal(made());
  });

  it('reach every valid design of a small product, none of them rarely', () => {
    const product = aProduct()
      .choice('top', ['oak', 'ash', 'glass'])
      .choice('legs', ['steel', 'wood'])
      .toggle('oil', { when: 'top != glass' })
      .rule('heavy', { forbid: 'top = glass and legs = wood' })
      .build();
    const rules = createRules(product);
    const random = createSeededRandom(1);
    const found = new Map<string, number>();
    for (let at = 0; at < 450; at++) {
      const { values } = rules.complete(CONTEXT, randomDesign(rules, CONTEXT, [], random));
      found.set(JSON.stringify(values), (found.get(JSON.stringify(values)) ?? 0) + 1);
    }
    expect(found.size).to.equal(9);
    expect(Math.min(...found.values())).to.be.greaterThan(20);
  });

  it('are valid designs of random products', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const product = randomProduct(createDice(seed)).build();
      if ((listDesigns(product) ?? []).length === 0) continue;
      const rules = createRules(product);
      const decisions = randomDesign(rules, CONTEXT, [], createSeededRandom(seed));
      expect(rules.reconcile(CONTEXT, decisions).dropped, `seed ${seed}`).to.deep.equal([]);
    }
  }).timeout(20_000);
});
