import type { AreaSize } from '../../../artwork/estimate-text.js';
import { dpiOf, fitted, lawful, type PictureSize, type Placement } from '../../../artwork/place-picture.js';
import { placeStickers } from '../../../preview/plan/place-stickers.js';

/** Share of the largest size that shows the picture whole: room is left to see that it can be moved. */
const SHARE = 0.8;
/** A picture of few pixels starts smaller, to be sharp, but never below this share of that. */
const LEAST_SHARE = 0.4;
/** Of the way round something; more than that is not seen at one glance. */
const MOST_OF_ROUND = 0.3;

/** Where a picture that was just chosen lies: upright, in the place the owner names, whole, and sharp if that can be. */
export function startPlace(size: PictureSize, area: AreaSize, place: string, minDpi: number | null): Placement {
  const [spot] = placeStickers(1, place, area, null);
  const middle = { xUm: (spot?.xMm ?? 0) * 1000, yUm: (spot?.yMm ?? 0) * 1000, widthUm: 1, rotationMdeg: 0 };
  const { widthUm } = fitted({ ...size, placement: middle }, area);
  const wished = Math.min(widthUm * SHARE, area.wraps ? area.widthMm * 1000 * MOST_OF_ROUND : Infinity);
  const dpi = dpiOf({ ...size, placement: { ...middle, widthUm: wished } });
  const share = minDpi === null ? 1 : Math.min(1, Math.max(LEAST_SHARE, dpi / minDpi));
  return lawful({ ...size, placement: { ...middle, widthUm: wished * share } }, area);
}
