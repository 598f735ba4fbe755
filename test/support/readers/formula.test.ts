import { expect } from 'chai';
import { readFormula, type Formula } from './formula.js';

const feature = (name: string): Formula => ({ type: 'feature', name });
const not = (of: Formula): Formula => ({ type: 'not', of });

describe('reading a UVL constraint', () => {
  it('binds and before or, or before implies, implies before equals', () => {
    expect(readFormula('a & b | c => d <=> e')).to.deep.equal({
      type: 'equals',
      left: {
        type: 'implies',
        left: { type: 'or', of: [{ type: 'and', of: [feature('a'), feature('b')] }, feature('c')] },
        right: feature('d'),
      },
      right: feature('e'),
    });
  });

  it('reads implications to the right and brackets as they stand', () => {
    const implies = (left: Formula, right: Formula): Formula => ({ type: 'implies', left, right });
    expect(readFormula('a => b => c')).to.deep.equal(implies(feature('a'), implies(feature('b'), feature('c'))));
    expect(readFormula('(a => b) => !(c)')).to.deep.equal(
      implies(implies(feature('a'), feature('b')), not(feature('c'))),
    );
  });

  it('takes quoted names with blanks, commas, dots and dashes', () => {
    expect(readFormula('!"MSI B250M-A" & "2x USB3,1"')).to.deep.equal({
      type: 'and',
      of: [not(feature('MSI B250M-A')), feature('2x USB3,1')],
    });
  });

  it('reads sums, attributes of features and texts', () => {
    expect(readFormula('sum(Weight) + 1 < (2 + 3) * 1.5')).to.have.property('type', 'compare');
    expect(readFormula('(2 + 3) * x.Price == 10')).to.have.property('type', 'compare');
    expect(readFormula("Training => (Maker == 'Wheelio')")).to.have.property('type', 'implies');
  });

  it('refuses what is no constraint', () => {
    for (const text of ['', 'a b', 'a &', '(a', 'a => ', '3', 'x.y', 'a ? b'])
      expect(() => readFormula(text), text).to.throw(Error);
  });
});
