import sharp from 'sharp';
import { createHash } from 'node:crypto';
import type { Uploads, UploadStore } from '../../src/order/upload-store.js';
import { createSharpReencoder } from '../../src/platform/node/sharp-reencoder.js';
import type { ImageValue } from '../../src/product/configuration.js';

/** A picture as a page would send it. */
export interface SentPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly value: ImageValue;
}

/** A plain picture with the value of a design that holds it. */
export async function aPicture(
  format: 'png' | 'jpeg' | 'webp' = 'png',
  { width = 60, height = 40, red = 200 }: { width?: number; height?: number; red?: number } = {},
): Promise<SentPicture> {
  const plain = sharp({ create: { width, height, channels: 3, background: { r: red, g: 40, b: 60 } } });
  return asSent(new Uint8Array(await plain.toFormat(format).toBuffer()), format, width, height);
}

/** The value that names some bytes. */
export function asSent(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'png' | 'jpeg' | 'webp',
  widthPx: number,
  heightPx: number,
): SentPicture {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const placement = { xUm: 10_000, yUm: 20_000, widthUm: 30_000, rotationMdeg: 0 };
  return {
    bytes,
    value: { assetId: `sha256-${sha256}`, sha256, mediaType: `image/${format}`, widthPx, heightPx, placement },
  };
}

/** Uploads in memory, written anew by sharp. */
export async function memoryUploads(): Promise<Uploads & { readonly kept: Map<string, Uint8Array<ArrayBuffer>> }> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const store: UploadStore = {
    get: (sha256) => Promise.resolve(kept.get(sha256) ?? null),
    put: (sha256, picture) => Promise.resolve(void kept.set(sha256, picture)),
    delete: (sha256) => Promise.resolve(void kept.delete(sha256)),
  };
  return { store, reencode: await createSharpReencoder(), kept };
}
