import type { Money } from '../kernel/money.js';

/** An amount for a finding, in no locale: `-3.50 EUR`. */
export function amountText({ minor, exponent, currency }: Money): string {
  return `${(minor / 10 ** exponent).toFixed(exponent)} ${currency}`;
}
