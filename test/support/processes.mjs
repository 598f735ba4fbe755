/** Starting tools and servers, and leaving none of them behind. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What still runs; ended with this process, however that ends short of being killed outright. */
const running = new Set();
const endAll = () => running.forEach((child) => child.kill());
process.once('exit', endAll);
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

function start(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a command of `node_modules/.bin` or of PATH to its end; `quiet` collects what it prints instead of passing it
 * on. Answers `{ code, output, seconds }`; a command that cannot be started has code 127.
 */
export function runToEnd(command, args, { env = {}, quiet = false } = {}) {
  const began = performance.now();
  const child = start(command, args, {
    env: { ...process.env, PATH: `${root}node_modules/.bin${path.delimiter}${process.env.PATH ?? ''}`, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (output += String(bytes)));
  return new Promise((done) => {
    const end = (code) => done({ code, output, seconds: (performance.now() - began) / 1000 });
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** A TCP port that was free a moment ago. */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/**
 * Starts the demo shop on a free port and waits until it answers. Answers `{ url, stop }`; rejects with what the server
 * printed when it ends before, or stays silent for `patienceMs`.
 */
export async function startShop({ env = {}, patienceMs = 30_000 } = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = start(process.execPath, ['--import=tsx', 'demo/server/main.ts'], {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)));
  const gone = new Promise((done) => {
    child.once('close', () => {
      ended = true;
      done();
    });
  });
  const stop = () => {
    child.kill();
    return gone;
  };
  const deadline = performance.now() + patienceMs;
  while (!(await answers(url))) {
    if (ended) throw new Error(`The demo shop ended before it answered:\n${output}`);
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`The demo shop did not answer at ${url} within ${patienceMs} ms:\n${output}`);
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return { url, stop };
}

async function answers(url) {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false; // not listening yet
  }
}
