/**
 * The laws of the engine on random products with options and rules of all kinds. `SEEDS=1-100000` names other products than the usual
 * ones; what fails is shrunk, and told with its product file and the decisions.
 */
import { ORACLE_LAWS } from './oracle-laws.js';
import { failuresOf, seedsAsked } from './prove.js';
import { SELF_LAWS } from './self-laws.js';
import type { Law } from './situation.js';

const SEEDS = seedsAsked({ from: 1, to: 2_000 });

describe('rules', () => {
  let failures: ReadonlyMap<Law, string>;

  before('walk through random products', function () {
    this.timeout(0);
    failures = failuresOf([...ORACLE_LAWS, ...SELF_LAWS], SEEDS);
  });

  const hold = (laws: readonly Law[]): void => {
    for (const law of laws)
      it(law.title, () => {
        const failure = failures.get(law);
        if (failure !== undefined) throw new Error(failure);
      });
  };

  describe('against a list of all designs', () => hold(ORACLE_LAWS));
  describe('against themselves', () => hold(SELF_LAWS));
});
