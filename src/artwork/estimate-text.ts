/** How much room a text may need before its font is there: never less than it takes in the usual text faces. */
import { splitGraphemes } from 'unicode-segmenter/grapheme';
import { splitRows } from './text-rows.js';
import { openSizeMm, usableWidthMm } from './usable-width.js';
import type { Box } from './outline.js';

/** What is known of a text without its font. Lengths in millimetres. */
export interface TextEstimate {
  readonly text: string;
  readonly lines: number;
  readonly sizeMm: number | null;
  readonly fit: 'shrink' | 'none';
  readonly align: 'start' | 'center' | 'end';
  readonly atMm: readonly [number, number] | null;
}

/** An area's size. */
export interface AreaSize {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly wraps: boolean;
}

/** Widths in cap heights. */
const NARROW = /^[iljtfrI1.,:;'!|()[\] -]/u;
const WIDE = /^[mwMW@%&]/u;
/** Above the Latin blocks nothing is known of widths. */
const LAST_LATIN = 0x24f;
/** Ink over the capitals (accents) or under the baseline, and the distance of lines, in cap heights. */
const OVERHANG = 0.75;
const LEADING = 2.3;

/** A box that holds the text, laid out on the area within `usableWidthMm`. */
export function estimateTextBox(text: TextEstimate, area: AreaSize): Box {
  const size = text.sizeMm ?? openSizeMm(area);
  const rows = splitRows(text.text, text.lines);
  const natural = size * Math.max(...rows.map(widthInCaps));
  const mayShrink = text.fit === 'shrink' || text.sizeMm === null;
  const width = mayShrink ? Math.min(natural, usableWidthMm(area)) : natural;
  const natHeight = size * ((rows.length - 1) * LEADING + 1 + 2 * OVERHANG);
  const height = mayShrink ? Math.min(natHeight, area.heightMm) : natHeight;
  const [x, y] = text.atMm ?? [area.widthMm / 2, area.heightMm / 2];
  const [top, bottom] = [y - height / 2, y + height / 2];
  if (text.atMm !== null || text.align === 'center') return [x - width / 2, top, x + width / 2, bottom];
  // The edge may be that of the area or that of the usable width: both belong to the text.
  const inset = (area.widthMm - usableWidthMm(area)) / 2 + width;
  return text.align === 'start' ? [0, top, inset, bottom] : [area.widthMm - inset, top, area.widthMm, bottom];
}

function widthInCaps(row: string): number {
  let sum = 0;
  for (const grapheme of splitGraphemes(row)) sum += graphemeInCaps(grapheme);
  return sum;
}

function graphemeInCaps(grapheme: string): number {
  if (NARROW.test(grapheme)) return 0.85;
  if (WIDE.test(grapheme) || (grapheme.codePointAt(0) ?? 0) > LAST_LATIN) return 1.75;
  return /^\p{Lu}/u.test(grapheme) ? 1.3 : 1.15;
}
