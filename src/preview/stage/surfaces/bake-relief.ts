/**
 * Turns a relief into maps: tangent-space normals from true slopes, roughness and shade. Written in slices, so that the page
 * stays responsive on a slow phone.
 */
import { eachSlice } from './each-slice.js';
import type { Relief } from './surface.js';

/** RGBA pixels, rows from v = 0. */
export interface ReliefMaps {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly normal: Uint8Array<ArrayBuffer>;
  readonly roughness: Uint8Array<ArrayBuffer> | null;
  /** Greyscale factor of the colour, sRGB. */
  readonly shade: Uint8Array<ArrayBuffer> | null;
}

/** The maps of one tile. */
export async function bakeRelief(relief: Relief): Promise<ReliefMaps> {
  const [width, height] = relief.sizePx;
  const heights = new Float32Array(width * height);
  const normal = new Uint8Array(width * height * 4);
  const roughness = relief.roughnessAt ? new Uint8Array(width * height * 4) : null;
  const shade = relief.shadeAt ? new Uint8Array(width * height * 4) : null;
  await eachSlice(height, (y) => {
    for (let x = 0; x < width; x++) heights[y * width + x] = relief.heightAt((x + 0.5) / width, (y + 0.5) / height);
  });
  await eachSlice(height, (y) => {
    writeNormals(relief, heights, normal, y);
    writeFactors(relief, heights, y, roughness, shade);
  });
  return { widthPx: width, heightPx: height, normal, roughness, shade };
}

function writeNormals(relief: Relief, heights: Float32Array, out: Uint8Array, y: number): void {
  const [width, height] = relief.sizePx;
  const slopeX = (relief.heightMm * width) / (2 * relief.tileMm[0]);
  const slopeY = (relief.heightMm * height) / (2 * relief.tileMm[1]);
  const above = ((y + height - 1) % height) * width;
  const below = ((y + 1) % height) * width;
  for (let x = 0; x < width; x++) {
    const dx =
      ((heights[y * width + ((x + 1) % width)] ?? 0) - (heights[y * width + ((x + width - 1) % width)] ?? 0)) * slopeX;
    const dy = ((heights[below + x] ?? 0) - (heights[above + x] ?? 0)) * slopeY;
    const scale = 127.5 / Math.hypot(dx, dy, 1);
    const at = (y * width + x) * 4;
    out[at] = 127.5 - dx * scale;
    out[at + 1] = 127.5 - dy * scale;
    out[at + 2] = 127.5 + scale;
    out[at + 3] = 255;
  }
}

function writeFactors(
  relief: Relief,
  heights: Float32Array,
  y: number,
  roughness: Uint8Array | null,
  shade: Uint8Array | null,
): void {
  const [width, height] = relief.sizePx;
  for (let x = 0; x < width; x++) {
    const at = y * width + x;
    const u = (x + 0.5) / width;
    const v = (y + 0.5) / height;
    // Half of full scale is a factor of 1; the material's own roughness is doubled to match.
    if (roughness) writeGrey(roughness, at, 127.5 * (relief.roughnessAt?.(u, v, heights[at] ?? 0) ?? 1));
    if (shade) writeGrey(shade, at, 255 * Math.max(0, relief.shadeAt?.(u, v, heights[at] ?? 0) ?? 1) ** (1 / 2.2));
  }
}

function writeGrey(out: Uint8Array, at: number, value: number): void {
  out.fill(Math.min(255, Math.max(0, Math.round(value))), at * 4, at * 4 + 3);
  out[at * 4 + 3] = 255;
}
