/**
 * Reads font files: TTF, OTF and WOFF (WOFF 2 would need Brotli: 70 kB more than everything here). The reader, opentype.js, comes
 * by `import()` (67 kB gz), so a design without text never pays for it. It is named by its module file, because the package's
 * main file is a script whose names Node cannot see. Kerning is that of GPOS pairs or `kern`; not read: pairs inside GPOS extensions.
 */
import type { Font, Glyph, PathCommand } from 'opentype.js/dist/opentype.mjs';
import { ArtworkError } from './artwork-error.js';
import type { GlyphSource, ShapedRun } from './glyph-source.js';
import { outlineBounds, transformOutline, type OutlineCommand } from './outline.js';

/** A large Latin font has 300 kB; what is more was not made for a page. */
const MAX_FONT_BYTES = 4_000_000;

/**
 * Reads a font.
 *
 * @param bytes - The file, at most 4 MB.
 * @throws {ArtworkError} `artwork/bad-font`: too large, of another format, or damaged.
 */
export async function loadFont(bytes: ArrayBuffer): Promise<GlyphSource> {
  if (bytes.byteLength > MAX_FONT_BYTES) {
    throw new ArtworkError('artwork/bad-font', {
      message: `The font has ${bytes.byteLength} bytes, at most ${MAX_FONT_BYTES} are read.`,
      hint: 'Use a subset of the font.',
    });
  }
  const { parse } = await import('opentype.js/dist/opentype.mjs');
  return readable(() => new OpenTypeGlyphs(parse(bytes)));
}

class OpenTypeGlyphs implements GlyphSource {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  readonly #font: Font;
  readonly #kerning: readonly object[];
  readonly #outlines = new Map<number, readonly OutlineCommand[]>();

  constructor(font: Font) {
    this.#font = font;
    this.#kerning = font.position.getKerningTables('latn') ?? [];
    this.unitsPerEm = font.unitsPerEm > 0 ? font.unitsPerEm : 1000;
    this.capHeight = this.#findCapHeight();
  }

  has(character: string): boolean {
    return (this.#font.charToGlyphIndex(character) ?? 0) > 0;
  }

  shape(text: string): ShapedRun {
    return readable(() => this.#shape(text));
  }

  #shape(text: string): ShapedRun {
    const glyphs = this.#font.stringToGlyphs(text);
    const outline: OutlineCommand[] = [];
    let x = 0;
    glyphs.forEach((glyph, at) => {
      outline.push(...transformOutline(this.#outlineOf(glyph), 1, 1, x, 0));
      const next = glyphs[at + 1];
      x += (glyph.advanceWidth ?? 0) + (next === undefined ? 0 : this.#kern(glyph, next));
    });
    return { outline, advance: x };
  }

  #kern(left: Glyph, right: Glyph): number {
    if (this.#kerning.length === 0) return this.#font.getKerningValue(left, right);
    return this.#font.position.getKerningValue(this.#kerning, left.index, right.index);
  }

  #outlineOf(glyph: Glyph): readonly OutlineCommand[] {
    const known = this.#outlines.get(glyph.index);
    if (known !== undefined) return known;
    const outline = glyph.path.commands.map(toOutline);
    this.#outlines.set(glyph.index, outline);
    return outline;
  }

  #findCapHeight(): number {
    const told = this.#font.tables.os2?.sCapHeight ?? 0;
    if (told > 0) return told;
    const drawn = this.has('H') ? (outlineBounds(this.#shape('H').outline)?.[3] ?? 0) : 0;
    return drawn > 0 ? drawn : 0.7 * this.unitsPerEm;
  }
}

function toOutline({ type, x = 0, y = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0 }: PathCommand): OutlineCommand {
  if (type === 'Z') return { type };
  if (type === 'Q') return { type, x1, y1, x, y };
  if (type === 'C') return { type, x1, y1, x2, y2, x, y };
  return { type, x, y };
}

/** The reader throws whatever a damaged file makes it throw. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ArtworkError('artwork/bad-font', {
      message: 'The file is not a font that can be read.',
      hint: 'Use TTF, OTF or WOFF (not WOFF 2).',
      cause,
    });
  }
}
