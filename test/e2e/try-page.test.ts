import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../support/find-browser.mjs';
import { startShop } from '../support/processes.mjs';
import { Shopper } from '../support/shopper.js';

describe('the page to try a product', () => {
  let browser: Browser;
  let shop: Awaited<ReturnType<typeof startShop>>;
  let dataDir: string;
  let owner: Shopper;

  before(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'atelier-shop-'));
    const { executablePath, args, headless } = await findBrowser();
    browser = await puppeteer.launch({ executablePath, args, headless, protocolTimeout: 240_000 });
    shop = await startShop({ env: { DATA_DIR: dataDir } });
    owner = await Shopper.open(browser, `${shop.url}try.html`);
    await owner.untilReady(false);
    await owner.untilText('Proved');
  });

  after(async () => {
    await browser.close();
    await shop.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Types another text in place of the first occurrence of one; `thenFix` presses the first offer to mend in the same moment. */
  const edit = (from: string, to: string, thenFix = false): Promise<void> =>
    owner.page.evaluate(
      (before, after, fixes) => {
        const field = document.querySelector<HTMLTextAreaElement>('.try-text')!;
        field.value = field.value.replace(before, after);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        if (fixes) document.querySelector<HTMLElement>('.try-list button + p + button')?.click();
      },
      from,
      to,
      thenFix,
    );

  const file = (): Promise<string> => owner.page.$eval('.try-text', (field) => (field as HTMLTextAreaElement).value);

  it('finds a mistake with its line, mends it, and the widget follows', async () => {
    await edit('"body": "Body"', '"body": "Bodi"');
    await owner.untilText('Bodi');
    const place = await owner.startingWith('Line');
    const line = Number((await place.evaluate((button) => button.textContent)).replace(/\D/g, ''));
    expect((await file()).split('\n')[line - 1]).to.include('Bodi');
    await owner.clickStarting('Fix');
    expect(await file()).to.include('"body": "Body"');
    await edit('Name bottle', 'Trail bottle');
    await owner.untilText('Trail bottle');
    expect(owner.faults).to.deep.equal([]);
  });

  it('mends nothing but the text that it has checked', async () => {
    await edit('"body": "Body"', '"body": "Bodi"');
    await owner.startingWith('Fix');
    await edit('Trail bottle', 'Field bottle', true);
    expect(await file())
      .to.include('Field bottle')
      .and.include('"body": "Bodi"');
    await owner.untilText('Field bottle');
    await owner.clickStarting('Fix');
    expect(await file())
      .to.include('Field bottle')
      .and.include('"body": "Body"');
  });
});
