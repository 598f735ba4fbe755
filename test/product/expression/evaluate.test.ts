import { expect } from 'chai';
import { rational } from '../../../src/kernel/rational.js';
import { createScope, derivedValues } from '../../../src/product/expression/create-scope.js';
import type { OptionValue } from '../../../src/product/configuration.js';
import type { Expression } from '../../../src/product/expression/expression.js';
import { numberOf, parse, scopeOf, TINY, valueOf } from './tiny-product.js';

type Case = readonly [source: string, expected: unknown, values?: Readonly<Record<string, OptionValue>>];

function holds(cases: readonly Case[]): void {
  for (const [source, expected, values] of cases)
    expect(valueOf(source, values), `${source} ${JSON.stringify(values)}`).to.deep.equal(expected);
}

describe('an expression', () => {
  it('computes exactly, by precedence, with spreadsheet signs', () => {
    holds([
      ['0.1 + 0.2 = 0.3', true],
      ['2 + 3 * 4', 14],
      ['(2 + 3) * 4', 20],
      ['7 - 2 - 1', 4],
      ['-7 % 3', 2],
      ['1 / 3 * 3', 1],
      ['--2', 2],
      ['round(-2.5)', -3],
      ['round(2.5)', 3],
      ['ceil(2.1)', 3],
      ['floor(-2.1)', -3],
      ['abs(-4)', 4],
      ['min(3, 1, 2)', 1],
      ['max(3, 1, 2)', 3],
      ['not true and false', false],
      ['true or true and false', true],
      ['if(2 > 1, 5, 6)', 5],
      ['quantity * 2', 6],
      ['market = ch', true],
      ['1 / 8', rational(0.125)],
    ]);
  });

  it('reads a choice as its id beside choices and texts, as its value beside numbers', () => {
    const values = { upper: 'suede', toe: 'suede', thickness: 't18', size: '44', ink: '#1b1f3b' };
    holds([
      ['upper = suede', true, values],
      ['upper != suede', false, values],
      ['suede = upper', true, values],
      ['toe = upper', true, values],
      ['size = 44', true, values],
      ['size in (38, 45)', false, values],
      ['size not in (38, 45)', true, values],
      ["upper = 'suede'", true, values],
      ['thickness + 2', 20, values],
      ['thickness = 18', true, values],
      ['thickness > 18', false, values],
      ['upper.sku', 'SS', values],
      ["upper.care = 'brush'", true, values],
      ['upper.weight * 5', 1, values],
      ['sole.price', 15, { sole: 'trail' }],
      ['sole.price', 0, { sole: 'road' }],
      ["ink = '#1B1F3B'", true, values],
      ['thickness in (18, 20)', true, values],
    ]);
    expect(numberOf('thickness', values)).to.equal(18);
  });

  it('is unknown wherever an absent or unanswered option enters arithmetic, and false wherever it is compared', () => {
    for (const values of [{}, { width: null, upper: null, motif: null, back: null }]) {
      holds([
        ['width + 1', null, values],
        ['min(width, 1)', null, values],
        ['-width', null, values],
        ['width = 1', false, values],
        ['width != 1', false, values],
        ['width < 1', false, values],
        ['width >= 1', false, values],
        ['upper = suede', false, values],
        ['upper != suede', false, values],
        ['upper not in (suede)', false, values],
        ['not upper = suede', true, values],
        ['back', null, values],
        ['not back', true, values],
        ['known(width)', false, values],
        ['sum(width, 2)', 2, values],
        ['count(width, motif, roster)', 0, values],
        ['amount(motif, fox)', null, values],
        ['if(back, 1, 2)', 2, values],
        ['motif has fox', false, values],
        ['width / 0', null, { width: 1 }],
        ['width % 0', null, { width: 1 }],
        ['area > 1', false, values],
        ['upper.sku', null, values],
      ]);
    }
  });

  it('takes text and pictures without content for the empty text', () => {
    const image = { assetId: 'a1' } as unknown as OptionValue;
    holds([
      ["name = ''", true, { name: '' }],
      ["name = ''", true, { name: null }],
      ["name = ''", false, {}],
      ["photo != ''", true, { photo: image }],
      ["photo != ''", false, { photo: null }],
      ['length(name)', 2, { name: 'e\u0301👩‍👩‍👧' }],
      ['length(name)', 0, { name: null }],
      ['length(name)', null, {}],
      ['known(name)', false, { name: '' }],
      ['known(name)', true, { name: 'A' }],
    ]);
  });

  it('counts and sums amounts, rows and lists', () => {
    const values = {
      motif: { fox: 2, star: 1 },
      roster: [
        { number: 7, player: 'A' },
        { number: 10, player: '' },
      ],
      width: 4,
      back: true,
      measure: [{ chest: 90, fit: 'slim' }],
    };
    holds([
      ['count(motif)', 3, values],
      ['sum(motif.price)', 4, values],
      ['sum(motif)', 4, values],
      ['amount(motif, fox)', 2, values],
      ['amount(motif, star) + amount(motif, fox)', 3, values],
      ['motif has star', true, values],
      ['motif has star', false, { motif: { fox: 1 } }],
      ['count(roster)', 2, values],
      ['sum(roster.number)', 17, values],
      ['count(roster.player)', 1, values],
      ['count(back, width > 5, width)', 2, values],
      ['sum(width, 1, width)', 9, values],
      ['measure.chest / 2', 45, values],
      ['measure.fit = slim', true, values],
    ]);
  });

  it('looks up lists by first match with wildcards, and matrices next, linear or exact', () => {
    holds([
      ['lookup(price, upper, thickness)', 49, { upper: 'suede', thickness: 't18' }],
      ['lookup(price, upper, thickness)', 62, { upper: 'suede', thickness: 't25' }],
      ['lookup(price, knit, thickness)', 'no', { thickness: 't25' }],
      ['lookup(price, upper, thickness)', null, { upper: 'knit', thickness: 't18' }],
      ['lookup(price, upper, t18)', null, {}],
      ['lookup(next, width, height)', 2, { width: 101, height: 9 }],
      ['lookup(next, 100, 11)', 3],
      ['lookup(next, 150, 15)', null],
      ['lookup(next, 201, 10)', null],
      ['lookup(linear, 150, 15)', rational(2.5)],
      ['lookup(linear, 100, 15)', 2],
      ['lookup(linear, 99, 15)', null],
      ['lookup(exact, t25, 20)', 4],
      ['lookup(exact, thickness, 20)', 4, { thickness: 't25' }],
      ['lookup(exact, t25, 15)', null],
    ]);
  });

  it('computes derived values once each, and none for absent inputs', () => {
    expect(derivedValues(scopeOf({ width: 0.1, height: 3 }))).to.deep.equal({ area: 0.3 });
    expect(derivedValues(scopeOf({ width: 2 }))).to.deep.equal({ area: null });
  });

  it('follows a chain of thousands of derived values', () => {
    const one = { id: 'v0', title: null, expression: parse('1') };
    const others = Array.from({ length: 5000 }, (_, index) => {
      const span = { start: 0, end: 0 };
      const before: Expression = { type: 'derived', valueId: `v${index}`, span };
      const expression: Expression = { type: 'binary', operator: '+', left: before, right: one.expression, span };
      return { id: `v${index + 1}`, title: null, expression };
    });
    const product = { ...TINY, values: [one, ...others] };
    expect(createScope(product, { values: {}, quantity: 1, market: null }).derived('v5000')).to.equal(5001);
  });

  it('becomes unknown instead of growing without bound', () => {
    const huge = `${'9'.repeat(230)} * ${'9'.repeat(230)}`;
    expect(valueOf(huge)).to.equal(null);
  });
});
