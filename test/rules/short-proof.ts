/** The laws of the engine on a few products, for `npm run mutate`: a mutant that breaks one is to be told soon, so nothing is shrunk. */
import { ORACLE_LAWS } from './oracle-laws.js';
import { failuresOn } from './prove.js';
import { SELF_LAWS } from './self-laws.js';

/** Products of a part: a mutant that is caught early spares the others. */
const PART = 8;

describe('the laws of the engine in short', () => {
  for (let first = 1; first <= 6 * PART; first += PART)
    it(`hold on the products ${first} to ${first + PART - 1}`, () => {
      for (let seed = first; seed < first + PART; seed++)
        for (const { law } of failuresOn(seed, [...ORACLE_LAWS, ...SELF_LAWS])) throw new Error(law.title);
    }).timeout(0);
});
