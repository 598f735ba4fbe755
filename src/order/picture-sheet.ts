import { toBase64, type CleanPicture } from './pictures.js';
import type { PrintPicture } from './print-pictures.js';

/**
 * The print file of a picture: an SVG of the area in its true millimetres, the picture in its place, cut off at the area's
 * edges.
 */
export function pictureSheet(place: PrintPicture, { bytes, mediaType }: CleanPicture): string {
  const { areaWidthMm, areaHeightMm, xMm, yMm, widthMm, heightMm, rotationDeg } = place;
  const size = `width="${areaWidthMm}mm" height="${areaHeightMm}mm" viewBox="0 0 ${areaWidthMm} ${areaHeightMm}"`;
  const box = `x="${-widthMm / 2}" y="${-heightMm / 2}" width="${widthMm}" height="${heightMm}"`;
  const href = `data:${mediaType};base64,${toBase64(bytes)}`;
  // What runs over the left edge of an area that goes all round comes in again at the right.
  const turns = [-areaWidthMm, 0, areaWidthMm].map(
    (by) => `<use href="#picture" transform="translate(${xMm + by} ${yMm}) rotate(${rotationDeg})"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `<defs><image id="picture" ${box} preserveAspectRatio="none" href="${href}"/></defs>`,
    place.wraps ? turns.join('') : turns[1],
    '</svg>',
  ].join('');
}
