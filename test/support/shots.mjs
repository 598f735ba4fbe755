/**
 * `npm run shots`: pictures of the demo's pages, each on a phone, a desktop, dark, right to left and in forced colours,
 * in a new scratch folder whose path is printed. `npm run shots -- /products/bottle/` takes the named pages alone. Builds
 * nothing: run `npm run build` first.
 */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';
import { startShop } from './processes.mjs';

const PAGES = [
  '/',
  '/products/bottle/',
  '/products/curtain/',
  '/products/runner/',
  '/products/shelf/',
  '/products/ring/',
  '/bag.html',
  '/desk.html',
  '/try.html',
];
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESKTOP = { width: 1440, height: 900, deviceScaleFactor: 1 };

const LOOKS = [
  { name: 'phone', viewport: PHONE },
  { name: 'desktop', viewport: DESKTOP },
  { name: 'dark', viewport: DESKTOP, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  { name: 'phone-dark', viewport: PHONE, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  { name: 'rtl', viewport: DESKTOP, rightToLeft: true },
  { name: 'forced-colors', viewport: DESKTOP, features: [{ name: 'forced-colors', value: 'active' }] },
];
const PATIENCE_MS = 20_000;

const pages = process.argv.length > 2 ? process.argv.slice(2) : PAGES;
const folder = mkdtempSync(path.join(os.tmpdir(), 'atelier-shots-'));
const shop = await startShop();
const { executablePath, args, headless } = await findBrowser();
const browser = await puppeteer.launch({ executablePath, args, headless });
try {
  for (const address of pages) for (const look of LOOKS) await shoot(address, look);
} finally {
  await browser.close();
  await shop.stop();
}
console.log(folder);

async function shoot(address, { name, viewport, features = [], rightToLeft = false }) {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await emulate(page, features);
  await page.evaluateOnNewDocument(() => addEventListener('atelier-preview-ready', () => (window.previewReady = true)));
  if (rightToLeft) {
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', 'rtl'));
    });
  }
  const response = await page.goto(new URL(address, shop.url).href, { waitUntil: 'load' });
  await settled(page);
  const file = path.join(
    folder,
    `${address.replace(/^\/+|\/+$/g, '').replaceAll(/[^\w-]+/g, '-') || 'home'}.${name}.png`,
  );
  await page.screenshot({ path: file });
  console.log(`${response?.status() ?? 0} ${path.basename(file)}`);
  await page.close();
}

/** Puppeteer's own emulateMediaFeatures does not know forced colours. */
async function emulate(page, features) {
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', { features });
}

/** Waits for the network to fall silent and for the first 3D frame, where the page has a preview. */
async function settled(page) {
  const late = (what) => () => console.log(`     ${what} after ${PATIENCE_MS} ms`);
  await page.waitForNetworkIdle({ idleTime: 500, timeout: PATIENCE_MS }).catch(late('still loading'));
  const shown = () => !document.querySelector('atelier-configurator, atelier-preview') || window.previewReady;
  await page.waitForFunction(shown, { timeout: PATIENCE_MS }).catch(late('no 3D frame'));
}
