/**
 * `POST /v1/uploads`: takes a shopper's picture. It is bounded before it is read and again before it is decoded, told by its
 * bytes, written anew by an image library, and kept under the hash of what came: the same picture twice is one.
 */
import { imageSize } from '../../artwork/image-size.js';
import { isWhole, sniffPicture, type PictureType } from '../../artwork/sniff-picture.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Problem } from '../problem.js';
import type { Uploads } from '../upload-store.js';
import { readBytes } from './read-bytes.js';

/** What a page learns of the picture it sent. */
export interface UploadReceipt extends PictureFacts {
  readonly sha256: string;
}

/** A picture as its own bytes tell it. */
export interface PictureFacts {
  readonly mediaType: PictureType;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Largest picture, bytes; pages send at most 8 MB. */
const MAX_BYTES = 10_000_000;
/** Decoding takes 4 bytes a pixel. */
const MAX_PIXELS = 50_000_000;

/** Takes one picture. */
export async function answerUpload(uploads: Uploads, request: Request): Promise<Result<UploadReceipt, Problem>> {
  const bytes = await readBytes(request, MAX_BYTES);
  if (bytes === null) return err({ code: 'too-large' });
  const facts = pictureFacts(bytes);
  if (facts === null || facts.mediaType !== request.headers.get('content-type')) {
    return err({ code: 'unsupported-media-type', detail: 'a PNG, JPEG or WebP picture by its own media type' });
  }
  if (facts.widthPx * facts.heightPx > MAX_PIXELS) return err({ code: 'too-large', detail: 'too many pixels' });
  if (!isWhole(bytes, facts.mediaType)) return err({ code: 'picture-unreadable', detail: 'cut off' });
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  if ((await uploads.store.get(sha256)) === null) {
    const picture = await uploads.reencode(bytes).catch(() => null);
    // Pages send pictures upright; one that would come out in another size is not what a design was made with.
    if (picture === null || !isSame(pictureFacts(picture), facts)) return err({ code: 'picture-unreadable' });
    await uploads.store.put(sha256, picture);
  }
  return ok({ sha256, ...facts });
}

/** What a picture's bytes tell; `null`: not a picture that is taken. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
  const { mediaType } = sniffPicture(bytes);
  const size = imageSize(bytes);
  return mediaType === null || size === null ? null : { mediaType, widthPx: size[0], heightPx: size[1] };
}

function isSame(a: PictureFacts | null, b: PictureFacts): boolean {
  return a?.mediaType === b.mediaType && a.widthPx === b.widthPx && a.heightPx === b.heightPx;
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
