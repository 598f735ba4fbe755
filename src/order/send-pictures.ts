import type { Fetch } from '../kernel/ports.js';
import { addFailure, type AddFailure } from './adapters/cart-adapter.js';
import type { ConfiguredItem } from './item.js';
import { refusalOf } from './refusal.js';

/**
 * Sends the shopper's pictures of an item to the verifier, before it is asked to quote what it must have seen. Sending the same
 * one again changes nothing.
 *
 * @param load - The bytes of a picture by asset id; `null`: not on this device.
 * @returns `null`: all arrived.
 */
export async function sendPictures(
  verifierUrl: string,
  item: ConfiguredItem,
  load: (assetId: string) => Promise<Blob | null>,
  io: { readonly fetch: Fetch; readonly signal: AbortSignal },
): Promise<AddFailure | null> {
  const assets = item.personalization.flatMap((each) => (each.type === 'image' ? [each.asset] : []));
  for (const [id, mediaType] of new Map(assets.map((asset) => [asset.id, asset.mediaType]))) {
    const picture = await load(id);
    if (picture === null) return addFailure('picture-missing', `The picture ${id} is not on this device.`);
    try {
      const headers = { 'content-type': mediaType, accept: 'application/json' };
      const request = { method: 'POST', headers, body: picture, signal: io.signal };
      const response = await io.fetch(new Request(`${verifierUrl}/v1/uploads`, request));
      if (!response.ok) return await refusalOf(response);
    } catch (error) {
      return addFailure('network', 'The verifier did not answer.', error);
    }
  }
  return null;
}
