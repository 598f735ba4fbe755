/** An exact amount: `minor` is a safe integer in units of 10^-exponent of the ISO 4217 `currency` (JPY 0, EUR 2, KWD 3). */
export interface Money {
  readonly currency: string;
  readonly exponent: number;
  readonly minor: number;
}
