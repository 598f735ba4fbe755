/** What a shader does to the numbers of a map, done to the map. Pure. */
import type { Pixels } from './picture-pixels.js';

/** A channel's new value by its old one, 0..255. */
export type Curve = Uint8ClampedArray;

/** A curve from a function of 0..1. */
export function curveOf(value: (share: number) => number): Curve {
  return Uint8ClampedArray.from({ length: 256 }, (_, at) => 255 * value(at / 255));
}

/** Times a linear factor, for channels that are sRGB. */
export function tintCurve(factor: number): Curve {
  return curveOf((share) => toSrgb(Math.min(1, fromSrgb(share) * factor)));
}

/** Changes red, green and blue; alpha stays, or becomes full. */
export function repaint(
  { data }: Pixels,
  [red, green, blue]: readonly [Curve, Curve, Curve],
  keepsAlpha: boolean,
): void {
  for (let at = 0; at + 3 < data.length; at += 4) {
    data[at] = red[data[at] ?? 0] ?? 0;
    data[at + 1] = green[data[at + 1] ?? 0] ?? 0;
    data[at + 2] = blue[data[at + 2] ?? 0] ?? 0;
    if (!keepsAlpha) data[at + 3] = 255;
  }
}

function fromSrgb(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toSrgb(share: number): number {
  return share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
}
