/** The little of opentype.js 2.0 that artwork uses; the package brings no types. */
declare module 'opentype.js/dist/opentype.mjs' {
  interface PathCommand {
    readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
    readonly x?: number;
    readonly y?: number;
    readonly x1?: number;
    readonly y1?: number;
    readonly x2?: number;
    readonly y2?: number;
  }
  interface Glyph {
    readonly index: number;
    readonly advanceWidth?: number;
    readonly path: { readonly commands: readonly PathCommand[] };
  }
  interface Font {
    readonly unitsPerEm: number;
    readonly tables: { readonly os2?: { readonly sCapHeight?: number } };
    readonly position: {
      getKerningTables(script: string): readonly object[] | undefined;
      getKerningValue(lookups: readonly object[], left: number, right: number): number;
    };
    charToGlyphIndex(character: string): number | null | undefined;
    stringToGlyphs(text: string): readonly Glyph[];
    getKerningValue(left: Glyph, right: Glyph): number;
  }
  /** Throws on anything it cannot read. */
  function parse(bytes: ArrayBuffer): Font;
}
