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

const MILLION = 1_000_000;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/**
 * The rational a JSON number means: its shortest decimal, so 0.1 is one tenth.
 *
 * @throws {RangeError} Not finite.
 */
export function rational(value: number): Rational {
  if (Number.isSafeInteger(value)) return value + 0;
  // Decimals of at most 15 digits are told apart by doubles, so this one is the shortest.
  const millionths = Math.round(value * MILLION);
  if (Math.abs(millionths) < 1e15 && millionths / MILLION === value) return fromSafe(millionths, MILLION);
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
  return power >= 0 ? fromBig(digits * 10n ** BigInt(power), 1n) : fromBig(digits, 10n ** BigInt(-power));
}

/** a + b */
export function add(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const an = numerator(a),
    ad = denominator(a),
    bn = numerator(b),
    bd = denominator(b);
  if (typeof an === 'number' && typeof ad === 'number' && typeof bn === 'number' && typeof bd === 'number') {
    const left = an * bd;
    const right = bn * ad;
    const den = ad * bd;
    if (isSafe(left) && isSafe(right) && isSafe(left + right) && isSafe(den)) return fromSafe(left + right, den);
  }
  return fromBig(BigInt(an) * BigInt(bd) + BigInt(bn) * BigInt(ad), BigInt(ad) * BigInt(bd));
}

/** a - b */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

/** a x b */
export function multiply(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return ratio(numerator(a), numerator(b), denominator(a), denominator(b));
}

/** a / b; `null` when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational | null {
  if (b === 0) return null;
  return ratio(numerator(a), denominator(b), denominator(a), numerator(b));
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
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const an = numerator(a),
    ad = denominator(a),
    bn = numerator(b),
    bd = denominator(b);
  if (typeof an === 'number' && typeof ad === 'number' && typeof bn === 'number' && typeof bd === 'number') {
    const left = an * bd;
    const right = bn * ad;
    if (isSafe(left) && isSafe(right)) return left - right;
  }
  const left = BigInt(an) * BigInt(bd);
  const right = BigInt(bn) * BigInt(ad);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a = b */
export function equals(a: Rational, b: Rational): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.num === b.num && a.den === b.den;
}

/** The greatest integer <= a. */
export function floor(a: Rational): Rational {
  if (typeof a === 'number') return a;
  const num = BigInt(a.num);
  const quotient = num / BigInt(a.den);
  // Division of BigInts cuts towards zero, and a fraction never divides evenly (an integer beyond the safe range does).
  return fromBig(num < 0n && a.den !== 1n ? quotient - 1n : quotient, 1n);
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

/** The nearest JavaScript number (within one unit in the last place beyond the safe range); infinite beyond its range. */
export function toNumber(a: Rational): number {
  if (typeof a === 'number') return a;
  if (typeof a.num === 'number' && typeof a.den === 'number') return a.num / a.den;
  // Both sides may exceed the range of a double while their quotient does not, so each keeps its leading bits alone.
  const numShift = spareBits(a.num);
  const denShift = spareBits(a.den);
  const quotient = Number(BigInt(a.num) >> BigInt(numShift)) / Number(BigInt(a.den) >> BigInt(denShift));
  const half = Math.trunc((numShift - denShift) / 2);
  return quotient * 2 ** half * 2 ** (numShift - denShift - half);
}

/** Rounded to `digits` decimals, halves away from zero, without trailing zeros: `1.5`, `-0.03`, `12`. */
export function toDecimal(a: Rational, digits: number): string {
  const scaled = BigInt(numerator(round(multiply(a, fromBig(10n ** BigInt(digits), 1n)))));
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  return (scaled < 0n ? '-' : '') + (digits === 0 || fraction === '' ? whole : `${whole}.${fraction}`);
}

function numerator(a: Rational): number | bigint {
  return typeof a === 'number' ? a : a.num;
}

function denominator(a: Rational): number | bigint {
  return typeof a === 'number' ? 1 : a.den;
}

function isSafe(value: number): boolean {
  return value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;
}

/** (a x b) / (c x d), c x d not zero. */
function ratio(a: number | bigint, b: number | bigint, c: number | bigint, d: number | bigint): Rational {
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
    const num = a * b;
    const den = c * d;
    if (isSafe(num) && isSafe(den)) return fromSafe(num, den);
  }
  return fromBig(BigInt(a) * BigInt(b), BigInt(c) * BigInt(d));
}

function fromSafe(num: number, den: number): Rational {
  let x = Math.abs(num);
  let y = Math.abs(den);
  while (y !== 0) [x, y] = [y, x % y];
  const sign = den < 0 ? -1 : 1;
  const reduced = (sign * num) / x + 0;
  return Math.abs(den) === x ? reduced : { num: reduced, den: Math.abs(den) / x };
}

function fromBig(num: bigint, den: bigint): Rational {
  let x = num < 0n ? -num : num;
  let y = den < 0n ? -den : den;
  const positive = y;
  while (y !== 0n) [x, y] = [y, x % y];
  const n = (den < 0n ? -num : num) / x;
  const d = positive / x;
  const small = Number(n);
  if (isSafe(small) && d <= BigInt(Number.MAX_SAFE_INTEGER)) return d === 1n ? small : { num: small, den: Number(d) };
  return { num: n, den: d };
}

function spareBits(a: number | bigint): number {
  return Math.max(0, BigInt(a).toString(16).length * 4 - 128);
}
