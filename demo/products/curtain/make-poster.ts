/**
 * Draws the curtain's poster: a wave-headed linen curtain on a slim rail, cut out, lit from the left. The cloth is a
 * height field (folds that drift and flatten towards the hem), shaded per pixel; no photograph, no file to license.
 * Run: `npx tsx demo/products/curtain/make-poster.ts`
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../../test/support/find-browser.mjs';

const WIDTH_PX = 900;
const HEIGHT_PX = 1200;

/** Runs in the page: paints the poster and gives it as base64 WebP. Self-contained, since it is sent as source. */
function paint(widthPx: number, heightPx: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (!context) return '';
  const image = context.createImageData(widthPx, heightPx);
  const noise = (x: number, y: number): number => {
    const n = Math.sin(x * 127.1 + y * 311.7) * 43758.5453;
    return n - Math.floor(n);
  };
  const smooth = (x: number, y: number): number => {
    const [ix, iy] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - ix, y - iy].map((f) => f * f * (3 - 2 * f)) as [number, number];
    const top = noise(ix, iy) * (1 - fx) + noise(ix + 1, iy) * fx;
    return top * (1 - fy) + (noise(ix, iy + 1) * (1 - fx) + noise(ix + 1, iy + 1) * fx) * fy;
  };
  const rail = 0.115;
  const [left, right] = [0.2, 0.86];
  const floor = 0.905;
  const phase = (x: number, y: number): number => {
    const along = (x - left) / (right - left);
    const drift = (smooth(along * 5 + 3, y * 1.4) - 0.5) * 2.2 * Math.max(0, y - rail) * 1.5;
    return along * 2 * Math.PI * 11 + drift;
  };
  const fold = (x: number, y: number): number => {
    const p = phase(x, y);
    const fall = Math.min(1, Math.max(0, (y - rail) / 0.5));
    return (
      Math.cos(p) * (1 - 0.12 * fall) +
      0.22 * Math.cos(2 * p + 1.1 + 1.5 * fall) +
      0.3 * fall * (smooth(x * 9, y * 2 + 7) - 0.5)
    );
  };
  for (let py = 0; py < heightPx; py++) {
    for (let px = 0; px < widthPx; px++) {
      const [x, y] = [px / widthPx, py / heightPx];
      // Nothing but the shadow on the wall and on the floor: the ground is the page's own.
      const soft = (v: number): number => {
        const t = Math.min(1, Math.max(0, v));
        return t * t * (3 - 2 * t);
      };
      const beside = Math.max(0, x - right);
      const cast =
        soft((x - 0.5) * 6) * Math.exp(-beside * 15) * soft((1 - x) * 9) * soft((y - rail) * 9) * soft((0.95 - y) * 14);
      const pool = Math.exp(-(((y - 0.918) * 30) ** 2)) * soft((x - left + 0.05) * 9) * soft((right + 0.1 - x) * 7);
      let alpha = 0.16 * cast + 0.3 * pool;
      let [r, g, b] = [30, 26, 22];

      const h = fold(x, y);
      const hem = floor + 0.006 * h;
      const head = rail + 0.004 - 0.0025 * h;
      const inside = Math.min(
        (x - left) * widthPx + 3 * h,
        (right - x) * widthPx + 3 * h,
        (hem - y) * heightPx,
        (y - head) * heightPx,
      );
      const cover = Math.min(1, Math.max(0, inside));
      if (cover > 0) {
        const slope = (fold(x + 0.0012, y) - fold(x - 0.0012, y)) / 0.0024 / 96;
        const [nx, nz] = [-slope / Math.hypot(slope, 1), 1 / Math.hypot(slope, 1)];
        const lambert = Math.max(0, nx * -0.62 + nz * 0.68);
        const valley = Math.min(1, Math.max(0, (h + 1.25) / 2.4));
        const glow = 0.1 * Math.max(0, -nx) * (1 - x);
        const slub =
          (smooth(px * 0.9, py * 0.045) - 0.5) * 0.042 +
          (smooth(px * 0.05, py * 0.9) - 0.5) * 0.042 +
          (noise(px, py) - 0.5) * 0.025;
        const seam = Math.abs(y - (hem - 0.055)) < 0.0012 ? 0.93 : 1;
        const light = (0.5 + 0.56 * lambert) * (0.66 + 0.34 * valley) * (1.07 - 0.13 * y) * seam + glow + slub;
        const bounce = 0.05 * (1 - valley);
        const mixed = cover + alpha * (1 - cover);
        const share = cover / mixed;
        r += (Math.min(1.06, light + bounce) * 233 - r) * share;
        g += (Math.min(1.06, light + bounce * 0.8) * 222 - g) * share;
        b += (Math.min(1.06, light + bounce * 0.5) * 203 - b) * share;
        alpha = mixed;
      }
      const at = (py * widthPx + px) * 4;
      image.data[at] = r;
      image.data[at + 1] = g;
      image.data[at + 2] = b;
      image.data[at + 3] = 255 * alpha;
    }
  }
  context.putImageData(image, 0, 0);
  const railPx = rail * heightPx - 12;
  const metal = context.createLinearGradient(0, railPx, 0, railPx + 12);
  metal.addColorStop(0, '#5d5a55');
  metal.addColorStop(0.25, '#c9c4bb');
  metal.addColorStop(0.5, '#4a4743');
  metal.addColorStop(1, '#23211f');
  context.fillStyle = metal;
  context.beginPath();
  context.roundRect(widthPx * 0.15, railPx, widthPx * 0.76, 11, 5.5);
  context.fill();
  return canvas.toDataURL('image/webp', 0.86).split(',')[1] ?? '';
}

const { executablePath, args, headless } = await findBrowser();
const browser = await puppeteer.launch({ executablePath, args, headless });
try {
  const page = await browser.newPage();
  // Bundlers name inner functions through a helper the page does not have.
  await page.evaluate('globalThis.__name = (f) => f');
  const base64 = await page.evaluate(paint, WIDTH_PX, HEIGHT_PX);
  const bytes = Buffer.from(base64, 'base64');
  await writeFile(fileURLToPath(new URL('poster.webp', import.meta.url)), bytes);
  process.stdout.write(`poster.webp ${bytes.length} bytes\n`);
} finally {
  await browser.close();
}
