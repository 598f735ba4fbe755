/**
 * Paints drawings into pixels: straight colour and alpha for a print; for laser and emboss also normals from the text's own
 * height field, dark floor and bright rim. Straight alpha from the processor, so that no dark fringe appears round light ink.
 */
import type { Drawing } from './lettering.js';
import type { SheetRegion } from './sheet-region.js';

/** Pixels of one sheet, rows from the top of the region. */
export interface SheetPixels {
  readonly color: Uint8ClampedArray<ArrayBuffer>;
  readonly normal: Uint8Array<ArrayBuffer> | null;
}

/** Width of a laser's bright rim, millimetres. */
const RIM_MM = 0.22;

/** The pixels of `drawings` on `region`. */
export function paintSheet(
  context: CanvasRenderingContext2D,
  drawings: readonly Drawing[],
  region: SheetRegion,
): SheetPixels {
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
      drawing.paint(context);
      context.restore();
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!region.round) clearEdge(context, widthPx, heightPx);
  const color = context.getImageData(0, 0, widthPx, heightPx).data;
  fillEmpty(color, drawings[0]?.ink ?? '#000000');
  const depthMm = drawings[0]?.depthMm ?? 0;
  if (depthMm === 0) return { color, normal: null };
  return { color, normal: carve(color, region, scale, depthMm) };
}

/** The border is stretched over the rest of the part, so it has to be empty. */
function clearEdge(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.clearRect(0, 0, width, 1);
  context.clearRect(0, height - 1, width, 1);
  context.clearRect(0, 0, 1, height);
  context.clearRect(width - 1, 0, 1, height);
}

function fillEmpty(color: Uint8ClampedArray, ink: string): void {
  const value = Number.parseInt(ink.slice(1), 16);
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255];
  for (let at = 0; at < color.length; at += 4) {
    if ((color[at + 3] ?? 0) >= 8) continue;
    color[at] = red;
    color[at + 1] = green;
    color[at + 2] = blue;
  }
}

function carve(color: Uint8ClampedArray, region: SheetRegion, scale: number, depthMm: number): Uint8Array<ArrayBuffer> {
  const { widthPx: width, heightPx: height } = region;
  const floor = new Float32Array(width * height);
  for (let at = 0; at < floor.length; at++) floor[at] = (color[at * 4 + 3] ?? 0) / 255;
  const radius = Math.max(1, Math.round((RIM_MM * scale) / 2));
  const soft = blur(blur(floor, width, height, radius), width, height, radius);
  const normal = new Uint8Array(width * height * 4);
  // The blurred wall is about two radii wide; the true slope of a laser cut would be a cliff of one pixel.
  const slope = Math.min(1.4, Math.abs(depthMm) * scale * 0.6) * radius * Math.sign(depthMm);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const dx = ((soft[at + (x < width - 1 ? 1 : 0)] ?? 0) - (soft[at - (x > 0 ? 1 : 0)] ?? 0)) * slope;
      const dy = ((soft[at + (y < height - 1 ? width : 0)] ?? 0) - (soft[at - (y > 0 ? width : 0)] ?? 0)) * slope;
      writeNormal(normal, at * 4, dx, dy);
      lightenRim(color, at * 4, soft[at] ?? 0);
    }
  }
  return normal;
}

function writeNormal(normal: Uint8Array, at: number, dx: number, dy: number): void {
  const length = 127.5 / Math.hypot(dx, dy, 1);
  normal[at] = 127.5 + dx * length;
  normal[at + 1] = 127.5 + dy * length;
  normal[at + 2] = 127.5 + length;
  normal[at + 3] = 255;
}

/** Where the wall rises the beam leaves bare, bright metal. */
function lightenRim(color: Uint8ClampedArray, at: number, floor: number): void {
  const rim = Math.max(0, 1 - Math.abs(floor - 0.62) / 0.3);
  if (rim === 0) return;
  for (let channel = at; channel < at + 3; channel++)
    color[channel] = (color[channel] ?? 0) + (236 - (color[channel] ?? 0)) * rim * 0.85;
}

/** Box blur along both axes, running sums. */
function blur(from: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(from.length);
  for (let y = 0; y < height; y++) blurLine(from, rows, y * width, 1, width, radius);
  const both = new Float32Array(from.length);
  for (let x = 0; x < width; x++) blurLine(rows, both, x, width, height, radius);
  return both;
}

function blurLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const size = 2 * radius + 1;
  const at = (index: number): number => from[start + Math.min(count - 1, Math.max(0, index)) * step] ?? 0;
  let sum = 0;
  for (let index = -radius; index <= radius; index++) sum += at(index);
  for (let index = 0; index < count; index++) {
    to[start + index * step] = sum / size;
    sum += at(index + radius + 1) - at(index - radius);
  }
}
