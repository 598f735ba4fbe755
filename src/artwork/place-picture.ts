/**
 * A shopper's picture on an area: its centre, width and turn, in whole micrometres and millidegrees. The laws: the centre is
 * on the area, so some of the picture always is; the longer side is between 5 mm and four times the area's longer one. What
 * hangs over an edge is cut there, in the preview and in print.
 */
import type { ImageValue } from '../product/configuration.js';
import type { AreaSize } from './estimate-text.js';

/** A picture's place. */
export type Placement = ImageValue['placement'];

/** Width and height, pixels; only their ratio counts for the place. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture and where it is. */
export type PlacedPicture = PictureSize & { readonly placement: Placement };

const UM_PER_MM = 1000;
const UM_PER_INCH = 25_400;
const LEAST_UM = 5 * UM_PER_MM;
const MOST_OF_AREA = 4;

/** Dots per inch at the present width, rounded down: nobody is promised more than there is. */
export function dpiOf({ widthPx, placement }: PlacedPicture): number {
  return Math.floor((widthPx * UM_PER_INCH) / placement.widthUm);
}

/** Whole inside the area as it is turned, as large as that goes, in the middle. */
export function fitted(picture: PlacedPicture, area: AreaSize): Placement {
  const [across, along] = reach(picture.placement.rotationMdeg, 1, picture.heightPx / picture.widthPx);
  const widthMm = Math.min(area.widthMm / across, area.heightMm / along);
  return centred({ ...picture, placement: { ...picture.placement, widthUm: widthMm * UM_PER_MM } }, area);
}

/** Over the whole area as it is turned, as small as that goes, in the middle. */
export function filled(picture: PlacedPicture, area: AreaSize): Placement {
  const ratio = picture.heightPx / picture.widthPx;
  // Seen from the picture, the area is turned the other way.
  const [across, along] = reach(-picture.placement.rotationMdeg, area.widthMm, area.heightMm);
  const widthMm = Math.max(across, along / ratio);
  return centred({ ...picture, placement: { ...picture.placement, widthUm: widthMm * UM_PER_MM } }, area);
}

/** In the middle of the area; round it, where it wraps, only up and down. */
export function centred({ placement, ...size }: PlacedPicture, area: AreaSize): Placement {
  const xUm = area.wraps ? placement.xUm : (area.widthMm * UM_PER_MM) / 2;
  return lawful({ ...size, placement: { ...placement, xUm, yUm: (area.heightMm * UM_PER_MM) / 2 } }, area);
}

/** Pushed by millimetres. */
export function moved(
  { placement, ...size }: PlacedPicture,
  area: AreaSize,
  byMm: readonly [number, number],
): Placement {
  const [dx, dy] = byMm;
  const place = { ...placement, xUm: placement.xUm + dx * UM_PER_MM, yUm: placement.yUm + dy * UM_PER_MM };
  return lawful({ ...size, placement: place }, area);
}

/** Larger or smaller round its own centre. */
export function scaled({ placement, ...size }: PlacedPicture, area: AreaSize, factor: number): Placement {
  return lawful({ ...size, placement: { ...placement, widthUm: placement.widthUm * factor } }, area);
}

/** Turned clockwise round its own centre. */
export function turned({ placement, ...size }: PlacedPicture, area: AreaSize, byDeg: number): Placement {
  const rotationMdeg = placement.rotationMdeg + byDeg * 1000;
  return lawful({ ...size, placement: { ...placement, rotationMdeg } }, area);
}

/** The nearest place that keeps the laws, in whole numbers. */
export function lawful({ placement, widthPx, heightPx }: PlacedPicture, area: AreaSize): Placement {
  const [areaWidth, areaHeight] = [area.widthMm * UM_PER_MM, area.heightMm * UM_PER_MM];
  const perWidth = Math.max(1, heightPx / widthPx);
  const longest = MOST_OF_AREA * Math.max(areaWidth, areaHeight);
  const width = clamp(placement.widthUm, LEAST_UM / perWidth, Math.max(LEAST_UM, longest) / perWidth);
  return {
    xUm: whole(area.wraps ? modulo(placement.xUm, areaWidth) : clamp(placement.xUm, 0, areaWidth)),
    yUm: whole(clamp(placement.yUm, 0, areaHeight)),
    widthUm: Math.max(1, whole(width)),
    rotationMdeg: 180_000 - whole(modulo(180_000 - placement.rotationMdeg, 360_000)),
  };
}

/** Half of what a rectangle covers across and along when it is turned, doubled: its bounding box. */
function reach(rotationMdeg: number, width: number, height: number): readonly [across: number, along: number] {
  const angle = (rotationMdeg * Math.PI) / 180_000;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return [width * cos + height * sin, width * sin + height * cos];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** No negative zero: it is another value to whoever compares. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
