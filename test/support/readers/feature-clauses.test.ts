import { expect } from 'chai';
import { createMinisat } from '../minisat.js';
import { literalOf, type ClauseModel } from './clause-model.js';
import { featureClauses } from './feature-clauses.js';
import { pairwise } from './pairwise.js';
import { readUvl } from './read-uvl.js';

const SHOP = `features
	Shop
		mandatory
			Payment
				alternative
					Cash
					Card
		optional
			Users
				or
					Orders
					Wishes
constraints
	Wishes => Card
`;

/** All configurations, as the names that are in. */
function configurations({ names, problem }: ClauseModel): string[] {
  const solver = createMinisat(problem.variables, pairwise(problem));
  const found: string[] = [];
  while (solver.solve()) {
    const literals = Array.from({ length: problem.variables }, (_, at) => (solver.isTrue(at + 1) ? at + 1 : -at - 1));
    found.push(names.filter((_, at) => literals[at]! > 0).join(' '));
    if (!solver.add(literals.map((literal) => -literal))) break;
  }
  return found.sort();
}

describe('feature models as clauses', () => {
  it('allow exactly what the tree and its constraints allow', () => {
    expect(configurations(featureClauses(readUvl(SHOP)))).to.deep.equal([
      'Shop Payment Card',
      'Shop Payment Card Users Orders',
      'Shop Payment Card Users Orders Wishes',
      'Shop Payment Card Users Wishes',
      'Shop Payment Cash',
      'Shop Payment Cash Users Orders',
    ]);
  });

  it('keep an alternative as one group, with "no parent" as its last way out', () => {
    expect(featureClauses(readUvl(SHOP)).problem.groups).to.deep.equal([[-2, 3, 4]]);
  });

  it('count no configuration twice for a helper variable', () => {
    const pairs = Array.from({ length: 4 }, (_, at) => `(a${at} & b${at} & !c${at})`).join(' | ');
    const names = Array.from({ length: 4 }, (_, at) => [`a${at}`, `b${at}`, `c${at}`]).flat();
    const tree = `features\n\tR\n\t\toptional\n${names.map((name) => `\t\t\t${name}\n`).join('')}`;
    const model = featureClauses(readUvl(`${tree}constraints\n\t${pairs}\n`));
    expect(model.problem.variables).to.be.greaterThan(model.names.length);
    expect(configurations(model)).to.have.length(8 ** 4 - 7 ** 4);
  });

  it('mean the same by every operator', () => {
    const count = (constraint: string): string[] =>
      configurations(
        featureClauses(readUvl(`features\n\tR\n\t\toptional\n\t\t\ta\n\t\t\tb\nconstraints\n\t${constraint}\n`)),
      );
    expect(count('a <=> b')).to.deep.equal(['R', 'R a b']);
    expect(count('!(a <=> b)')).to.deep.equal(['R a', 'R b']);
    expect(count('!(a => b)')).to.deep.equal(['R a']);
    expect(count('!(a | b)')).to.deep.equal(['R']);
    expect(count('a & !b | b & !a')).to.deep.equal(['R a', 'R b']);
    expect(count('a | !a')).to.have.length(4);
  });

  it('name decisions by feature or by number', () => {
    const model = featureClauses(readUvl(SHOP));
    expect([literalOf(model, '!Cash'), literalOf(model, 'Card'), literalOf(model, -7)]).to.deep.equal([-3, 4, -7]);
    expect(() => literalOf(model, 'Cheque')).to.throw('no feature Cheque');
  });

  it('refuse numbers, unknown features and doubled names', () => {
    const of = (rest: string) => () => featureClauses(readUvl(`features\n\tR\n\t\toptional\n${rest}`));
    expect(of('\t\t\tInteger a\n')).to.throw('a is not Boolean');
    expect(of('\t\t\ta\n\t\t\ta\n')).to.throw('share a name');
    expect(of('\t\t\ta\nconstraints\n\ta => b\n')).to.throw('no feature b');
    expect(of('\t\t\ta\nconstraints\n\tsum(x) < 3\n')).to.throw('comparisons');
  });
});
