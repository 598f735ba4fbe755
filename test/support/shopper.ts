/**
 * A shopper in a real browser: finds things by the names a screen reader hears, acts by mouse or by keyboard, and notes
 * what must not happen (policy violations, page errors).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, ElementHandle, HTTPRequest, Page } from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The EN 301 549 and WCAG 2.2 rules; target size is off in axe unless its tag is named. */
const AXE_TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'EN-301-549',
  'EN-301-549v4',
  'best-practice',
];

const PATIENCE_MS = 30_000;

/** The sizes the walk is done in. */
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Size of what `lookAt` gives. */
export const PICTURE = { width: 300, height: 400 };

/** A rectangle of a picture, in fractions of its width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Mean red, green and blue of a part of a picture. */
export function meanColor(picture: readonly number[], box: Box): [red: number, green: number, blue: number] {
  const sum: [number, number, number] = [0, 0, 0];
  const pixels = [...pixelsOf(box)];
  for (const at of pixels) for (const k of [0, 1, 2] as const) sum[k] += (picture[at + k] ?? 0) / pixels.length;
  return sum;
}

/** Share of the pixels of a part of two pictures that differ clearly in lightness. */
export function changedShare(before: readonly number[], after: readonly number[], box: Box): number {
  const pixels = [...pixelsOf(box)];
  return pixels.filter((at) => Math.abs((before[at + 1] ?? 0) - (after[at + 1] ?? 0)) > 25).length / pixels.length;
}

/** Offsets of the red bytes of a box. */
function* pixelsOf({ left, top, right, bottom }: Box): Generator<number> {
  const { width, height } = PICTURE;
  for (let y = Math.round(top * height); y < Math.round(bottom * height); y++) {
    for (let x = Math.round(left * width); x < Math.round(right * width); x++) yield (y * width + x) * 4;
  }
}

/** One page with its shopper. */
export class Shopper {
  /** What must stay empty. */
  readonly faults: string[] = [];
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a page of the shop. */
  static async open(
    browser: Browser,
    url: string,
    viewport: Parameters<Page['setViewport']>[0] = DESKTOP,
  ): Promise<Shopper> {
    // A device of their own: no bag and no design of another shopper.
    const context = await browser.createBrowserContext();
    const shopper = new Shopper(await context.newPage());
    const { page } = shopper;
    await page.setViewport(viewport);
    // Flights would make pictures depend on the moment they are taken in.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.exposeFunction('noteFault', (text: string) => shopper.faults.push(text));
    // tsx names inner functions through a helper the page does not have.
    await page.evaluateOnNewDocument('globalThis.__name = (inner) => inner');
    await page.evaluateOnNewDocument(() => {
      const note = (text: string): void => {
        (window as unknown as { noteFault(text: string): void }).noteFault(text);
      };
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        note(`policy: ${violatedDirective} ${blockedURI}`),
      );
      addEventListener('atelier-ready', () => document.documentElement.setAttribute('data-ready', ''));
      addEventListener('atelier-preview-ready', () => document.documentElement.setAttribute('data-preview-ready', ''));
    });
    page.on('pageerror', (error) => void shopper.faults.push(`error: ${String(error)}`));
    await page.goto(url, { waitUntil: 'load' });
    return shopper;
  }

  /** Waits until the options can be operated and, where there is 3D, the first frame is shown. */
  async untilReady(with3d = true): Promise<void> {
    await this.page.waitForSelector('html[data-ready]', { timeout: PATIENCE_MS });
    if (with3d) await this.page.waitForSelector('html[data-preview-ready]', { timeout: PATIENCE_MS });
  }

  /** What a screen reader calls so, e.g. `find('Sage', 'radio')`. */
  async find(name: string, role: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {
      timeout: PATIENCE_MS,
      visible: true,
    });
    if (!found) throw new Error(`There is no ${role} called ${name}.`);
    return found as ElementHandle<HTMLElement>;
  }

  async click(name: string, role: string): Promise<void> {
    const found = await this.find(name, role);
    await found.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    await found.click();
  }

  /** Clicks the first visible button whose words start so (fold heads carry their value behind the title). */
  async clickStarting(text: string): Promise<void> {
    await (await this.startingWith(text)).click();
  }

  /** A button, link or tab, through all shadow roots, by how its text begins. */
  async startingWith(text: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForFunction(
      (wanted) => {
        const search = (root: Document | ShadowRoot): HTMLElement | null => {
          for (const element of root.querySelectorAll<HTMLElement>('*')) {
            const isTarget = element.matches('button, a, [role=tab]') && element.checkVisibility();
            if (isTarget && element.textContent.trim().replaceAll(/\s+/g, ' ').startsWith(wanted)) return element;
            const inside = element.shadowRoot && search(element.shadowRoot);
            if (inside) return inside;
          }
          return null;
        };
        return search(document);
      },
      { timeout: PATIENCE_MS },
      text,
    );
    return found as ElementHandle<HTMLElement>;
  }

  /** Presses Tab until what has focus is called so; fails after `most` presses. */
  async tabTo(name: string | RegExp, most = 60): Promise<void> {
    for (let presses = 0; presses < most; presses++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focusedName();
      if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    }
    throw new Error(`Tab never reached ${String(name)}; it stands on "${await this.focusedName()}".`);
  }

  /** The label or the words of what has focus. */
  focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
    });
  }

  /** What the engine of the widget on the page holds now: its values, and the design's total in minor units. */
  async snapshot(): Promise<{ values: Record<string, unknown>; totalMinor: number }> {
    return this.page.evaluate(() => {
      const { session } = document.querySelector('atelier-configurator') as unknown as {
        session: { snapshot: { values: Record<string, unknown>; price: { total: { minor: number } } } };
      };
      return { values: { ...session.snapshot.values }, totalMinor: session.snapshot.price.total.minor };
    });
  }

  async values(): Promise<Record<string, unknown>> {
    return (await this.snapshot()).values;
  }

  async totalMinor(): Promise<number> {
    return (await this.snapshot()).totalMinor;
  }

  /** All words on the page, shadow roots included. */
  text(): Promise<string> {
    return this.page.evaluate(() => {
      const collect = (node: Node): string => {
        if (node instanceof Text) return node.data;
        if (node instanceof HTMLElement && (node.hidden || ['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)))
          return '';
        const root = node instanceof HTMLElement && node.shadowRoot ? node.shadowRoot : node;
        return [...root.childNodes].map(collect).join(' ');
      };
      return collect(document.body).replaceAll(/\s+/g, ' ');
    });
  }

  async untilText(text: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await this.text()).includes(text)) {
      if (performance.now() > deadline)
        throw new Error(`The page never says "${text}". It says: ${(await this.text()).slice(0, 2000)}`);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  /** A view of the product as the widget itself draws it: RGBA of `PICTURE.width` x `PICTURE.height` pixels on white. */
  async lookAt(viewId = 'front'): Promise<number[]> {
    return this.page.evaluate(
      async ({ width, height }, view) => {
        const widget = document.querySelector('atelier-configurator') as unknown as {
          capture(request: object): Promise<Blob>;
        };
        const picture = await createImageBitmap(
          await widget.capture({
            viewId: view,
            widthPx: width,
            heightPx: height,
            background: '#ffffff',
            format: 'image/png',
          }),
        );
        const context = new OffscreenCanvas(width, height).getContext('2d');
        if (!context) throw new Error('no 2D context');
        context.drawImage(picture, 0, 0);
        return [...context.getImageData(0, 0, width, height).data];
      },
      PICTURE,
      viewId,
    );
  }

  /** Rule ids and places of everything axe finds now. */
  async axe(): Promise<string[]> {
    if (!(await this.page.evaluate('typeof axe'))?.toString().includes('object')) await this.page.evaluate(AXE);
    return this.page.evaluate(async (tags) => {
      const { axe } = window as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ runOnly: tags });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' > ')}: ${failureSummary}`),
      );
    }, AXE_TAGS);
  }

  /** Requests whose address contains `part` are answered by `answer`. */
  async intercept(part: string, answer: (request: HTTPRequest) => void): Promise<void> {
    await this.page.setRequestInterception(true);
    this.page.on('request', (request) => {
      if (request.url().includes(part)) answer(request);
      else void request.continue();
    });
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}
