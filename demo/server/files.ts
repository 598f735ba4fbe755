/**
 * Static files of the demo shop: pages, products, the built widget and the fonts, each under its own prefix. Only files
 * below the mounted folders are served; everything else is null.
 */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** URL prefix to folder, longest first. The fonts come from their packages and are never copied into the repository. */
const MOUNTS: readonly (readonly [prefix: string, folder: string])[] = [
  ['/dist/', join(ROOT, 'dist')],
  ['/fonts/newsreader/', join(ROOT, 'node_modules/@fontsource/newsreader/files')],
  ['/fonts/hanken-grotesk/', join(ROOT, 'node_modules/@fontsource/hanken-grotesk/files')],
  ['/fonts/baloo-2/', join(ROOT, 'node_modules/@fontsource/baloo-2/files')],
  ['/fonts/pacifico/', join(ROOT, 'node_modules/@fontsource/pacifico/files')],
  ['/fonts/saira-condensed/', join(ROOT, 'node_modules/@fontsource/saira-condensed/files')],
  ['/', join(ROOT, 'demo')],
];

/** Where products lie. */
const PRODUCTS = join(ROOT, 'demo/products/');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.glb': 'model/gltf-binary',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** A file ready to be sent. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly immutable: boolean;
}

/**
 * Reads the file behind a URL path. A folder gives its `index.html`.
 *
 * @returns `null` when there is no such file, its type is not served, or the path leaves its folder.
 */
export async function readStaticFile(pathname: string): Promise<StaticFile | null> {
  const mount = MOUNTS.find(([prefix]) => pathname.startsWith(prefix));
  if (!mount) return null;
  const [prefix, folder] = mount;
  let path = normalize(join(folder, decodeURIComponent(pathname.slice(prefix.length))));
  if (path !== folder && !path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null;
  try {
    if ((await stat(path)).isDirectory()) path = join(path, 'index.html');
    const mediaType = MEDIA_TYPES[extname(path)];
    if (!mediaType) return null;
    return { bytes: new Uint8Array(await readFile(path)), mediaType, immutable: pathname.startsWith('/dist/chunks/') };
  } catch {
    // Not there: it may be one of the products' own scripts, else the caller answers 404.
    return path.startsWith(PRODUCTS) && path.endsWith('.js') ? readScript(`${path.slice(0, -3)}.ts`) : null;
  }
}

/** A product's own script, which is written in TypeScript; a shop would build it. */
async function readScript(path: string): Promise<StaticFile | null> {
  try {
    const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2022' });
    return { bytes: new TextEncoder().encode(code), mediaType: 'text/javascript; charset=utf-8', immutable: false };
  } catch {
    return null;
  }
}
