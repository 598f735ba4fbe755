/**
 * Pictures written anew by `sharp` (Apache-2.0), which is handed in, so that it is nobody's dependency who takes no pictures.
 */
import type { PictureCleaner } from '../../order/pictures.js';

/** The little of sharp that is needed. */
export type Sharp = (input: Uint8Array, options: SharpBounds) => SharpPicture;

/** Bounds of decoding. */
export interface SharpBounds {
  /** Pixels at most. */
  readonly limitInputPixels: number;
  /** Frames read. */
  readonly pages: number;
  readonly failOn: 'warning';
}

/** A picture in sharp's hands. */
export interface SharpPicture {
  metadata(): Promise<{ readonly format?: string }>;
  autoOrient(): SharpPicture;
  toColorspace(space: string): SharpPicture;
  timeout(limit: { readonly seconds: number }): SharpPicture;
  toFormat(format: 'png' | 'jpeg' | 'webp', options: { readonly quality: number }): SharpPicture;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number };
  }>;
}

const BOUNDS: SharpBounds = { limitInputPixels: 50_000_000, pages: 1, failOn: 'warning' };
const TIMEOUT_S = 10;
const QUALITY = 95;

/** A cleaner over sharp: at most 50 million pixels, one frame, ten seconds; upright, sRGB, no metadata, in the format it had. */
export function createPictureCleaner(sharp: Sharp): PictureCleaner {
  return async (bytes) => {
    try {
      const { format } = await sharp(bytes, BOUNDS).metadata();
      if (format !== 'png' && format !== 'jpeg' && format !== 'webp') return null;
      const { data, info } = await sharp(bytes, BOUNDS)
        .autoOrient()
        .toColorspace('srgb')
        .timeout({ seconds: TIMEOUT_S })
        .toFormat(format, { quality: QUALITY })
        .toBuffer({ resolveWithObject: true });
      return { bytes: Uint8Array.from(data), mediaType: `image/${format}`, widthPx: info.width, heightPx: info.height };
    } catch {
      // Whatever sharp cannot decode within its bounds is no picture to us.
      return null;
    }
  };
}
