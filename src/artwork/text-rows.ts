import { splitGraphemes } from 'unicode-segmenter/grapheme';
import type { GlyphSource } from './glyph-source.js';

/** What of a text can be drawn. */
export interface TextRows {
  readonly rows: readonly string[];
  /** Characters (graphemes) the font lacks, each once, in the text's order. */
  readonly missing: readonly string[];
}

/** Joiners, directions and variation selectors: nothing to draw. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** At most `lines` rows; what is beyond joins the last. */
export function splitRows(text: string, lines: number): readonly string[] {
  const written = text.normalize('NFC').replaceAll('\r\n', '\n').split('\n');
  const count = Math.max(1, Math.floor(lines));
  return [...written.slice(0, count - 1), written.slice(count - 1).join(' ')];
}

/** The rows of a text as far as the font draws them. A grapheme the font lacks a piece of is left out as a whole. */
export function textRows(text: string, lines: number, font: GlyphSource): TextRows {
  const missing = new Set<string>();
  const rows = splitRows(text, lines).map((row) =>
    [...splitGraphemes(row.replace(/[\t\p{Zs}]/gu, ' '))]
      .map((grapheme) => drawable(grapheme, font, missing))
      .join('')
      .trim(),
  );
  while (rows.length > 0 && rows.at(-1) === '') rows.pop();
  return { rows, missing: [...missing] };
}

function drawable(grapheme: string, font: GlyphSource, missing: Set<string>): string {
  const visible = grapheme.replace(INVISIBLE, '');
  if (Array.from(visible).every((character) => character === ' ' || font.has(character))) return visible;
  missing.add(grapheme);
  return '';
}
