/**
 * Exact numbers. A safe integer is a plain JavaScript number (no allocation in the hot path of the rules); everything else
 * is a reduced fraction, of numbers while both are safe integers, of BigInts beyond. Every value has exactly one form, so
 * structural equality is equality. Rejected: BigInt throughout, which made integer comparisons 20 times slower.
 */

/** A reduced fraction that is no safe integer; `den` > 0. */
export interface Fraction {
  readonly num: number | bigint;
  readonly den: number | bigint;
}

/** An exact number; integers in the safe range are plain numbers, never `-0`. */
export type Rational = number | Fraction;

/** Beyond 2^1200 nothing is a price or a length: `isBounded` tells, so that chains of products cannot eat the memory. */
const BOUND = 1n << 1200n;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/**
 * The rational a JSON number means: its shortest decimal, so 0.1 is one tenth.
 *
 * @throws {RangeError} Not finite.
 */
export function rational(value: number): Rational {
  if (Number.isSafeInteger(value)) return value + 0;
  const exact = parseDecimal(String(value));
  if (exact === null) throw new RangeError(`${value} is not a finite number.`);
  return exact;
}

/** Reads `12`, `-0.5`, `1e3`; `null` for anything else. Exact, whatever the number of digits (bound the text first). */
export function parseDecimal(text: string): Rational | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return null;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  const ten = 10n ** BigInt(Math.abs(power));
  return power < 0 ? reduced(digits, ten) : reduced(digits * ten, 1n);
}

/** a + b */
export function add(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return reduced(crossSum(a, b), product(denominator(a), denominator(b)));
}

/** a - b */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

/** a x b */
export function multiply(a: Rational, b: Rational): Rational {
  return reduced(product(numerator(a), numerator(b)), product(denominator(a), denominator(b)));
}

/** a / b; `null` when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational | null {
  if (b === 0) return null;
  return reduced(product(numerator(a), denominator(b)), product(denominator(a), numerator(b)));
}

/** a - b x floor(a / b): the rest with the sign of `b`, as in spreadsheets; `null` when `b` is zero. */
export function modulo(a: Rational, b: Rational): Rational | null {
  const quotient = divide(a, b);
  return quotient === null ? null : subtract(a, multiply(b, floor(quotient)));
}

/** -a */
export function negate(a: Rational): Rational {
  if (typeof a === 'number') return 0 - a;
  return { num: -a.num, den: a.den };
}

/** |a| */
export function absolute(a: Rational): Rational {
  return compare(a, 0) < 0 ? negate(a) : a;
}

/** Below zero: a < b; zero: equal; above zero: a > b. */
export function compare(a: Rational, b: Rational): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : Number(crossSum(a, negate(b)));
}

/** a = b */
export function equals(a: Rational, b: Rational): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.num === b.num && a.den === b.den;
}

/** The greatest integer <= a. */
export function floor(a: Rational): Rational {
  if (isInteger(a)) return a;
  const quotient = BigInt(numerator(a)) / BigInt(denominator(a));
  // Division of BigInts cuts towards zero.
  return reduced(compare(a, 0) < 0 ? quotient - 1n : quotient, 1n);
}

/** The least integer >= a. */
export function ceil(a: Rational): Rational {
  return negate(floor(negate(a)));
}

/** The nearest integer, halves away from zero. */
export function round(a: Rational): Rational {
  if (typeof a === 'number') return a;
  const half: Rational = { num: 1, den: 2 };
  return compare(a, 0) < 0 ? ceil(subtract(a, half)) : floor(add(a, half));
}

/** Whether a is a whole number. */
export function isInteger(a: Rational): boolean {
  return typeof a === 'number' || a.den === 1n;
}

/** Whether numerator and denominator stay below 2^1200. */
export function isBounded(a: Rational): boolean {
  return typeof a === 'number' || (a.num < BOUND && a.num > -BOUND && a.den < BOUND);
}

/** The nearest JavaScript number; infinite beyond its range. */
export function toNumber(a: Rational): number {
  if (typeof a === 'number') return a;
  const { num, den } = a;
  if (typeof num === 'number' && typeof den === 'number') return num / den;
  // Both sides may exceed the range of a double while their quotient does not: its first twenty digits decide.
  const digits = Math.max(0, String(den).length - String(num).length + 20);
  return Number(`${(BigInt(num) * 10n ** BigInt(digits)) / BigInt(den)}e-${digits}`);
}

/** Rounded to `digits` decimals, halves away from zero, without trailing zeros: `1.5`, `-0.03`, `12`. */
export function toDecimal(a: Rational, digits: number): string {
  const scaled = round(multiply(a, reduced(10n ** BigInt(digits), 1n)));
  const text = String(numerator(absolute(scaled))).padStart(digits + 1, '0');
  const point = text.length - digits;
  const decimal = `${text.slice(0, point)}.${text.slice(point)}`.replace(/\.?0*$/, '');
  return compare(scaled, 0) < 0 ? `-${decimal}` : decimal;
}

function numerator(a: Rational): number | bigint {
  return typeof a === 'number' ? a : a.num;
}

function denominator(a: Rational): number | bigint {
  return typeof a === 'number' ? 1 : a.den;
}

/** a x b, in BigInts once it is beyond the safe range. */
function product(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const exact = a * b;
    if (Number.isSafeInteger(exact)) return exact;
  }
  return BigInt(a) * BigInt(b);
}

/** The numerator of a + b over the product of their denominators. */
function crossSum(a: Rational, b: Rational): number | bigint {
  const left = product(numerator(a), denominator(b));
  const right = product(numerator(b), denominator(a));
  if (typeof left === 'number' && typeof right === 'number') {
    const exact = left + right;
    if (Number.isSafeInteger(exact)) return exact;
  }
  return BigInt(left) + BigInt(right);
}

/** The one form of num / den; `den` is not zero. */
function reduced(num: number | bigint, den: number | bigint): Rational {
  if (den === 1 && typeof num === 'number') return num + 0;
  // Both numbers or both BigInts: what follows is written alike for them, which types cannot say.
  const [n, d] = (typeof num === typeof den ? [num, den] : [BigInt(num), BigInt(den)]) as [number, number];
  let [divisor, rest] = [n, d];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  if (divisor < 0 !== d < 0) divisor = -divisor;
  const form: Fraction = { num: n / divisor, den: d / divisor };
  const small = { num: Number(form.num) + 0, den: Number(form.den) };
  if (!Number.isSafeInteger(small.num) || !Number.isSafeInteger(small.den))
    return { num: BigInt(form.num), den: BigInt(form.den) };
  return small.den === 1 ? small.num : small;
}
