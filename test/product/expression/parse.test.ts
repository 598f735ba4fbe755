import { expect } from 'chai';
import fc from 'fast-check';
import type { Expression } from '../../../src/product/expression/expression.js';
import { dependencies } from '../../../src/product/expression/dependencies.js';
import { outerInterval, type Ranges } from '../../../src/product/expression/interval.js';
import { type Place, parseExpression } from '../../../src/product/check/expression-issue.js';
import { describeExpression, printExpression } from '../../../src/product/expression/print.js';
import { NAMES, parse, TINY } from './tiny-product.js';

/** The tree without positions. */
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

function fault(source: string, options: Place = {}): string {
  const result = parseExpression(source, NAMES, options);
  if (result.ok) return 'none';
  const { code, params } = result.error;
  return [code, `${params['start']}-${params['end']}`, params['nearest'] ?? params['expected'] ?? params['found'] ?? '']
    .join(' ')
    .trim();
}

/** Well-typed sources, by type. */
const sources = fc.letrec<{ n: string; b: string }>((tie) => ({
  n: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      '1',
      '2.50',
      'width',
      'thickness',
      'quantity',
      'area',
      'upper.weight',
      'sole.price',
      'count(motif, roster)',
      'sum(roster.number)',
      'amount(motif, fox)',
      'lookup(price, suede, t18)',
      'length(name)',
    ),
    fc.tuple(tie('n'), fc.constantFrom('+', '-', '*', '/', '%'), tie('n')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
    tie('n').map((a) => `-(${a})`),
    fc.tuple(tie('b'), tie('n'), tie('n')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
    fc.tuple(tie('n'), tie('n')).map(([a, b]) => `max(${a}, ${b})`),
  ),
  b: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'true',
      'back',
      'upper = suede',
      "'suede' = upper",
      "toe = '4x4'",
      "toe = 'or'",
      'size in (44, 45)',
      'motif has fox',
      "name != 'it''s'",
      'known(photo)',
      'market = ch',
      'toe = upper',
      "ink = '#ffffff'",
    ),
    fc.tuple(tie('b'), fc.constantFrom('and', 'or'), tie('b')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
    tie('b').map((a) => `not (${a})`),
    fc
      .tuple(tie('n'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('n'))
      .map(([a, o, b]) => `(${a}) ${o} (${b})`),
    fc.tuple(tie('n'), tie('n')).map(([a, b]) => `(${a}) not in (${b}, 3)`),
  ),
}));

describe('parsing an expression', () => {
  it('gives back what it printed', () => {
    fc.assert(
      fc.property(fc.oneof(sources.n, sources.b), (source) => {
        fc.pre(source.length <= 500);
        const tree = parseExpression(source, NAMES);
        fc.pre(tree.ok);
        const { node } = (tree as { value: { node: Expression } }).value;
        const printed = printExpression(node);
        expect(bare(parse(printed)), printed).to.deep.equal(bare(node));
        expect(printExpression(parse(printed))).to.equal(printed);
      }),
      { numRuns: 1000 },
    );
  });

  it('prints with brackets only where they matter', () => {
    for (const [source, printed] of [
      ['((width)+1)*2', '(width + 1) * 2'],
      ['width+(1*2)', 'width + 1 * 2'],
      ['width-(1-2)', 'width - (1 - 2)'],
      ['not(back and true)', 'not (back and true)'],
      ["upper='suede'", 'upper = suede'],
      ["'suede'=upper", "'suede' = upper"],
      ['size in(44)', 'size in (44)'],
      ["toe='4x4'", "toe = '4x4'"],
      ['- (width + 1)', '-(width + 1)'],
    ] as const)
      expect(printExpression(parse(source))).to.equal(printed);
  });

  it('describes itself with the titles people know', () => {
    expect(describeExpression(parse('sole = trail and area > 3'), TINY, 'en')).to.equal(
      'The sole = TRAIL and Area > 3',
    );
  });

  it('takes a bare word for a choice of the option beside it, then for a name', () => {
    expect(bare(parse('toe = upper'))).to.have.nested.property('right.type', 'option');
    expect(bare(parse('toe = if(back, knit, upper)'))).to.have.nested.property('right.args[1].type', 'choice');
    expect(bare(parse('if(back, knit, upper)', { beside: NAMES.options.get('toe')! }))).to.have.nested.property(
      'args[1].optionId',
      'toe',
    );
    expect(bare(parse('lookup(price, suede, thickness)'))).to.have.nested.property('args[1].choiceId', 'suede');
  });

  it('says what is wrong, where, and what was meant', () => {
    for (const [source, expected, options] of [
      ['uper = suede', 'expression/unknown-name 0-4 upper'],
      ['upper = swede', 'expression/unknown-name 8-13 suede'],
      ["upper = 'suade'", 'expression/unknown-choice 8-15 suede'],
      ['size = 46', 'expression/unknown-choice 7-9 44'],
      ['upper.skuu', 'expression/unknown-field 6-10 sku'],
      ["ink = '#000000'", 'expression/unknown-choice 6-15'],
      ['width +', 'expression/unexpected 7-7'],
      ['width = = 2', 'expression/unexpected 8-9 ='],
      ['width ? 2', 'expression/unexpected 6-7 ?'],
      ["name = 'x", "expression/unexpected 7-8 '"],
      ['(width', 'expression/unexpected 6-6 )'],
      ['width 2', 'expression/unexpected 6-7 2'],
      ['and', 'expression/unexpected 0-3 and'],
      ['if', 'expression/unexpected 2-2 ('],
      ['', 'expression/unexpected 0-0'],
      ['name > 2', 'expression/type 0-4 number'],
      ['name = 2', 'expression/type 7-8 text'],
      ['upper + 1', 'expression/type 0-5 number'],
      ['back = 1', 'expression/type 7-8 boolean'],
      ['width and back', 'expression/type 0-5 boolean'],
      ['motif = fox', 'expression/type 0-5 any'],
      ['roster + 1', 'expression/type 0-6 number'],
      ['width has back', 'expression/type 0-5 multi'],
      ['width', 'expression/type 0-5 boolean', { expect: 'boolean' }],
      ['name', 'expression/type 0-4 number', { expect: 'number' }],
      ['thickness', 'none', { expect: 'number' }],
      ['back', 'none', { expect: 'boolean' }],
      ['vague', 'none', { expect: 'boolean' }],
      ['if(back, width, name)', 'expression/type 16-20 number'],
      ['min()', 'expression/unexpected 4-5 )'],
      ['abs(1, 2)', 'expression/arguments 0-9 1'],
      ['lookup(price, suede)', 'expression/arguments 0-20 3'],
      ['lookup(prise, 1)', 'expression/unknown-name 7-12 price'],
      ['constructor', 'expression/unexpected 0-11 constructor'],
      ['__proto__', 'expression/unknown-name 0-9'],
      ['upper.constructor', 'expression/unknown-field 6-17'],
      [`${'1 + '.repeat(125)}1`, 'expression/too-long 0-501'],
      [`${'('.repeat(33)}1${')'.repeat(33)}`, 'expression/too-deep 33-34'],
      [`${'('.repeat(32)}1${')'.repeat(32)}`, 'none'],
      [`${'not '.repeat(33)}back`, 'expression/too-deep 132-136'],
    ] as const)
      expect(fault(source, options), source).to.equal(expected);
  });

  it('survives any text', () => {
    const words = fc.constantFrom(
      'upper',
      '=',
      'suede',
      '(',
      ')',
      "'",
      'and',
      'not',
      'in',
      '.',
      ',',
      '1',
      '-',
      'sum',
      'if',
      '\u{1F600}',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 520 }),
          fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
        ),
        (source) => {
          const result = parseExpression(source, NAMES);
          if (!result.ok) expect(result.error.code).to.match(/^expression\//);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('knows what it reads', () => {
    const reads = dependencies(
      parse('upper = suede and area > lookup(price, upper, t18) and sum(motif.price) < quantity'),
    );
    expect([[...reads.options], [...reads.values], [...reads.tables], reads.quantity, reads.market]).to.deep.equal([
      ['upper', 'motif'],
      ['area'],
      ['price'],
      true,
      false,
    ]);
  });
});

describe('the outer interval of an expression', () => {
  const ranges: Ranges = {
    option: (id) =>
      ({ width: { min: 100, max: 200 }, height: { min: 300, max: 2600 }, thickness: { min: 18, max: 25 } })[id] ?? null,
    derived: () => null,
    table: () => ({ min: 49, max: 62 }),
  };
  for (const [source, min, max] of [
    ['if(sole = trail, 1600, 2600)', 1600, 2600],
    ['floor((height - 2 * thickness) / 180) - 1', 0, 13],
    ['width * -2', -400, -200],
    ['abs(width - 150)', 0, 50],
    ['min(width, 150)', 100, 150],
    ['lookup(price, upper, thickness) + 1', 50, 63],
    ['width % 7', 0, 7],
  ] as const) {
    it(`of ${source} is ${min} to ${max}`, () => {
      expect(outerInterval(parse(source), ranges)).to.deep.equal({ min, max });
    });
  }

  it('is open where a divisor may be zero or a name has no bounds', () => {
    expect(outerInterval(parse('1 / (width - 150)'), ranges)).to.equal(null);
    expect(outerInterval(parse('quantity + 1'), ranges)).to.equal(null);
  });
});
