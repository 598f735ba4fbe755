/**
 * Takes `contact-sheet.webp`, four designs of every product with a picture in 3D, from the stage itself. Needs the shop running
 * (`npm start`). Run: `npx tsx demo/make-contact-sheet.ts [http://localhost:5173]`
 */
import { writeFile } from 'node:fs/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../test/support/find-browser.mjs';
import { pictureInPage } from './picture-in-page.js';

type Values = Readonly<Record<string, unknown>>;

/** One row a product: the view, and what is chosen beside the defaults. */
const ROWS: readonly { readonly folder: string; readonly viewId: string; readonly designs: readonly Values[] }[] = [
  {
    folder: 'runner',
    viewId: 'side',
    designs: [{ preset: 0 }, { preset: 1 }, { preset: 2 }, { preset: 3 }],
  },
  {
    folder: 'bottle',
    viewId: 'front',
    designs: [
      { body: 'sage', name: 'Noor' },
      { body: 'clay', name: 'Emil', font: 'script', ink: '#ffffff' },
      { body: 'steel', method: 'laser', name: 'Ada' },
      { body: 'butter', size: 's350', motif: { fox: 1, star: 1 } },
    ],
  },
  {
    folder: 'shelf',
    viewId: 'front',
    designs: [{ preset: 0 }, { preset: 1 }, { preset: 2 }, { preset: 3 }],
  },
  {
    folder: 'ring',
    viewId: 'front',
    designs: [
      { metal: 'yellow', inside: 'Ada & Noah' },
      { metal: 'platinum', finish: 'brushed', profile: 'flat', width: 5 },
      { metal: 'rose', profile: 'half', width: 2.5 },
      { metal: 'white', finish: 'brushed', profile: 'flat', width: 7, outside: 'FOREVER' },
    ],
  },
];
const CELL_PX = 400;
const GROUND = '#efebe4';

const shop = process.argv[2] ?? 'http://localhost:5173';
const { executablePath, args, headless } = await findBrowser();
const browser = await puppeteer.launch({ executablePath, args, headless });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const cells: string[] = [];
  for (const { folder, viewId, designs } of ROWS) {
    await page.goto(`${shop}/products/${folder}/`);
    for (const values of designs) cells.push(await cellOf(page, values, viewId));
  }
  const bytes = Buffer.from(await sheetOf(page, cells), 'base64');
  await writeFile(new URL('contact-sheet.webp', import.meta.url), bytes);
  process.stdout.write(`contact-sheet.webp ${bytes.length} bytes\n`);
} finally {
  await browser.close();
}

/** A design's picture as a data URL. */
async function cellOf(page: Page, values: Values, viewId: string): Promise<string> {
  const choose = `
    const { preset, ...chosen } = ${JSON.stringify(values)};
    session.reset();
    const outcome = preset === undefined
      ? session.apply(Object.entries(chosen).map(([optionId, value]) => ({ optionId, value })))
      : session.applyPreset(session.product.presets[preset].id);
    if (!outcome.accepted) throw new Error('refused: ' + JSON.stringify(outcome.refused));`;
  const request = { viewId, widthPx: CELL_PX, heightPx: CELL_PX, background: GROUND, format: 'image/png' } as const;
  return `data:image/png;base64,${String(await page.evaluate(pictureInPage(request, choose)))}`;
}

/** All pictures on one sheet, base64 WebP. */
async function sheetOf(page: Page, cells: readonly string[]): Promise<string> {
  const columns = Math.max(...ROWS.map(({ designs }) => designs.length));
  await page.goto('about:blank');
  return String(
    await page.evaluate(`(async () => {
      const cells = ${JSON.stringify(cells)};
      const canvas = document.createElement('canvas');
      canvas.width = ${CELL_PX * columns};
      canvas.height = ${CELL_PX * ROWS.length};
      const context = canvas.getContext('2d');
      for (const [at, source] of cells.entries()) {
        const image = new Image();
        image.src = source;
        await image.decode();
        context.drawImage(image, (at % ${columns}) * ${CELL_PX}, Math.floor(at / ${columns}) * ${CELL_PX});
      }
      return canvas.toDataURL('image/webp', 0.86).split(',')[1];
    })()`),
  );
}
