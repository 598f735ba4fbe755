import { expect } from 'chai';
import { nextTier } from '../../../src/elements/options/rows/next-tier.js';
import type { RowsOption } from '../../../src/product/product.js';
import { createSession } from '../../../src/session/create-session.js';
import { players, TEAM } from '../../support/team-product.js';

const ROSTER = TEAM.optionById.get('roster') as RowsOption;

function tierAt(count: number, size?: string) {
  const session = createSession(TEAM);
  const rows = players(count).map((row, index) => (size !== undefined && index === 0 ? { ...row, size } : row));
  session.apply({ optionId: 'roster', value: rows });
  return nextTier(TEAM, session.snapshot, ROSTER);
}

describe('the next tier of a roster', () => {
  it('is told by the rows that are missing and by what each then costs less, to the cent', () => {
    expect(tierAt(2)).to.deep.equal({ more: 3, lessMinor: 240 });
    expect(tierAt(4)).to.deep.equal({ more: 1, lessMinor: 240 });
    expect(tierAt(5)).to.deep.equal({ more: 5, lessMinor: 200 });
    expect(tierAt(9)).to.deep.equal({ more: 1, lessMinor: 200 });
  });

  it('is the same whatever the rows have chosen', () => {
    expect(tierAt(4, 'l')).to.deep.equal(tierAt(4));
  });

  it('is none after the last one', () => {
    expect(tierAt(10)).to.equal(null);
  });
});
