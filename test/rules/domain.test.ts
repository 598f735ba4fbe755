import { expect } from 'chai';
import * as fc from 'fast-check';
import * as domains from '../../src/rules/domain.js';

/** Whole numbers from ABSENT on, each once. */
const anyValues = fc
  .uniqueArray(fc.integer({ min: domains.ABSENT, max: 20 }), { maxLength: 12 })
  .map((values) => values.sort((a, b) => a - b));

const holds = (check: (values: number[], others: number[]) => void): void =>
  fc.assert(fc.property(anyValues, anyValues, check), { numRuns: 300 });

const { fromValues, valuesOf } = domains;

describe('a set of whole numbers as runs', () => {
  it('holds what it was made of, in whatever order', () => {
    holds((values) => {
      expect(valuesOf(fromValues([...values].reverse()))).to.deep.equal(values);
      expect(domains.sizeOf(fromValues(values))).to.equal(values.length);
    });
  });

  it('is in as few runs as can be, so that equal sets are equal lists', () => {
    holds((values) => {
      const starts = values.filter((value) => !values.includes(value - 1));
      expect(fromValues(values)).to.have.length(2 * starts.length);
    });
  });

  it('knows what is in it, what is least and greatest, and when one value is left', () => {
    holds((values) => {
      const domain = fromValues(values);
      for (let value = -3; value <= 21; value++)
        expect(domains.has(domain, value), `${value}`).to.equal(values.includes(value));
      expect(domains.isSingle(domain)).to.equal(values.length === 1);
      if (values.length === 0) return;
      expect([domains.lowest(domain), domains.highest(domain)]).to.deep.equal([values[0], values.at(-1)]);
    });
  });

  it('keeps what two have in common, or what only the first has', () => {
    holds((values, others) => {
      const [a, b] = [fromValues(values), fromValues(others)];
      const common = values.filter((value) => others.includes(value));
      const rest = values.filter((value) => !others.includes(value));
      expect(domains.intersect(a, b)).to.deep.equal(fromValues(common));
      expect(domains.without(a, b)).to.deep.equal(fromValues(rest));
      expect(domains.join([fromValues(rest), fromValues(common)])).to.deep.equal(a);
    });
  });

  it('finds the nearest value, the lower of two', () => {
    fc.assert(
      fc.property(anyValues, fc.integer({ min: -5, max: 25 }), (values, wish) => {
        fc.pre(values.length > 0);
        const distance = Math.min(...values.map((value) => Math.abs(value - wish)));
        const expected = values.find((value) => Math.abs(value - wish) === distance);
        expect(domains.nearest(fromValues(values), wish)).to.equal(expected);
      }),
    );
  });

  it('falls in two by its middle, nothing lost, neither part empty', () => {
    holds((values) => {
      const parts = domains.halves(fromValues(values));
      expect(parts.flatMap(valuesOf)).to.deep.equal(values);
      expect(parts.map((part) => part.length === 0)).to.not.include(true);
      expect(parts.length).to.equal(Math.min(values.length, 2));
    });
    expect(domains.halves([0, 1_000_001])).to.deep.equal([
      [0, 500_000],
      [500_001, 1_000_001],
    ]);
  });

  it('may go on without end', () => {
    expect(domains.intersect(domains.PRESENT, [domains.ABSENT, 7])).to.deep.equal([domains.BLANK, 7]);
    expect(domains.without([domains.ABSENT, 7], domains.ANSWERED)).to.deep.equal([domains.ABSENT, domains.BLANK]);
  });
});
