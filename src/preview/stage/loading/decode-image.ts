import { imageSize } from '../../../artwork/image-size.js';

/** Larger pictures are scaled down: 4096 squared with mipmaps is 90 MB of GPU memory. */
const MAX_EDGE_PX = 4096;
/** Larger ones are refused: decoding takes 4 bytes a pixel, and a file of a few kB can claim any size. */
const MAX_PIXELS = 64_000_000;
/** A JPEG may tell its size behind its preview and its colour profile. */
const HEADER_BYTES = 262_144;

/**
 * Decodes a picture without a `blob:` URL, which the page's policy may refuse.
 *
 * @param maxEdgePx - A larger one is scaled down; default 4096.
 * @throws {Error} The bytes are not a picture the browser reads, or one of more than 64 million pixels.
 */
export async function decodeImage(
  bytes: BlobPart,
  mediaType: string,
  maxEdgePx: number = MAX_EDGE_PX,
): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type: mediaType });
  const [width, height] = imageSize(new Uint8Array(await blob.slice(0, HEADER_BYTES).arrayBuffer())) ?? [1, 1];
  if (width * height > MAX_PIXELS) throw new Error(`The picture has ${width} x ${height} pixels.`);
  const options: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
  const bitmap = await createImageBitmap(blob, options);
  const edge = Math.max(bitmap.width, bitmap.height);
  if (edge <= maxEdgePx) return bitmap;
  const resizeWidth = Math.max(1, Math.round((bitmap.width * maxEdgePx) / edge));
  const resizeHeight = Math.max(1, Math.round((bitmap.height * maxEdgePx) / edge));
  bitmap.close();
  return createImageBitmap(blob, { ...options, resizeWidth, resizeHeight, resizeQuality: 'high' });
}

/** The media type a file's first bytes tell; servers and product files often tell a wrong one. */
export function mediaTypeOf(bytes: ArrayBuffer | Uint8Array): string {
  const [a, b] = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  if (a === 0x89 && b === 0x50) return 'image/png';
  if (a === 0xff && b === 0xd8) return 'image/jpeg';
  return 'image/webp';
}
