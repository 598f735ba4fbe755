/**
 * Takes the bottle's poster from the stage itself: the default design, cut out, on a canvas of 900 x 1200. Needs the shop
 * running (`npm start`). Run: `npx tsx demo/products/bottle/make-poster.ts [http://localhost:5173]`
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../../test/support/find-browser.mjs';

/** Runs in the page: waits for the picture and gives it as base64 WebP. Self-contained, since it is sent as source. */
const TAKE = `(async () => {
  const configurator = document.querySelector('atelier-configurator');
  const find = (root) => root.querySelector('atelier-preview') ?? [...root.querySelectorAll('*')].map((node) => node.shadowRoot && find(node.shadowRoot)).find(Boolean);
  let blob = null;
  while (blob === null) {
    await new Promise((done) => requestAnimationFrame(done));
    blob = await find(configurator.shadowRoot ?? configurator)?.capture({ viewId: 'front', widthPx: 900, heightPx: 1200, background: null, format: 'image/webp' }).catch(() => null) ?? null;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
})()`;

const shop = process.argv[2] ?? 'http://localhost:5173';
const { executablePath, args, headless } = await findBrowser();
const browser = await puppeteer.launch({ executablePath, args, headless });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${shop}/products/bottle/`);
  const bytes = Buffer.from(String(await page.evaluate(TAKE)), 'base64');
  await writeFile(fileURLToPath(new URL('poster.webp', import.meta.url)), bytes);
  process.stdout.write(`poster.webp ${bytes.length} bytes\n`);
} finally {
  await browser.close();
}
