/**
 * Width and height that a picture's header tells, pixels, so that one which would fill the memory is refused before it is
 * decoded; `null`: the header is not read (AVIF, or no picture at all), decoding tells.
 *
 * Sources: PNG 11.2.2 (IHDR), JPEG ITU-T T.81 B.2.2 (frame header), WebP RFC 9649.
 */
export function imageSize(bytes: Uint8Array): readonly [widthPx: number, heightPx: number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 30) return null;
  const head = view.getUint32(0);
  if (head === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  if (head >>> 16 === 0xffd8) return jpegSize(view);
  return head === 0x52494646 && view.getUint32(8) === 0x57454250 ? webpSize(view) : null;
}

function jpegSize(view: DataView): readonly [number, number] | null {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    if (marker >>> 8 !== 0xff) return null;
  }
  return null;
}

function webpSize(view: DataView): readonly [number, number] | null {
  const kind = view.getUint32(12);
  if (kind === 0x56503858) return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
  if (kind === 0x56503820) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (kind !== 0x5650384c) return null;
  const bits = view.getUint32(21, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
