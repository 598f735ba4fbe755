import { expect } from 'chai';
import { domainsByList, listModels } from '../rules/solve/by-enumeration.js';
import { createDice } from '../rules/random-product.js';
import { createMinisat, minisatDomains } from './minisat.js';

describe('MiniSat as an oracle', () => {
  it('says of random clauses what the list of all models says', () => {
    const dice = createDice(7);
    for (let round = 0; round < 60; round++) {
      const variables = 4 + dice.roll(5);
      const literal = (): number => (1 + dice.roll(variables)) * (dice.chance(50) ? 1 : -1);
      const clauses = Array.from({ length: 3 + dice.roll(3 * variables) }, () => [literal(), literal(), literal()]);
      const models = listModels({ variables, clauses });
      const known = models.length === 0 ? null : domainsByList(models, variables)([]);
      expect(minisatDomains(createMinisat(variables, clauses), variables), JSON.stringify(clauses)).to.deep.equal(
        known,
      );
    }
  });

  it('answers for negative and for several literals, and forgets them', () => {
    const solver = createMinisat(3, [
      [1, 2],
      [-1, 3],
    ]);
    expect([solver.solve(-1), solver.solve(-1, -2), solver.solve(1, -3), solver.solve(-3, 2)]).to.deep.equal([
      true,
      false,
      false,
      true,
    ]);
    expect([1, 2, 3].map((variable) => solver.isTrue(variable))).to.deep.equal([false, true, false]);
    expect(solver.solve(1)).to.equal(true);
  });
});
