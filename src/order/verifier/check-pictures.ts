import type { Issue } from '../../kernel/issue.js';
import type { OrderStore } from '../order-store.js';
import { violation } from '../item-decisions.js';
import type { ImagePersonalization, Personalization } from '../item.js';
import { findFacts } from '../pictures.js';

/**
 * What is wrong with the pictures of a design: `order/unknown-picture`, one that was never sent here, or
 * `order/other-picture`, one that is not as the design says.
 */
export async function checkPictures(
  store: OrderStore,
  personalization: readonly Personalization[],
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const each of personalization) {
    const code = each.type === 'image' ? await faultOf(store, each.asset) : null;
    if (code !== null) issues.push(violation(code, each.fieldId));
  }
  return issues;
}

async function faultOf(store: OrderStore, asset: ImagePersonalization['asset']): Promise<string | null> {
  const picture = await findFacts(store, asset.sha256);
  if (picture === null) return 'order/unknown-picture';
  const { mediaType, widthPx, heightPx } = picture;
  const isSame = mediaType === asset.mediaType && widthPx === asset.width && heightPx === asset.height;
  return isSame ? null : 'order/other-picture';
}
