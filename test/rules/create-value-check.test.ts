import { expect } from 'chai';
import * as fc from 'fast-check';
import { createCatalogue } from '../../src/order/verifier/catalogue.js';
import { explainDesign } from '../../src/order/verifier/check-design.js';
import type { Context, Decision, OptionValue, Values } from '../../src/product/configuration.js';
import { createRules } from '../../src/rules/create-rules.js';
import { createValueCheck } from '../../src/rules/create-value-check.js';
import { anyWishes, designOf } from '../support/a-design.js';
import { aProductOf, BOTTLE_FILE } from '../support/order-products.js';

const bottle = aProductOf(BOTTLE_FILE);
const check = createValueCheck(bottle);
const context: Context = { market: 'eu', locale: 'en', quantity: 1 };

/** The answers an order would carry: those that are not empty. */
function answersIn(values: Values): Record<string, OptionValue> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== '' && !isEmptyObject(value)),
  );
}

function isEmptyObject(value: OptionValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const decisionsOf = (answers: Values): Decision[] =>
  Object.entries(answers).map(([optionId, value]): Decision => ({ optionId, value, source: 'shopper' }));

describe('the quick check of complete values', () => {
  it('knows every complete design for valid', () => {
    fc.assert(
      fc.property(anyWishes(bottle), (wishes) => {
        const design = designOf(bottle, context, wishes);
        fc.pre(design.complete);
        expect(answersIn(check(context, answersIn(design.values)) ?? {})).to.deep.equal(answersIn(design.values));
      }),
      { numRuns: 60 },
    );
  });

  it('never says yes where full evaluation says no', async function () {
    this.timeout(60_000);
    const sold = await createCatalogue([bottle]).find({ id: bottle.id, version: bottle.rev });
    if (!sold.ok) throw new Error('the product is on sale');
    fc.assert(
      fc.property(anyWishes(bottle), (answers) => {
        const quick = check(context, answers);
        const full = explainDesign(sold.value, context, decisionsOf(answers));
        if (quick !== null) expect(full.ok && answersIn(full.value)).to.deep.equal(answersIn(quick));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses one answer of a valid design exchanged against the rules', () => {
    const { values } = designOf(bottle, context, { method: 'laser', body: 'steel' });
    const answers = { ...answersIn(values), body: 'sky' };
    expect(check(context, answers)).to.equal(null);
    expect(createRules(bottle).reconcile(context, decisionsOf(answers)).dropped).to.have.length(1);
  });
});
