import type { Reencode } from '../../order/upload-store.js';

/** Least time a decoder gets; a picture that takes longer is refused. */
const TIMEOUT_S = 20;
const MAX_PIXELS = 50_000_000;
const QUALITY = 94;

/**
 * Writes pictures anew by sharp (libvips), an optional peer: one frame, upright, sRGB, no metadata.
 *
 * @throws {Error} sharp is not installed.
 */
export async function createSharpReencoder(): Promise<Reencode> {
  const { default: sharp } = await import('sharp');
  return async (picture) => {
    const opened = sharp(picture, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
    const { format } = await opened.metadata();
    const upright = opened.autoOrient().toColorspace('srgb').timeout({ seconds: TIMEOUT_S });
    const written =
      format === 'jpeg'
        ? upright.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
        : format === 'webp'
          ? upright.webp({ quality: QUALITY })
          : upright.png();
    return new Uint8Array(await written.toBuffer());
  };
}
