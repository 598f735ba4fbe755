import type { Issue } from '../../kernel/issue.js';
import { violation } from '../item-decisions.js';
import type { ImagePersonalization, Personalization } from '../item.js';
import type { UploadStore } from '../upload-store.js';
import { pictureFacts } from './upload-route.js';

/**
 * Whether every picture of a design is here and is the one it says: a forged hash names no picture, another picture has
 * another hash, and size and type, which decide how sharp it prints, are those of the bytes.
 */
export async function checkPictures(
  store: UploadStore,
  personalization: readonly Personalization[],
): Promise<readonly Issue[]> {
  const pictures = personalization.filter((each) => each.type === 'image');
  const issues = await Promise.all(pictures.map((picture) => checkPicture(store, picture)));
  return issues.flat();
}

async function checkPicture(store: UploadStore, { fieldId, asset }: ImagePersonalization): Promise<readonly Issue[]> {
  const bytes = await store.get(asset.sha256);
  if (bytes === null) return [violation('order/missing-picture', fieldId)];
  const facts = pictureFacts(bytes);
  const isSame =
    asset.id === `sha256-${asset.sha256}` &&
    asset.mediaType === facts?.mediaType &&
    asset.width === facts.widthPx &&
    asset.height === facts.heightPx;
  return isSame ? [] : [violation('order/other-picture', fieldId)];
}
