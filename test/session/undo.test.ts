import { expect } from 'chai';
import fc from 'fast-check';
import { createSession } from '../../src/session/create-session.js';
import type { Snapshot } from '../../src/session/session.js';
import { valuesOf } from '../rules/oracle.js';
import { createDice, randomProduct } from '../rules/random-product.js';

/** What a snapshot says, as plain data, without the number of its revision. */
function told({ revision: _revision, ...snapshot }: Snapshot): unknown {
  return JSON.parse(JSON.stringify({ ...snapshot, options: [...snapshot.options.values()] }));
}

describe('undo', () => {
  it('returns exactly what was shown before, and redo what came after, on random products', () => {
    const seeds = fc.noShrink(fc.integer({ min: 1, max: 1_000_000 }));
    const check = (seed: number): void => {
      const dice = createDice(seed);
      const product = randomProduct(dice).build();
      const session = createSession(product);
      const seen = [told(session.snapshot)];
      for (let click = 0; click < 8; click++) {
        const before = session.snapshot;
        const option = dice.pick(product.options);
        session.apply({ optionId: option.id, value: dice.pick(valuesOf(option)) });
        if (session.snapshot !== before) seen.push(told(session.snapshot));
      }
      for (const state of seen.slice(0, -1).reverse()) {
        session.undo();
        expect(told(session.snapshot)).to.deep.equal(state);
      }
      expect(session.undo()).to.equal(null);
      for (const state of seen.slice(1)) {
        session.redo();
        expect(told(session.snapshot)).to.deep.equal(state);
      }
    };
    fc.assert(fc.property(seeds, check), { numRuns: 60 });
  }).timeout(60_000);
});
