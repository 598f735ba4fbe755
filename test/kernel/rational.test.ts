import { expect } from 'chai';
import fc from 'fast-check';
import {
  add,
  ceil,
  compare,
  divide,
  equals,
  floor,
  isInteger,
  modulo,
  multiply,
  negate,
  parseDecimal,
  rational,
  round,
  subtract,
  toDecimal,
  toNumber,
  type Rational,
} from '../../src/kernel/rational.js';

const big = (a: Rational): [bigint, bigint] =>
  typeof a === 'number' ? [BigInt(a), 1n] : [BigInt(a.num), BigInt(a.den)];

/** Small and huge fractions, half of them integers around the safe limit. */
const rationals = fc.oneof(
  fc.maxSafeInteger(),
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 60 })).map(([n, d]) => divide(n, d)!),
  fc
    .tuple(fc.bigInt({ min: -(1n << 90n), max: 1n << 90n }), fc.bigInt({ min: 1n, max: 1n << 70n }))
    .map(([n, d]) => divide(parseDecimal(String(n))!, parseDecimal(String(d))!)!),
);

describe('exact numbers', () => {
  it('read a JSON number as its shortest decimal', () => {
    expect(add(rational(0.1), rational(0.2))).to.deep.equal(rational(0.3));
    expect(multiply(rational(1.005), 100)).to.deep.equal(rational(100.5));
    expect(rational(-0)).to.equal(0);
    expect(Object.is(multiply(0, -5), 0)).to.equal(true);
    expect(toNumber(rational(5e-324))).to.equal(5e-324);
    expect(() => rational(Infinity)).to.throw(RangeError);
    for (const text of ['', '.', '1,2', '0x1', 'NaN', '1e99999']) expect(parseDecimal(text), text).to.equal(null);
  });

  it('give back every finite number they were made of', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e250, max: 1e250 }),
        (x) => Math.abs(toNumber(rational(x)) - x) <= Math.abs(x) * 2 ** -52,
      ),
    );
  });

  it('agree with BigInt arithmetic and have one form each', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        const [an, ad] = big(a);
        const [bn, bd] = big(b);
        const is = (r: Rational | null, n: bigint, d: bigint): void => {
          const [rn, rd] = big(r!);
          expect(rn * d).to.equal(n * rd);
          if (typeof r !== 'number')
            expect(r!.den === 1 || (typeof r!.num === 'number') !== (typeof r!.den === 'number')).to.equal(false);
          expect(r).to.deep.equal(parseFraction(rn, rd));
        };
        is(add(a, b), an * bd + bn * ad, ad * bd);
        is(subtract(a, b), an * bd - bn * ad, ad * bd);
        is(multiply(a, b), an * bn, ad * bd);
        if (bn === 0n) expect(divide(a, b)).to.equal(null);
        else is(divide(a, b), an * bd, ad * bn);
        expect(Math.sign(compare(a, b))).to.equal(an * bd < bn * ad ? -1 : an * bd > bn * ad ? 1 : 0);
        expect(equals(a, b)).to.equal(an * bd === bn * ad);
      }),
      { numRuns: 500 },
    );
  });

  it('round down, up and half away from zero', () => {
    const half = divide(1, 2)!;
    expect(round(half)).to.equal(1);
    expect(round(negate(half))).to.equal(-1);
    expect([floor(negate(half)), ceil(negate(half)), floor(half), ceil(half)]).to.deep.equal([-1, 0, 0, 1]);
    fc.assert(
      fc.property(rationals, (a) => {
        const low = floor(a);
        expect(isInteger(low) && compare(low, a) <= 0 && compare(a, add(low, 1)) < 0).to.equal(true);
        const distance = subtract(a, round(a));
        expect(compare(distance, half) <= 0 && compare(distance, negate(half)) >= 0).to.equal(true);
        expect(equals(round(negate(a)), negate(round(a)))).to.equal(true);
      }),
    );
  });

  it('keep the sign of the divisor in the rest', () => {
    expect(modulo(7, 3)).to.equal(1);
    expect(modulo(-7, 3)).to.equal(2);
    expect(modulo(rational(0.35), rational(0.1))).to.deep.equal(rational(0.05));
    expect(modulo(1, 0)).to.equal(null);
  });

  it('print rounded decimals without trailing zeros', () => {
    expect(toDecimal(rational(1.5), 2)).to.equal('1.5');
    expect(toDecimal(rational(-0.005), 2)).to.equal('-0.01');
    expect(toDecimal(12, 0)).to.equal('12');
    expect(toDecimal(divide(1, 3)!, 3)).to.equal('0.333');
    expect(toDecimal(100, 2)).to.equal('100');
    expect(toDecimal(rational(1e-300), 500)).to.equal(`0.${'0'.repeat(299)}1`);
  });
});

function parseFraction(num: bigint, den: bigint): Rational {
  return divide(parseDecimal(String(num))!, parseDecimal(String(den))!)!;
}
