/**
 * `npm start` runs this: the demo shop on PORT (5173 without one). Orders and the signing key live in `demo/.data`
 * (DATA_DIR elsewhere). DIST_PORT serves the built widget from a second origin, as a CDN would, and puts the pages under
 * the widget's exact minimum of a policy.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { toNodeListener } from '../../src/platform/node/http.js';
import {
  createFileUploadStore,
  createKeyText,
  createSharpReencoder,
  createSqliteStore,
  parseKeys,
  type Keys,
} from '../../src/server.js';
import { readStaticFile } from './files.js';
import { createShop } from './shop.js';

const port = Number(process.env.PORT ?? 5173);
const distPort = Number(process.env.DIST_PORT ?? 0);
const dataDir = process.env.DATA_DIR ?? fileURLToPath(new URL('../.data', import.meta.url));

mkdirSync(dataDir, { recursive: true });
const database = new Database(join(dataDir, 'orders.sqlite'));
// Where its native part cannot be installed, the shop is open all the same, and takes no pictures.
const reencode = await createSharpReencoder().catch(() => null);
const shop = await createShop({
  keys: demoKeys(join(dataDir, 'keys')),
  store: createSqliteStore(database),
  ...(reencode && { uploads: { store: createFileUploadStore(join(dataDir, 'pictures')), reencode } }),
  ...(distPort ? { distOrigin: `http://127.0.0.1:${distPort}` } : {}),
});

const server = createServer(toNodeListener(shop, { maxBodyBytes: 10_000_000 })).listen(port, () => {
  console.log(
    `Hearth & Field is open: http://localhost:${port}\nThe order desk:          http://localhost:${port}/desk.html`,
  );
});
const distServer = distPort ? createServer(toNodeListener(serveDist)).listen(distPort) : null;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    distServer?.close();
    server.close(() => database.close());
    server.closeAllConnections();
    distServer?.closeAllConnections();
  });
}

/** The built widget alone, as any static host with CORS gives it. */
async function serveDist(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const file = pathname.startsWith('/dist/') ? await readStaticFile(pathname) : null;
  if (!file) return new Response('Not found', { status: 404 });
  return new Response(file.bytes, { headers: { 'content-type': file.mediaType, 'access-control-allow-origin': '*' } });
}

/** The demo makes its own key on first use; a real shop is given one (`parseKeys(process.env.ATELIER_KEYS)`). */
function demoKeys(path: string): Keys {
  const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
  try {
    return parseKeys(readFileSync(path, 'utf8').trim());
  } catch {
    // First start: there is no key yet.
    writeFileSync(path, createKeyText('demo', { clock: { nowMs: () => Date.now() }, random }), { mode: 0o600 });
    return parseKeys(readFileSync(path, 'utf8').trim());
  }
}
