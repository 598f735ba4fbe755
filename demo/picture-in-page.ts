/** Which picture of a product page's design is wanted. */
export interface PageRequest {
  readonly viewId: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** `#rrggbb`; `null`: transparent. */
  readonly background: string | null;
  readonly format: 'image/png' | 'image/webp';
}

/**
 * Source to evaluate on a product page: waits for the picture of its design and gives it as base64. Source and not a function,
 * since a page has nothing of ours.
 *
 * @param before - Source that is run first, with `session` in reach.
 */
export const pictureInPage = (request: PageRequest, before = ''): string => `(async () => {
  const root = document.querySelector('atelier-configurator');
  const find = (node) => node.querySelector('atelier-preview') ?? [...node.querySelectorAll('*')].map((each) => each.shadowRoot && find(each.shadowRoot)).find(Boolean);
  while (!root.session || !find(root.shadowRoot)) await new Promise((done) => requestAnimationFrame(done));
  const { session } = root;
  ${before}
  let picture = null;
  while (picture === null) {
    await new Promise((done) => requestAnimationFrame(done));
    picture = await find(root.shadowRoot).capture(${JSON.stringify(request)}).catch(() => null);
  }
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
})()`;
