import { createContext } from '../areas/canvas-context.js';
import { crc32 } from './crc32.js';
import type { ExportPicture } from './export-model.js';
import type { Pixels } from './picture-pixels.js';

/** What a picture holds: colours that cover (small as JPEG), or anything that must stay exact. */
export type Holding = 'colors' | 'numbers';

const JPEG_QUALITY = 0.9;
/** Smaller pictures gain nothing as JPEG. */
const JPEG_FROM_PX = 512;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Filter by the row above: the right one for smooth maps. */
const UP = 2;

/** Encodes a picture. */
export async function encodePicture(pixels: Pixels, holding: Holding): Promise<ExportPicture> {
  const isLarge = Math.max(pixels.widthPx, pixels.heightPx) >= JPEG_FROM_PX;
  if (holding === 'colors' && isLarge) return { bytes: await encodeJpeg(pixels), mediaType: 'image/jpeg' };
  return { bytes: await encodePng(pixels), mediaType: 'image/png' };
}

async function encodeJpeg({ widthPx, heightPx, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const context = createContext(widthPx, heightPx);
  context.putImageData(new ImageData(data, widthPx, heightPx), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
}

/** A canvas multiplies by alpha and back: lettering would get dark edges. Hence a PNG of our own. */
async function encodePng({ widthPx, heightPx, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  // 8 bits; red, green, blue, alpha.
  header.set([8, 6], 8);
  const body = await deflate(filtered(widthPx, heightPx, data));
  const chunks = [chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', new Uint8Array())];
  return new Uint8Array(await new Blob([new Uint8Array(PNG_SIGNATURE), ...chunks]).arrayBuffer());
}

function filtered(widthPx: number, heightPx: number, data: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const row = widthPx * 4;
  const out = new Uint8Array((row + 1) * heightPx);
  for (let y = 0; y < heightPx; y++) {
    out[y * (row + 1)] = UP;
    for (let at = 0; at < row; at++) {
      const above = y === 0 ? 0 : (data[(y - 1) * row + at] ?? 0);
      out[y * (row + 1) + 1 + at] = (data[y * row + at] ?? 0) - above;
    }
  }
  return out;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(body, 8);
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
  return bytes;
}
