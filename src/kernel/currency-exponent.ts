/** ISO 4217 (list one, 2024) minor units that are not 2. */
const EXCEPTIONS: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/** Decimals of a currency's minor unit: JPY 0, EUR 2, KWD 3. */
export function currencyExponent(currency: string): number {
  return EXCEPTIONS.find(([, codes]) => codes.split(' ').includes(currency))?.[0] ?? 2;
}
