import type { OutlineCommand } from './outline.js';

/** Where layout gets its letters from. Units are the font's own; y grows upwards, the baseline is 0. */
export interface GlyphSource {
  readonly unitsPerEm: number;
  /** Height of a flat capital over the baseline. */
  readonly capHeight: number;
  /** Whether the font draws this character (one code point). */
  has(character: string): boolean;
  /** The text as one run, ligatures and kerning on. Characters that the font lacks give its empty box: ask `has` first. */
  shape(text: string): ShapedRun;
}

/** A run of letters from x = 0 on. */
export interface ShapedRun {
  readonly outline: readonly OutlineCommand[];
  /** Pen position after the last letter. */
  readonly advance: number;
}
