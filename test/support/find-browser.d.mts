/** The Chromium to launch, as puppeteer's launch options name it, and where it was found. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  headless: true | 'shell';
  from: string;
}

/** CHROME_BIN, else a Chromium in PATH, else the one of `@sparticuz/chromium`. */
export function findBrowser(): Promise<FoundBrowser>;
