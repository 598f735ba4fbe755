import type { Fetch } from '../kernel/ports.js';
import { addFailure, type AddFailure } from './adapters/cart-adapter.js';
import type { ConfiguredItem } from './item.js';
import { refusalOf } from './refusal.js';

/**
 * Sends the shopper's own pictures of a design to the verifier, which quotes no design whose pictures it does not hold. A
 * picture that is not on this device is left out: the verifier may have it from before.
 *
 * @param verifierUrl - The address that `/v1/uploads` stands under, without a slash at its end.
 * @param loadAsset - The picture of an asset id; `null`: not on this device.
 */
export async function sendPictures(
  verifierUrl: string,
  { personalization }: ConfiguredItem,
  loadAsset: (assetId: string) => Promise<Blob | null>,
  io: { readonly fetch: Fetch; readonly signal: AbortSignal },
): Promise<AddFailure | null> {
  const ids = personalization.flatMap((each) => (each.type === 'image' ? [each.asset.id] : []));
  for (const id of new Set(ids)) {
    const picture = await loadAsset(id);
    if (picture === null) continue;
    try {
      const response = await io.fetch(
        new Request(`${verifierUrl}/v1/uploads`, {
          method: 'POST',
          headers: { 'content-type': picture.type, accept: 'application/json' },
          body: picture,
          signal: io.signal,
        }),
      );
      if (!response.ok) return await refusalOf(response);
    } catch (error) {
      return addFailure('network', 'The verifier did not take the picture.', error);
    }
  }
  return null;
}
