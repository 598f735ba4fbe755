/**
 * Draws the bottle's stickers from paths, each with the pale rim of a cut sticker, as WebP of 320 x 320 pixels.
 * Run: `npx tsx demo/products/bottle/make-stickers.ts`
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../../test/support/find-browser.mjs';

const SIZE_PX = 320;
const RIM = '#f7f2e8';

/** Shapes in a 200 x 200 frame: the first is the outline that the rim follows. */
type Shape = readonly [fill: string, path: string];
const STICKERS: Readonly<Record<string, readonly Shape[]>> = {
  fox: [
    [
      '#c8693f',
      'M34 40 C36 30 46 28 54 36 L78 62 Q100 55 122 62 L146 36 C154 28 164 30 166 40 C172 70 170 98 160 118 C146 146 120 166 100 174 C80 166 54 146 40 118 C30 98 28 70 34 40 Z',
    ],
    [
      '#f7ead9',
      'M40 118 C54 146 80 166 100 174 C120 166 146 146 160 118 C142 116 124 124 112 146 Q100 160 88 146 C76 124 58 116 40 118 Z',
    ],
    [
      '#3a2a26',
      'M88 160 Q100 150 112 160 Q108 170 100 174 Q92 170 88 160 Z M66 100 a8 8 0 1 1 16 0 a8 8 0 1 1 -16 0 Z M118 100 a8 8 0 1 1 16 0 a8 8 0 1 1 -16 0 Z',
    ],
    [
      '#8f4327',
      'M46 46 Q48 42 52 46 L66 62 Q54 70 48 84 Q44 64 46 46 Z M154 46 Q152 42 148 46 L134 62 Q146 70 152 84 Q156 64 154 46 Z',
    ],
  ],
  star: [
    [
      '#e0ae3c',
      'M100 26 Q106 26 109 33 L125 69 Q127 73 132 74 L170 79 Q178 80 179 86 Q180 91 174 96 L146 123 Q143 126 144 131 L151 168 Q152 176 147 179 Q142 182 135 178 L104 160 Q100 158 96 160 L65 178 Q58 182 53 179 Q48 176 49 168 L56 131 Q57 126 54 123 L26 96 Q20 91 21 86 Q22 80 30 79 L68 74 Q73 73 75 69 L91 33 Q94 26 100 26 Z',
    ],
    ['#f0ca6b', 'M100 44 L116 80 L156 86 L127 113 L100 104 Z'],
  ],
  whale: [
    [
      '#4d6f8c',
      'M22 112 C22 78 58 60 98 64 C128 67 148 84 156 104 C164 100 166 88 162 76 C156 66 148 62 146 54 C158 50 170 56 174 66 C178 56 188 48 196 52 C196 66 188 72 184 82 C184 122 158 152 108 152 C58 152 22 142 22 112 Z',
    ],
    ['#e8edef', 'M24 122 C50 134 84 136 118 132 C110 146 100 152 108 152 C58 152 28 144 24 122 Z'],
    ['#22313f', 'M54 108 a6.5 6.5 0 1 1 13 0 a6.5 6.5 0 1 1 -13 0 Z'],
    ['#86a6bd', 'M80 52 Q74 34 60 30 Q66 22 76 26 Q82 29 84 36 Q88 28 96 27 Q104 26 106 34 Q94 36 88 52 Z'],
  ],
  leaf: [
    [
      '#5e7a4a',
      'M100 22 C150 58 166 112 128 152 Q118 162 104 164 L104 180 Q100 186 96 180 L96 164 Q82 162 72 152 C34 112 50 58 100 22 Z',
    ],
    ['#86a06c', 'M100 38 L100 158 C86 154 76 148 70 138 C46 104 64 66 100 38 Z'],
    [
      '#46603a',
      'M98 58 h4 v104 h-4 Z M101 92 L126 72 L128 75 L101 98 Z M101 122 L134 98 L136 101 L101 128 Z M99 104 L74 84 L72 87 L99 110 Z M99 134 L68 112 L66 115 L99 140 Z',
    ],
  ],
};

function toSvg(shapes: readonly Shape[]): string {
  const paths = shapes.map(([fill, d]) => `<path fill="${fill}" d="${d}"/>`).join('');
  const rim = shapes
    .map(([, d]) => `<path fill="${RIM}" stroke="${RIM}" stroke-width="18" stroke-linejoin="round" d="${d}"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 200 190" width="${SIZE_PX}" height="${SIZE_PX}">${rim}${paths}</svg>`;
}

/** Runs in the page: the drawing as base64 WebP. */
async function rasterise(svg: string, sizePx: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  canvas.getContext('2d')?.drawImage(image, 0, 0, sizePx, sizePx);
  return canvas.toDataURL('image/webp', 0.9).split(',')[1] ?? '';
}

const { executablePath, args, headless } = await findBrowser();
const browser = await puppeteer.launch({ executablePath, args, headless });
try {
  const page = await browser.newPage();
  // tsx names inner functions through a helper the page does not have.
  await page.evaluate('globalThis.__name = (f) => f');
  for (const [name, shapes] of Object.entries(STICKERS)) {
    const bytes = Buffer.from(await page.evaluate(rasterise, toSvg(shapes), SIZE_PX), 'base64');
    await writeFile(fileURLToPath(new URL(`stickers/${name}.webp`, import.meta.url)), bytes);
    process.stdout.write(`stickers/${name}.webp ${bytes.length} bytes\n`);
  }
} finally {
  await browser.close();
}
