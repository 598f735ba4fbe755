import { expect } from 'chai';
import { createSeededRandom } from '../../src/kernel/seeded-random.js';
import type { Decision, OptionValue, Values } from '../../src/product/configuration.js';
import type { Product } from '../../src/product/product.js';
import { createRules } from '../../src/rules/create-rules.js';
import { randomDesign } from '../../src/rules/random-design.js';
import { aProduct } from '../support/a-product.js';
import { PRODUCT_NAMES, productNamed } from '../support/products.js';
import { listDesigns } from './oracle.js';
import { createDice, randomProduct } from './random-product.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

const DRAWS_A_DESIGN = 20;

interface SmallProduct {
  readonly seed: number;
  readonly product: Product;
  readonly designs: readonly Values[];
}

/** The first random products without texts that have 5 to 40 designs. */
function smallProducts(count: number): readonly SmallProduct[] {
  const products: SmallProduct[] = [];
  for (let seed = 1; products.length < count; seed++) {
    const product = randomProduct(createDice(seed)).build();
    if (product.options.some(({ kind }) => kind === 'text')) continue;
    const designs = listDesigns(product) ?? [];
    if (designs.length >= 5 && designs.length <= 40) products.push({ seed, product, designs });
  }
  return products;
}

/** The same for the same design, in whatever order its values and amounts stand. */
function keyOf({ options }: Product, values: Values): string {
  return options
    .filter(({ id }) => Object.hasOwn(values, id))
    .map(({ id }) => `${id}=${JSON.stringify(sorted(values[id]))}`)
    .join(' ');
}

function sorted(value: OptionValue | undefined): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : value;
}

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

  it('reach every valid design of random products without texts, none of them rarely, and nothing else', () => {
    for (const { seed, product, designs } of smallProducts(12)) {
      const rules = createRules(product);
      const random = createSeededRandom(seed);
      const found = new Map(designs.map((design) => [keyOf(product, design), 0]));
      for (let at = 0; at < designs.length * DRAWS_A_DESIGN; at++) {
        const key = keyOf(product, rules.complete(CONTEXT, randomDesign(rules, CONTEXT, [], random)).values);
        expect(found.has(key), `seed ${seed}: ${key}`).to.equal(true);
        found.set(key, found.get(key)! + 1);
      }
      expect(Math.min(...found.values()) / DRAWS_A_DESIGN, `seed ${seed}`).to.be.at.least(0.1);
    }
  }).timeout(20_000);

  it('reach all amounts of all choices together', () => {
    const rules = createRules(aProduct().multi('sides', ['fries', 'salad'], { maxAmount: 2 }).build());
    const random = createSeededRandom(1);
    const found = new Set<string>();
    for (let at = 0; at < 300; at++) {
      const { sides } = rules.complete(CONTEXT, randomDesign(rules, CONTEXT, [], random)).values;
      found.add(JSON.stringify(sorted(sides)));
    }
    expect(found.size).to.equal(9);
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
