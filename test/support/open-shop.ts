import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';
import { startShop } from './processes.mjs';

/** The demo shop on a free port with a store of its own, and a browser to walk in. */
export interface OpenedShop {
  readonly browser: Browser;
  /** Another one after a restart. */
  shop: Awaited<ReturnType<typeof startShop>>;
  /** Where its orders lie. */
  readonly dataDir: string;
  /** Ends the browser and the shop, and forgets its orders. */
  readonly close: () => Promise<void>;
}

/** Opens the shop for a suite, with `env` besides; close it after the last test. */
export async function openShop(env: Readonly<Record<string, string>> = {}): Promise<OpenedShop> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'atelier-shop-'));
  const { executablePath, args, headless } = await findBrowser();
  const browser = await puppeteer.launch({ executablePath, args, headless, protocolTimeout: 240_000 });
  const opened: OpenedShop = {
    browser,
    shop: await startShop({ env: { DATA_DIR: dataDir, ...env } }),
    dataDir,
    close: async () => {
      await browser.close();
      await opened.shop.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return opened;
}
