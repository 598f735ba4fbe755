import type { PrintPicture } from './print-pictures.js';

/**
 * The print file of a picture: the whole area in millimetres, the picture in it as the shopper placed it, cut at the area's
 * edges. It holds the picture itself, so that it prints wherever it is sent.
 *
 * @param bytes - The picture as the store has it.
 */
export function pictureSvg(picture: PrintPicture, bytes: Uint8Array): string {
  const { areaMm, wraps, mediaType, xMm, yMm, widthMm, heightMm, rotationDeg } = picture;
  const [width, height] = areaMm;
  const data = `data:${mediaType};base64,${toBase64(bytes)}`;
  const copies = (wraps ? [-width, 0, width] : [0]).map(
    (shift) => `<use href="#picture" transform="translate(${mm(xMm + shift)} ${mm(yMm)}) rotate(${rotationDeg})"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}mm" height="${mm(height)}mm" viewBox="0 0 ${mm(width)} ${mm(height)}">`,
    `<defs><clipPath id="area"><rect width="${mm(width)}" height="${mm(height)}"/></clipPath>`,
    `<image id="picture" x="${mm(-widthMm / 2)}" y="${mm(-heightMm / 2)}" width="${mm(widthMm)}" height="${mm(heightMm)}" preserveAspectRatio="none" href="${data}"/></defs>`,
    `<g clip-path="url(#area)">${copies.join('')}</g>`,
    '</svg>\n',
  ].join('\n');
}

/** To the micrometre. */
function mm(length: number): string {
  return String(Math.round(length * 1000) / 1000);
}

/** RFC 4648, section 4. */
function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
