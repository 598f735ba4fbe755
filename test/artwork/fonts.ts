import { readFileSync } from 'node:fs';
import type { GlyphSource } from '../../src/artwork/glyph-source.js';
import { loadFont } from '../../src/artwork/load-font.js';

const FILES = {
  'baloo-2': 'baloo-2-latin-500-normal',
  pacifico: 'pacifico-latin-400-normal',
  heebo: 'heebo-hebrew-500-normal',
  cairo: 'cairo-arabic-500-normal',
};

/** Bytes of a font of @fontsource. */
export function fontBytes(family: keyof typeof FILES): ArrayBuffer {
  const file = FILES[family];
  const bytes = readFileSync(new URL(`../../node_modules/@fontsource/${family}/files/${file}.woff`, import.meta.url));
  return new Uint8Array(bytes).buffer;
}

/** A font that tests letter with. */
export function aFont(family: keyof typeof FILES): Promise<GlyphSource> {
  return loadFont(fontBytes(family));
}
