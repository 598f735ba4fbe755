/**
 * Shoppers' own pictures as a shop keeps them: decoded and written anew by an image library before they are stored, found by
 * the hash of the bytes the shopper's page sent, and never given out as what they came as.
 */
import * as z from 'zod/mini';
import type { OrderStore } from './order-store.js';

/** Media types that are taken. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** One of them. */
export type PictureType = (typeof PICTURE_TYPES)[number];

/** A picture as an image library wrote it: upright, without metadata. */
export interface CleanPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: PictureType;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Decodes bytes within bounds and writes them anew; `null`: they are no picture of these types. */
export type PictureCleaner = (bytes: Uint8Array<ArrayBuffer>) => Promise<CleanPicture | null>;

/** What is known of a picture without its bytes. */
export type PictureFacts = Omit<CleanPicture, 'bytes'>;

/** Where pictures lie in a store: what is known of them, and their bytes in base64. */
const FACTS = 'picture/';
const BYTES = 'picture-bytes/';

const factsSchema = z.object({ mediaType: z.enum(PICTURE_TYPES), widthPx: z.number(), heightPx: z.number() });

/**
 * Keeps a picture; one that is there already stays as it is.
 *
 * @param sha256 - Of the bytes as they came, lower-case hex.
 */
export async function keepPicture(
  store: OrderStore,
  sha256: string,
  { bytes, ...facts }: CleanPicture,
  receivedAt: string,
): Promise<void> {
  // In this order: what is known of is there, whenever the process is killed.
  await store.putIfAbsent(BYTES + sha256, toBase64(bytes));
  await store.putIfAbsent(FACTS + sha256, JSON.stringify({ ...facts, receivedAt }));
}

/** What is known of a picture that was sent, by the hash of the bytes as they came; `null`: there is none. */
export async function findFacts(store: OrderStore, sha256: string): Promise<PictureFacts | null> {
  const text = await store.get(FACTS + sha256);
  return text === null ? null : z.parse(factsSchema, JSON.parse(text));
}

/** A picture that was sent, by the hash of the bytes as they came; `null`: there is none. */
export async function findPicture(store: OrderStore, sha256: string): Promise<CleanPicture | null> {
  const [facts, base64] = await Promise.all([findFacts(store, sha256), store.get(BYTES + sha256)]);
  return facts === null || base64 === null ? null : { ...facts, bytes: fromBase64(base64) };
}

/** Forgets a picture, as its shopper may ask; orders keep its hash and size. A store that cannot delete rejects. */
export async function forgetPicture(store: OrderStore, sha256: string): Promise<void> {
  if (!store.delete) throw new TypeError('This store cannot delete.');
  await store.delete(FACTS + sha256);
  await store.delete(BYTES + sha256);
}

/**
 * A picture for the owner's eyes: as a file to be saved, which no browser runs or frames. Give it out from an origin of its
 * own, behind the owner's sign-in.
 */
export function pictureResponse({ bytes, mediaType }: CleanPicture, name: string): Response {
  const extension = mediaType.slice('image/'.length);
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w-]/g, '_')}.${extension}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-site',
    },
  });
}

/** Bytes as text, in pieces: a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x6000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return btoa(pieces.join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
