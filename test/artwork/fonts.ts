import { readFileSync } from 'node:fs';
import type { GlyphSource } from '../../src/artwork/glyph-source.js';
import { loadFont } from '../../src/artwork/load-font.js';

/** Bytes of a font of @fontsource. */
export function fontBytes(family: 'baloo-2' | 'pacifico'): ArrayBuffer {
  const file = { 'baloo-2': 'baloo-2-latin-500-normal', pacifico: 'pacifico-latin-400-normal' }[family];
  const bytes = readFileSync(new URL(`../../node_modules/@fontsource/${family}/files/${file}.woff`, import.meta.url));
  return new Uint8Array(bytes).buffer;
}

/** A font that tests letter with. */
export function aFont(family: 'baloo-2' | 'pacifico'): Promise<GlyphSource> {
  return loadFont(fontBytes(family));
}
