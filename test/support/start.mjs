/**
 * `npm start`: builds `dist/` where it is missing or older than a source, then runs the demo shop, which prints its
 * address. PORT chooses the port, 5173 without it.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runToEnd } from './processes.mjs';

const PORT = process.env.PORT ?? '5173';
const BUILT_FROM = ['src', 'vite.config.ts', 'package-lock.json'];

if (isStale()) {
  console.log('Building …');
  const { code } = await runToEnd('vite', ['build']);
  if (code !== 0) process.exit(code);
}
// The terminal's Ctrl-C reaches the shop too; this waits for it to close its database.
process.on('SIGINT', () => undefined);
// npm's shell does not pass on the signal that ends npm; without this the shop would keep running, and its port.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 500).unref();
const { code } = await runToEnd('node', ['--import=tsx', 'demo/server/main.ts'], { env: { PORT } });
process.exitCode = code;

function isStale() {
  const built = statSync(path.join(root, 'dist/package/core.d.ts'), { throwIfNoEntry: false });
  return !built || BUILT_FROM.some((name) => newest(path.join(root, name)) > built.mtimeMs);
}

function newest(file) {
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
