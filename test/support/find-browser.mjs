/**
 * The one place that decides which Chromium is used: by the DOM tests, the end-to-end tests, the screenshots and the
 * bench. First CHROME_BIN, then `chromium` or `google-chrome` in PATH, then the one that comes with the npm package
 * `@sparticuz/chromium`, which also works on a machine that lacks a browser's system libraries.
 *
 *     const { executablePath, args, headless } = await findBrowser();
 *     const browser = await puppeteer.launch({ executablePath, args, headless });
 */
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** WebGL without a GPU, a sandbox that containers refuse, and no traffic of the browser's own. */
const ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

/** What the carried headless shell needs besides. Its own default list turns web security off, so it is not used. */
const CARRIED_ARGS = [...ARGS, '--no-zygote', '--in-process-gpu', '--use-gl=angle'];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser to launch: `{ executablePath, args, headless, from }`, as puppeteer's launch options name them. */
export async function findBrowser() {
  const own = process.env.CHROME_BIN || inPath();
  if (own) return { executablePath: own, args: ARGS, headless: true, from: own };
  return carried();
}

function inPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (folder && isExecutable(file)) return file;
    }
  }
  return '';
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // absent or not ours to run: the next candidate decides
  }
}

/** The package reuses any `<tmp>/chromium` whatever its version, hence one temporary folder per version. */
async function carried() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.indexOf(path.join('@sparticuz', 'chromium')));
  const { version } = JSON.parse(readFileSync(path.join(root, '@sparticuz', 'chromium', 'package.json'), 'utf8'));
  const outer = process.env.TMPDIR;
  process.env.TMPDIR = path.join(os.tmpdir(), `atelier-chromium-${version}`);
  mkdirSync(process.env.TMPDIR, { recursive: true });
  // Its own copies of libnss3, libnspr4 and libexpat are unpacked only where it believes to run on Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  process.env.FONTCONFIG_PATH = describeFonts(process.env.TMPDIR);
  if (outer === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outer;
  return { executablePath, args: CARRIED_ARGS, headless: 'shell', from: `@sparticuz/chromium ${version}` };
}

/**
 * The package's own font configuration names fixed folders, none of which is where it was unpacked to: without any font
 * the browser dies at the first letter. Answers the folder of a configuration that names the right ones.
 */
function describeFonts(unpacked) {
  const folder = path.join(unpacked, 'fontconfig');
  mkdirSync(folder, { recursive: true });
  const dirs = [path.join(unpacked, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const cache = `<cachedir>${path.join(folder, 'cache')}</cachedir>`;
  writeFileSync(path.join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${dirs}${cache}</fontconfig>`);
  return folder;
}
