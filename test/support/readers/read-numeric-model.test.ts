import { expect } from 'chai';
import { loadProduct } from '../../../src/product/load.js';
import type { Product } from '../../../src/product/product.js';
import { createScope, derivedValues } from '../../../src/product/expression/create-scope.js';
import { isTrue } from '../../../src/product/expression/evaluate.js';
import type { Values } from '../../../src/product/configuration.js';
import { priceDesign } from '../../../src/pricing/price-design.js';
import { createDice } from '../../rules/random-product.js';
import { benchmarkText, hasBenchmarks } from './benchmark-file.js';
import { idOf, productFileOf, valueIn, type NumericModel } from './read-numeric-model.js';
import { evaluateScript, readScript } from './script-expression.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 };
const NAMES = ['shelf-system', 'configurator-challenge'];

function load(file: unknown): Product {
  const loaded = loadProduct(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

describe('reading numeric models', () => {
  it('reads scripts with the usual precedence', () => {
    const value = (text: string): unknown => evaluateScript(readScript(text), { a: 2, s: 'oak' });
    expect(value('1+2*a')).to.equal(5);
    expect(value("a==2&&s!='oak'||!(a>3)")).to.equal(1);
    expect(value("s=='mdf'?1:s=='oak'?a*10:3")).to.equal(20);
    expect(() => readScript('a ==')).to.throw(Error);
    expect(() => readScript('a b')).to.throw('out of place');
  });

  it('makes ids of names', () => {
    expect(['colWidth', 'A', 'total-width'].map(idOf)).to.deep.equal(['col_width', 'a', 'total_width']);
  });

  it('makes product files whose rules and prices say what the model says', () => {
    if (!hasBenchmarks()) return;
    for (const name of NAMES) {
      const model = JSON.parse(benchmarkText(`${name}.json`)) as NumericModel;
      const product = load(productFileOf(model));
      const dice = createDice(1);
      for (let round = 0; round < 200; round++) {
        const picked = pickValues(model, dice.pick);
        const values: Values = Object.fromEntries(
          Object.entries(picked).map(([option, value]) => [idOf(option), valueIn(model, option, value)]),
        );
        const scope = createScope(product, { values, quantity: 1, market: null });
        for (const { id, expr } of model.rules) {
          const { body } = product.rules.find((rule) => rule.id === idOf(id))!;
          const holds = body.type === 'require' && isTrue(body.condition, scope);
          expect(holds, `${id} of ${JSON.stringify(picked)}`).to.equal(evaluateScript(readScript(expr), picked) === 1);
        }
        if (model.price === undefined) continue;
        const price = evaluateScript(readScript(model.price), picked);
        expect(derivedValues(scope)['price'], JSON.stringify(picked)).to.equal(price);
        expect(priceDesign(product, { values, context: CONTEXT })?.unit.minor).to.equal(price);
      }
    }
  });
});

type Picked = Record<string, number | string>;

/** Small numbers, so that rules hold often enough. */
function pickValues({ options }: NumericModel, pick: <T>(items: readonly T[]) => T): Picked {
  return Object.fromEntries(
    Object.entries(options).map(([name, domain]) => {
      if ('min' in domain) {
        const steps = Math.min(20, (domain.max - domain.min) / domain.step);
        return [name, domain.min + domain.step * pick(Array.from({ length: steps + 1 }, (_, at) => at))];
      }
      return [name, pick(domain)];
    }),
  );
}
