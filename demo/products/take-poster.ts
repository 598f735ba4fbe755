/**
 * Takes a product's poster from the stage itself: its default design, cut out. Needs the shop
 * running (`npm start`).
 */
import { writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../test/support/find-browser.mjs';
import { pictureInPage } from '../picture-in-page.js';

/** Which view of the product, on how many pixels. */
export interface Poster {
  readonly viewId: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

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
    const picture = pictureInPage({ ...poster, background: null, format: 'image/webp' });
    const bytes = Buffer.from(String(await page.evaluate(picture)), 'base64');
    await writeFile(new URL(`${folder}/poster.webp`, import.meta.url), bytes);
    process.stdout.write(`poster.webp ${bytes.length} bytes\n`);
  } finally {
    await browser.close();
  }
}
