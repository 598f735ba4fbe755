/** File names by the first byte of the three types there are. */
const EXTENSIONS: Readonly<Record<number, string>> = { 0x89: 'png', 0xff: 'jpg', 0x52: 'webp' };

/** What a browser must never do with a shopper's file: guess its type, run it, frame it, or show it as a page of the shop's. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
  'cross-origin-resource-policy': 'same-site',
};

/**
 * A shopper's picture for the owner's eyes: a file to be saved, of no type that a browser would show. Give it out behind the
 * owner's sign-in, best from an origin of its own.
 *
 * @param name - Without its extension; letters that a header cannot hold become `_`.
 */
export function pictureResponse(picture: Uint8Array<ArrayBuffer>, name: string): Response {
  const extension = EXTENSIONS[picture[0] ?? 0] ?? 'bin';
  return fileResponse(picture, 'application/octet-stream', `${name.replaceAll(/[^\w-]/g, '_')}.${extension}`);
}

/** A print file, given out with the same care: it holds a shopper's picture. */
export function printFileResponse(svg: string, name: string): Response {
  return fileResponse(svg, 'image/svg+xml', `${name.replaceAll(/[^\w-]/g, '_')}.svg`);
}

function fileResponse(body: BodyInit, type: string, file: string): Response {
  return new Response(body, {
    headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
  });
}
