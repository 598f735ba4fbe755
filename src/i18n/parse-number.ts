/**
 * Reads a number as people of a locale type it: `1.430,5` in German, `1 430,5` in French, `1,430.5` in English.
 *
 * @returns `null` for anything that is not a number.
 */
export function parseNumber(text: string, locale: string): number | null {
  const parts = new Intl.NumberFormat(Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en').formatToParts(12345.6);
  const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const plain = text
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replaceAll(group, '')
    .replace(decimal, '.')
    .replace('\u2212', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
