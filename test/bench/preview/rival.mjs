/**
 * model-viewer as its makers publish it: its own minified bundle with three.js inside. It is no dependency (its peer
 * three.js is another version than ours), so the bench fetches the package once and keeps it in the cache of node_modules.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '4.4.0';
const INTEGRITY = 'sha512-8z1SB5sPlzKoak5mdx/D31brBakPYm3Qi31EfAucHAUrtrHHCbabypkKvSwReYhUpPaxyJ46oT47uWE/hrs1Zw==';
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/atelier-bench/', import.meta.url));

/** The text of `model-viewer.min.js`. Throws where the registry cannot be reached or sends something else. */
export function modelViewerScript() {
  const tarball = path.join(CACHE, `google-model-viewer-${VERSION}.tgz`);
  const script = path.join(CACHE, 'package/dist/model-viewer.min.js');
  if (!existsSync(tarball)) {
    mkdirSync(CACHE, { recursive: true });
    execFileSync('npm', ['pack', `@google/model-viewer@${VERSION}`, '--pack-destination', CACHE], { stdio: 'ignore' });
  }
  const got = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (got !== INTEGRITY) throw new Error(`${tarball} is not @google/model-viewer ${VERSION}.`);
  if (!existsSync(script)) execFileSync('tar', ['xzf', tarball, '-C', CACHE, 'package/dist/model-viewer.min.js']);
  return readFileSync(script, 'utf8');
}
