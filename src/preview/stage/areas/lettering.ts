/**
 * Text of a plan as a path in the area's frame (millimetres, x right, y down, origin top left). With a font file the layout is
 * artwork's, the same that print and laser files get; without one the page's own fonts stand in.
 */
import type { GlyphSource } from '../../../artwork/glyph-source.js';
import { layoutText } from '../../../artwork/layout-text.js';
import { pathData } from '../../../artwork/outline.js';
import { isRightToLeft } from '../../../artwork/visual-runs.js';
import { openSizeMm, usableWidthMm } from '../../../artwork/usable-width.js';
import type { AreaLayer, AreaPlan } from '../../plan/scene-plan.js';
import { createContext } from './canvas-context.js';

/** A text layer. */
export type TextLayer = Extract<AreaLayer, { readonly type: 'text' }>;

/** Left, top, right, bottom in millimetres. */
export type BoxMm = readonly [number, number, number, number];

/** Something that can be painted on an area. */
export interface Drawing {
  readonly box: BoxMm;
  /** 0 printed, > 0 cut in, < 0 raised, millimetres. */
  readonly depthMm: number;
  /** Height of the capitals, millimetres; `null`: a picture. */
  readonly capMm: number | null;
  /** Metal film instead of ink. */
  readonly foil: boolean;
  /** `#rrggbb`; `null`: the material it is cut from. */
  readonly ink: string | null;
  /** Paints into a context whose unit is the millimetre of the area's frame; text in `ink`. */
  paint(context: CanvasRenderingContext2D, ink: string): void;
}

/** Capitals are about this share of an em in the fonts of a page. */
const CAP_SHARE = 0.7;

/** The text in the product's own font. */
export function drawWithFont(layer: TextLayer, area: AreaPlan, font: GlyphSource): Drawing | null {
  const { boundsMm, outlines, sizeMm } = layoutText({
    text: layer.text,
    font,
    areaWidthMm: area.widthMm,
    areaHeightMm: area.heightMm,
    maxWidthMm: usableWidthMm(area),
    fit: layer.fit,
    sizeMm: layer.sizeMm,
    minMm: layer.minMm,
    align: layer.align,
    lines: layer.lines,
    atMm: layer.atMm,
  });
  if (boundsMm === null) return null;
  const path = new Path2D(pathData(outlines));
  return {
    box: boundsMm,
    depthMm: layer.depthMm,
    foil: layer.foil,
    ink: layer.color,
    capMm: sizeMm,
    paint(context, ink) {
      context.fillStyle = ink;
      context.fill(path);
    },
  };
}

/** The text in a font of the page; used where the product gives no font file or the file cannot be had. */
export function drawWithPageFont(layer: TextLayer, area: AreaPlan): Drawing {
  const context = createContext(1, 1);
  const rows = layer.text.split('\n').slice(0, Math.max(1, layer.lines));
  // Measured at 100 units, because browsers round small fonts.
  const font = (sizePx: number): string => `500 ${sizePx}px ${JSON.stringify(layer.fontFamily)}, system-ui, sans-serif`;
  context.font = font(100);
  const widest = Math.max(...rows.map((row) => context.measureText(row).width), 1) / 100;
  const wished = (layer.sizeMm ?? openSizeMm(area)) / CAP_SHARE;
  const em = layer.fit === 'none' && layer.sizeMm !== null ? wished : Math.min(wished, usableWidthMm(area) / widest);
  const [x, y] = layer.atMm ?? [area.widthMm / 2, area.heightMm / 2];
  // As in artwork: `at` is the middle of the text, lines are aligned to each other.
  const left = x - (widest * em) / 2;
  const anchor = { start: left, center: x, end: left + widest * em }[layer.align];
  const height = (rows.length + 0.5) * 1.2 * em;
  return {
    box: [left, y - height / 2, left + widest * em, y + height / 2],
    depthMm: layer.depthMm,
    foil: layer.foil,
    ink: layer.color,
    capMm: em * CAP_SHARE,
    paint(target, ink) {
      target.fillStyle = ink;
      target.textAlign = layer.align === 'end' ? 'right' : layer.align === 'center' ? 'center' : 'left';
      rows.forEach((row, at) => {
        target.save();
        target.translate(anchor, y + (at - (rows.length - 1) / 2) * 1.2 * em + (CAP_SHARE / 2) * em);
        target.scale(em / 100, em / 100);
        target.font = font(100);
        target.direction = isRightToLeft(row) ? 'rtl' : 'ltr';
        target.fillText(row, 0, 0);
        target.restore();
      });
    },
  };
}
