/**
 * The shoppers' pictures this page holds, by asset id. An id is the picture's own hash, so all sessions of a page share them.
 * In memory alone: nothing is stored on the device, nothing leaves it before an order does.
 */
import type { Ports } from '../../kernel/ports.js';

const kept = new Map<string, Blob>();

/** All pictures together; the oldest go first. Undo then shows their frame. */
const MOST_BYTES = 96_000_000;

/** Keeps a picture for as long as the page lives. A `File` keeps its name. */
export function keepPicture(assetId: string, picture: Blob): void {
  kept.delete(assetId);
  kept.set(assetId, picture);
  let bytes = 0;
  for (const [id, { size }] of [...kept].reverse()) if ((bytes += size) > MOST_BYTES && id !== assetId) kept.delete(id);
}

/** The bytes of a shopper's picture: chosen here, or brought by the page's own port and kept; `null`: not on this device. */
export async function loadPicture(assetId: string, { loadPicture: load }: Ports): Promise<Blob | null> {
  const picture = kept.get(assetId) ?? (await load?.(assetId)) ?? null;
  if (picture && !kept.has(assetId)) keepPicture(assetId, picture);
  return picture;
}

/** The picture, where it is here already. */
export function heldPicture(assetId: string): Blob | null {
  return kept.get(assetId) ?? null;
}
