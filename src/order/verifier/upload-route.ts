import { sha256 } from '../../kernel/sha256.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { OrderStore } from '../order-store.js';
import { findFacts, keepPicture, PICTURE_TYPES, type PictureCleaner, type PictureFacts } from '../pictures.js';
import type { Problem } from '../problem.js';
import type { Desk } from './desk.js';
import { readBytes } from './read-bytes.js';

/** Largest picture taken, bytes. */
export const MAX_PICTURE_BYTES = 20_000_000;

/** What the page learns of a picture it has sent. */
export interface PictureReceipt extends PictureFacts {
  /** Of the bytes as they came, lower-case hex. */
  readonly sha256: string;
}

/**
 * `POST /v1/uploads`: takes a picture's bytes, has them decoded and written anew, and keeps that under the hash of what came.
 * Sending the same picture again is answered alike and stores nothing. Names and declared types are not believed.
 */
export async function answerUpload(
  desk: Desk,
  store: OrderStore,
  clean: PictureCleaner,
  request: Request,
): Promise<Result<PictureReceipt, Problem>> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!(PICTURE_TYPES as readonly string[]).includes(mediaType)) return err({ code: 'unsupported-media-type' });
  const bytes = await readBytes(request, MAX_PICTURE_BYTES);
  if (bytes === null) return err({ code: 'too-large' });
  const hash = Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const before = await findFacts(store, hash);
  if (before !== null) return ok({ sha256: hash, ...before });
  const picture = await clean(bytes);
  if (picture === null) return err({ code: 'malformed', detail: 'not a picture that can be decoded' });
  await keepPicture(store, hash, picture, new Date(desk.ports.clock.nowMs()).toISOString());
  const { mediaType: type, widthPx, heightPx } = picture;
  return ok({ sha256: hash, mediaType: type, widthPx, heightPx });
}
