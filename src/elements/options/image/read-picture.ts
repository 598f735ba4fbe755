/**
 * A file of the shopper as a picture that can be printed: told by its bytes, bounded before it is decoded, drawn once by the
 * browser and written anew, which bakes in how the camera was held and leaves place, time and device behind.
 */
import { imageSize } from '../../../artwork/image-size.js';
import { isWhole, sniffPicture, type PictureType } from '../../../artwork/sniff-picture.js';
import type { Issue } from '../../../kernel/issue.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import type { ImageValue } from '../../../product/configuration.js';

/** A picture as it was written anew; its name is the shopper's. */
export type ReadPicture = Pick<ImageValue, 'assetId' | 'sha256' | 'mediaType' | 'widthPx' | 'heightPx'> & {
  readonly file: File;
};

/** Largest file. Phones' photos have 3 to 12 MB. */
export const MOST_MB = 20;
/** Decoding takes 4 bytes a pixel, and a file of a few kB can claim any size. */
const MOST_MEGAPIXELS = 50;
/** Longest side kept: 300 dpi over 34 cm, and within every browser's largest canvas (16.7 million pixels). */
const MOST_EDGE_PX = 4096;
/** Largest file made. */
const MOST_MADE_BYTES = 8_000_000;
const JPEG_QUALITY = 0.92;
/** Side of the small copy in which holes are looked for. */
const PROBE_PX = 256;

/**
 * Reads a file; nothing is kept of it.
 *
 * @param accept - What the option takes, at least one.
 * @returns Fails with `image/too-heavy`, `image/wrong-type`, `image/too-large` or `image/damaged`.
 */
export async function readPicture(file: File, accept: readonly PictureType[]): Promise<Result<ReadPicture, Issue>> {
  if (file.size > MOST_MB * 1_000_000) return refused('image/too-heavy', { max: MOST_MB });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sniffed = sniffPicture(bytes);
  if (sniffed.mediaType === null) return wrongType(sniffed.name, accept);
  const { mediaType } = sniffed;
  if (!accept.includes(mediaType)) return wrongType(mediaType.slice('image/'.length).toUpperCase(), accept);
  const size = imageSize(bytes);
  if (size === null || !isWhole(bytes, mediaType)) return refused('image/damaged');
  const megapixels = (size[0] * size[1]) / 1_000_000;
  if (megapixels > MOST_MEGAPIXELS) {
    return refused('image/too-large', { width: size[0], height: size[1], max: MOST_MEGAPIXELS });
  }
  try {
    return ok(await writeAnew(new Blob([bytes], { type: mediaType }), file.name, accept));
  } catch {
    // A decoder does not say what it stumbled over.
    return refused('image/damaged');
  }
}

async function writeAnew(picture: Blob, name: string, accept: readonly PictureType[]): Promise<ReadPicture> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  try {
    const { blob, widthPx, heightPx } = await encode(bitmap, picture.type, accept);
    const mediaType = blob.type as PictureType;
    const sha256 = hex(await digest(await blob.arrayBuffer()));
    const file = new File([blob], name, { type: mediaType });
    return { assetId: `sha256-${sha256}`, sha256, mediaType, widthPx, heightPx, file };
  } finally {
    bitmap.close();
  }
}

interface Encoded {
  readonly blob: Blob;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Photos as photos, drawings without loss, and as photos where that would be too much of a file. */
async function encode(bitmap: ImageBitmap, from: string, accept: readonly PictureType[]): Promise<Encoded> {
  const lossless = losslessOf(accept);
  if (!accept.includes('image/jpeg')) return encodeWithin(bitmap, lossless);
  if (from === 'image/jpeg') return encodeWithin(bitmap, 'image/jpeg');
  if (hasHoles(bitmap)) return encodeWithin(bitmap, lossless);
  const whole = await encodeAt(bitmap, mostScale(bitmap), lossless);
  return whole.blob.size <= MOST_MADE_BYTES ? whole : encodeWithin(bitmap, 'image/jpeg');
}

/** As large as the bounds allow. */
async function encodeWithin(bitmap: ImageBitmap, type: PictureType): Promise<Encoded> {
  let scale = mostScale(bitmap);
  for (;;) {
    const made = await encodeAt(bitmap, scale, type);
    if (made.blob.size <= MOST_MADE_BYTES) return made;
    scale *= Math.sqrt(MOST_MADE_BYTES / made.blob.size) * 0.95;
  }
}

async function encodeAt(bitmap: ImageBitmap, scale: number, type: PictureType): Promise<Encoded> {
  const canvas = draw(bitmap, scale);
  const blob = await canvas.convertToBlob({ type, quality: JPEG_QUALITY });
  if (blob.type !== type) throw new Error(`This browser does not write ${type}.`);
  return { blob, widthPx: canvas.width, heightPx: canvas.height };
}

function mostScale({ width, height }: ImageBitmap): number {
  return Math.min(1, MOST_EDGE_PX / Math.max(width, height));
}

function draw(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(bitmap.width), side(bitmap.height));
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Whether something would show through. */
function hasHoles(bitmap: ImageBitmap): boolean {
  const probe = draw(bitmap, Math.min(1, PROBE_PX / Math.max(bitmap.width, bitmap.height)));
  const { data } = contextOf(probe).getImageData(0, 0, probe.width, probe.height);
  return data.some((value, at) => at % 4 === 3 && value < 255);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no room for a canvas.');
  return context;
}

function losslessOf(accept: readonly PictureType[]): PictureType {
  const types = ['image/png', 'image/webp', 'image/jpeg'] as const;
  return types.find((type) => accept.includes(type)) ?? 'image/png';
}

async function digest(bytes: ArrayBuffer): Promise<Uint8Array> {
  // Only secure contexts have it, which the types do not say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  const { sha256 } = await import('../../../kernel/sha256.js');
  return sha256(new Uint8Array(bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function wrongType(name: string, accept: readonly PictureType[]): Result<never, Issue> {
  return refused(name === '' ? 'image/no-picture' : 'image/wrong-type', { name, accept: typeNames(accept).join(', ') });
}

/** Media types as shoppers know them. */
export function typeNames(accept: readonly PictureType[]): readonly string[] {
  const names: Readonly<Record<PictureType, string>> = {
    'image/png': 'PNG',
    'image/jpeg': 'JPEG',
    'image/webp': 'WebP',
  };
  return accept.map((type) => names[type]);
}

function refused(code: string, params: Issue['params'] = {}): Result<never, Issue> {
  return err({ code, severity: 'error', path: [], params });
}
