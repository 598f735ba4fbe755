/**
 * `npm run check`: every gate that reads the sources, as many at a time as there are cores. A gate that holds prints one
 * line; one that does not prints what its tool found. `npm run check -- lint format` runs the named ones alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { root, runToEnd } from '../support/processes.mjs';

const CACHE = 'node_modules/.cache/atelier';
const FORMATTED = ['{src,test,demo}/**/*.{ts,mjs,cjs,js,css}', '*.ts'];

/** Longest first, so that the short ones fill the gaps. */
const GATES = [
  {
    name: 'lint',
    says: 'language, templates and docblocks',
    command: 'eslint',
    args: ['--config', 'test/gates/eslint.config.mjs', '--max-warnings', '0', 'src', 'test', 'demo', 'vite.config.ts'],
  },
  {
    name: 'types',
    says: 'the whole project compiles',
    command: 'tsc',
    args: ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`],
  },
  {
    name: 'core',
    says: 'the engine compiles without the DOM',
    command: 'tsc',
    args: ['-p', 'test/gates/tsconfig.core.json', '--incremental', '--tsBuildInfoFile', `${CACHE}/core.tsbuildinfo`],
  },
  {
    name: 'boundaries',
    says: 'imports go one way, without a cycle',
    command: 'depcruise',
    args: ['--config', 'test/gates/boundaries.cjs', '--output-type', 'err', 'src', 'demo', 'test'],
  },
  {
    name: 'knip',
    says: 'nothing dead, nothing undeclared',
    command: 'knip',
    args: ['--config', 'test/gates/knip.json', '--no-progress', '--no-config-hints'],
  },
  {
    name: 'format',
    says: 'formatted',
    command: 'prettier',
    args: ['--check', '--log-level', 'warn', '--cache', '--cache-location', `${CACHE}/prettier`, ...FORMATTED],
  },
  {
    name: 'manifest',
    says: 'every public bit of an element is documented',
    command: 'node',
    args: ['test/gates/manifest.mjs'],
  },
];

const wanted = process.argv.slice(2);
const queue = GATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const failed = [];
let passed = 0;

mkdirSync(`${root}${CACHE}`, { recursive: true });
await Promise.all(Array.from({ length: Math.min(queue.length, os.availableParallelism()) }, work));
if (process.env.ATELIER_COUNTS) {
  writeFileSync(process.env.ATELIER_COUNTS, JSON.stringify({ passed, failed: failed.length }));
}
console.log(failed.length === 0 ? `${passed} gates hold` : `${failed.length} gates do not hold: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;

async function work() {
  for (let gate = queue.shift(); gate; gate = queue.shift()) {
    const { code, output, seconds } = await runToEnd(gate.command, gate.args, { quiet: true });
    const holds = code === 0;
    if (holds) passed += 1;
    else failed.push(gate.name);
    console.log(
      `${holds ? 'ok  ' : 'FAIL'} ${gate.name.padEnd(11)} ${`${seconds.toFixed(1)} s`.padStart(7)}  ${gate.says}`,
    );
    if (!holds) console.log(output.trimEnd());
  }
}
