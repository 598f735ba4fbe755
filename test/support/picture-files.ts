/** Files as shoppers bring them, made here: whole, turned, cut off, lying about what they are or how large. */

type Encoded = 'image/png' | 'image/jpeg' | 'image/webp';

/** A picture, its left half red and its right half blue; `alpha` leaves its lower half empty. */
export async function pictureFile(
  name: string,
  type: Encoded,
  { width = 40, height = 20, alpha = false }: { width?: number; height?: number; alpha?: boolean } = {},
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const painted = alpha ? height / 2 : height;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, width / 2, painted);
  context.fillStyle = '#0000ff';
  context.fillRect(width / 2, 0, width / 2, painted);
  return new File([await canvas.convertToBlob({ type, quality: 1 })], name, { type });
}

/** The same bytes up to a share of them. */
export function cutOff(file: File, share: number): File {
  return new File([file.slice(0, Math.floor(file.size * share))], file.name, { type: file.type });
}

/** A PNG of a few bytes that says it has 50,000 x 50,000 pixels. */
export async function bomb(): Promise<File> {
  const file = await pictureFile('bomb.png', 'image/png');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  view.setUint32(16, 50_000);
  view.setUint32(20, 50_000);
  return new File([bytes], 'bomb.png', { type: 'image/png' });
}

/** A JPEG with an EXIF block: held on its side (orientation 6), taken at a place. */
export async function turnedPhoto(): Promise<File> {
  const plain = new Uint8Array(await (await pictureFile('held.jpg', 'image/jpeg')).arrayBuffer());
  const tiff = [
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 2],
    // Orientation (0x0112), a short: 6, turn by 90 degrees.
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
    // Make (0x010f), four letters.
    ...[0x01, 0x0f, 0, 2, 0, 0, 0, 4, 0x53, 0x45, 0x43, 0],
    ...[0, 0, 0, 0],
  ];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const marker = [0xff, 0xe1, 0, exif.length + 2, ...exif];
  const bytes = new Uint8Array([...plain.subarray(0, 2), ...marker, ...plain.subarray(2)]);
  return new File([bytes], 'held.jpg', { type: 'image/jpeg' });
}

/** An SVG that calls itself a PNG. */
export function disguisedSvg(): File {
  const text = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  return new File([text], 'logo.png', { type: 'image/png' });
}
