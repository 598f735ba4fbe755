/**
 * Takes a product's poster from the stage itself: its default design, cut out. Needs the shop
 * running (`npm start`).
 */
import { writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../test/support/find-browser.mjs';

/** Which view of the product, on how many pixels. */
export interface Poster {
  readonly viewId: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Runs in the page: waits for the picture and gives it as base64 WebP. Self-contained, since it is sent as source. */
const take = ({ viewId, widthPx, heightPx }: Poster): string => `(async () => {
  const configurator = document.querySelector('atelier-configurator');
  const find = (root) => root.querySelector('atelier-preview') ?? [...root.querySelectorAll('*')].map((node) => node.shadowRoot && find(node.shadowRoot)).find(Boolean);
  let blob = null;
  while (blob === null) {
    await new Promise((done) => requestAnimationFrame(done));
    blob = await find(configurator.shadowRoot ?? configurator)?.capture({ viewId: '${viewId}', widthPx: ${widthPx}, heightPx: ${heightPx}, background: null, format: 'image/webp' }).catch(() => null) ?? null;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
})()`;

/**
 * Writes `poster.webp` into the folder of a product.
 *
 * @param folder - The product's folder below `demo/products`.
 * @param shop - Address of the running shop.
 */
export async function takePoster(folder: string, poster: Poster, shop = 'http://localhost:5173'): Promise<void> {
  const { executablePath, args, headless } = await findBrowser();
  const browser = await puppeteer.launch({ executablePath, args, headless });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(`${shop}/products/${folder}/`);
    const bytes = Buffer.from(String(await page.evaluate(take(poster))), 'base64');
    await writeFile(new URL(`${folder}/poster.webp`, import.meta.url), bytes);
    process.stdout.write(`poster.webp ${bytes.length} bytes\n`);
  } finally {
    await browser.close();
  }
}
