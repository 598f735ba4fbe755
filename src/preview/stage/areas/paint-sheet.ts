/**
 * Paints drawings into pixels: straight colour and alpha. Straight alpha from the processor, so that no dark fringe appears
 * round light ink.
 */
import type { Drawing } from './lettering.js';
import type { SheetRegion } from './sheet-region.js';

/**
 * The pixels of `drawings` on `region`, rows from its top.
 *
 * @param bare - `#rrggbb` of what has no ink of its own.
 */
export function paintSheet(
  context: CanvasRenderingContext2D,
  drawings: readonly Drawing[],
  region: SheetRegion,
  bare: string,
): Uint8ClampedArray<ArrayBuffer> {
  const { widthPx, heightPx } = region;
  const scale = widthPx / region.widthMm;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  for (const drawing of drawings) {
    // What runs over the seam is painted again from the other side.
    for (const turn of region.round ? [-region.widthMm, 0, region.widthMm] : [0]) {
      context.setTransform(
        scale,
        0,
        0,
        heightPx / region.heightMm,
        (turn - region.xMm) * scale,
        (-region.yMm * heightPx) / region.heightMm,
      );
      context.save();
      drawing.paint(context, drawing.ink ?? bare);
      context.restore();
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!region.round) clearEdge(context, widthPx, heightPx);
  const color = context.getImageData(0, 0, widthPx, heightPx).data;
  fillEmpty(color, drawings[0]?.ink ?? bare);
  return color;
}

/** The border is stretched over the rest of the part, so it has to be empty. */
function clearEdge(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.clearRect(0, 0, width, 1);
  context.clearRect(0, height - 1, width, 1);
  context.clearRect(0, 0, 1, height);
  context.clearRect(width - 1, 0, 1, height);
}

/** The ink's colour under what shows too little of it to have one: filtering mixes neighbours without their alpha. */
function fillEmpty(color: Uint8ClampedArray<ArrayBuffer>, ink: string): void {
  const value = Number.parseInt(ink.slice(1), 16);
  const swapped = ((value & 255) << 16) | (value & 0xff00) | (value >> 16);
  const pixels = new Uint32Array(color.buffer);
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at] ?? 0;
    if (pixel >>> 24 < 8) pixels[at] = (pixel & 0xff000000) | swapped;
  }
}
