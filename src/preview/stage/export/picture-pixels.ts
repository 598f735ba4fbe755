import type { Texture } from 'three';
import { createContext } from '../areas/canvas-context.js';

/** Rows from v = 0; red, green, blue and straight alpha, 0..255. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** What a texture shows, a copy, at most `maxPx` wide and high. */
export function pixelsOf(texture: Texture, maxPx: number): Pixels {
  const image: unknown = texture.image;
  if (isPixels(image)) {
    let pixels: Pixels = { widthPx: image.width, heightPx: image.height, data: new Uint8ClampedArray(image.data) };
    while (Math.max(pixels.widthPx, pixels.heightPx) > maxPx) pixels = halve(pixels);
    return pixels;
  }
  const bitmap = image as ImageBitmap;
  const scale = Math.min(1, maxPx / Math.max(bitmap.width, bitmap.height));
  const widthPx = Math.max(1, Math.round(bitmap.width * scale));
  const heightPx = Math.max(1, Math.round(bitmap.height * scale));
  const context = createContext(widthPx, heightPx);
  context.drawImage(bitmap, 0, 0, widthPx, heightPx);
  return { widthPx, heightPx, data: context.getImageData(0, 0, widthPx, heightPx).data };
}

function isPixels(image: unknown): image is { width: number; height: number; data: Uint8Array } {
  return typeof image === 'object' && image !== null && 'data' in image;
}

/** Half as wide and high. A canvas would lose the colours that lie beside the edges of lettering. */
function halve({ widthPx, heightPx, data }: Pixels): Pixels {
  const width = Math.max(1, widthPx >> 1);
  const height = Math.max(1, heightPx >> 1);
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [x0, y0] = [Math.min(2 * x, widthPx - 1), Math.min(2 * y, heightPx - 1)];
      const [x1, y1] = [Math.min(x0 + 1, widthPx - 1), Math.min(y0 + 1, heightPx - 1)];
      const corners = [y0 * widthPx + x0, y0 * widthPx + x1, y1 * widthPx + x0, y1 * widthPx + x1];
      average(data, corners, out, (y * width + x) * 4);
    }
  }
  return { widthPx: width, heightPx: height, data: out };
}

/** The mean of some pixels; what is more opaque counts more. */
function average(from: Uint8ClampedArray, corners: readonly number[], out: Uint8ClampedArray, at: number): void {
  const sums = [0, 0, 0, 0];
  let weight = 0;
  for (const corner of corners) {
    const alpha = from[corner * 4 + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      sums[channel] = (sums[channel] ?? 0) + (from[corner * 4 + channel] ?? 0) * (alpha + 1);
    }
    weight += alpha + 1;
  }
  for (let channel = 0; channel < 3; channel++) out[at + channel] = (sums[channel] ?? 0) / weight;
  out[at + 3] = weight / corners.length - 1;
}
