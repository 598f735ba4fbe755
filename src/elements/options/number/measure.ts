/** Lengths in the unit a shopper measures in: shown and read in millimetres, centimetres or inches, kept in the option's own unit. */
import { parseNumber } from '../../../i18n/parse-number.js';
import type { Formats } from '../../../i18n/formats.js';

/** Millimetres of the units of length. */
const MM = { mm: 1, cm: 10, in: 25.4, m: 1000 } as const;

/** A unit a shopper may measure in. */
export type LengthUnit = 'mm' | 'cm' | 'in';

/** The units that are offered. */
export const LENGTH_UNITS: readonly LengthUnit[] = ['mm', 'cm', 'in'];

/** Inches are read off a tape in sixteenths. */
const SIXTEENTHS = 16;

/** How numbers of one option are shown and read. */
export interface Measure {
  readonly unit: string;
  /** Whether this is the option's own unit, in which every value of its grid has a name. */
  readonly isOwn: boolean;
  /** The number alone. */
  readonly show: (formats: Formats, value: number) => string;
  /** What was typed, in the option's unit; `null`: no number. */
  readonly read: (text: string, locale: string) => number | null;
}

/** Whether an option is a length, so that its unit can be another one. */
export function isLength(unit: string): unit is keyof typeof MM {
  return Object.hasOwn(MM, unit);
}

/** The measure of an option of unit `own`; `wished`: the shopper's unit, which only lengths can have. */
export function measureIn(own: string, wished: LengthUnit | null): Measure {
  if (wished === null || wished === own || !isLength(own))
    return { unit: own, isOwn: true, show: (formats, value) => formats.number(value), read: parseNumber };
  const factor = MM[own] / MM[wished];
  return {
    unit: wished,
    isOwn: false,
    show: (formats, value) => (wished === 'in' ? inches(value * factor) : formats.number(round(value * factor, 2))),
    read(text, locale) {
      const number = wished === 'in' ? readInches(text, locale) : parseNumber(text, locale);
      return number === null ? null : round(number / factor, 6);
    },
  };
}

/** `12 3/8`, to the nearest sixteenth. */
function inches(value: number): string {
  const all = Math.round(Math.abs(value) * SIXTEENTHS);
  const whole = Math.floor(all / SIXTEENTHS);
  let [over, under] = [all % SIXTEENTHS, SIXTEENTHS];
  while (over > 0 && over % 2 === 0) [over, under] = [over / 2, under / 2];
  const sign = value < 0 && all > 0 ? '\u2212' : '';
  if (over === 0) return `${sign}${whole}`;
  return `${sign}${whole > 0 ? `${whole} ` : ''}${over}/${under}`;
}

/** `12 3/8`, `12-3/8`, `3/8`, `12.5`, with or without the mark of inches. */
function readInches(text: string, locale: string): number | null {
  const bare = text.replace(/["″”]|''|in\.?$/g, '').trim();
  const parts = /^(?:(\d+)[ -]+)?(\d+)\/(\d+)$/.exec(bare);
  if (!parts) return parseNumber(bare, locale);
  const [, whole = '0', over = '0', under = '1'] = parts;
  return Number(under) === 0 ? null : Number(whole) + Number(over) / Number(under);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
