/** The pictures that are taken from shoppers. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What a file is by its first bytes: a picture that is taken, or the name of what it is instead; empty: nothing known. */
export type Sniffed = { readonly mediaType: PictureType } | { readonly mediaType: null; readonly name: string };

/** First bytes as Latin letters, from where, and what they tell. */
const SIGNS: readonly (readonly [at: number, sign: RegExp, mediaType: PictureType | null, name: string])[] = [
  [0, /^\x89PNG\r\n[^]\n/, 'image/png', 'PNG'],
  [0, /^\xff\xd8\xff/, 'image/jpeg', 'JPEG'],
  [0, /^RIFF[^]{4}WEBP/, 'image/webp', 'WebP'],
  [0, /^GIF8/, null, 'GIF'],
  [4, /^ftyp(hei|hev|mif1|msf1)/, null, 'HEIC'],
  [4, /^ftypavi[fs]/, null, 'AVIF'],
  [0, /^%PDF/, null, 'PDF'],
  [0, /^(II\*\0|MM\0\*)/, null, 'TIFF'],
  [0, /^BM/, null, 'BMP'],
  [0, /^8BPS/, null, 'PSD'],
  [0, /^(\xef\xbb\xbf)?\s*<(\?xml|!--|!doctype svg|svg)/i, null, 'SVG'],
];

/**
 * What a file is, whatever its name says. Names lie, and a shopper's SVG may carry script.
 *
 * @param head - The first 64 bytes or more.
 */
export function sniffPicture(head: Uint8Array): Sniffed {
  const letters = String.fromCharCode(...head.subarray(0, 64));
  const [, , mediaType = null, name = ''] = SIGNS.find(([at, sign]) => sign.test(letters.slice(at))) ?? [];
  return mediaType === null ? { mediaType, name } : { mediaType };
}

/**
 * Whether a picture has its end: a decoder draws what there is of a file that was cut off, and leaves the rest grey.
 *
 * Sources: PNG 11.2.5 (IEND), JPEG ITU-T T.81 B.1.1.3 (no marker inside a scan but restarts), RFC 9649 (size in the RIFF header).
 */
export function isWhole(bytes: Uint8Array, mediaType: PictureType): boolean {
  if (mediaType === 'image/png') return lastIndex(bytes, [0x49, 0x45, 0x4e, 0x44]) > 0;
  if (mediaType === 'image/jpeg') {
    // An embedded preview has an end of its own, before the picture's scan.
    const scan = lastIndex(bytes, [0xff, 0xda]);
    return scan > 0 && lastIndex(bytes, [0xff, 0xd9]) > scan;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 12 && view.getUint32(4, true) + 8 <= bytes.length;
}

/** Where a sign stands last, -1: nowhere. */
function lastIndex(bytes: Uint8Array, sign: readonly number[]): number {
  for (let at = bytes.length - sign.length; at >= 0; at--) {
    if (sign.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
