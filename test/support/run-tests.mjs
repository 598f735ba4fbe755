/**
 * `npm test`: the gates, the build, the size gate, the tests under Node, those in the browser, and the walks through
 * the running shop. The last line is `N passed, N failed`; each gate and the build count as one. A runner that ends
 * without having counted is one failure, whatever its exit code. `npm test -- node dom` runs the named stages alone.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, runToEnd } from './processes.mjs';

const MOCHA = ['--reporter', 'test/support/count-mocha.cjs'];
const WTR = ['--config', 'test/gates/web-test-runner.config.mjs', '--static-logging'];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'atelier-counts-'));
const files = testFiles();

/** In this order; a stage with `files` that has none is passed over, with a line that says so. */
const STAGES = [
  { name: 'gates', command: 'node', args: ['test/gates/check.mjs'], counts: true },
  { name: 'build', command: 'vite', args: ['build'] },
  { name: 'size', command: 'node', args: ['test/gates/size.mjs'] },
  { name: 'node', command: 'mocha', args: [...MOCHA, ...files.node], counts: true, files: files.node },
  { name: 'dom', command: 'wtr', args: WTR, counts: true, files: files.dom },
  {
    name: 'e2e',
    command: 'mocha',
    args: [...MOCHA, '--timeout', '120000', ...files.e2e],
    counts: true,
    files: files.e2e,
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${STAGES.map((stage) => stage.name).join(', ')}.`);
  process.exit(1);
}

const results = [];
for (const stage of STAGES) if (wanted.length === 0 || wanted.includes(stage.name)) results.push(await run(stage));
rmSync(scratch, { recursive: true, force: true });
conclude();

function testFiles() {
  const all = readdirSync(path.join(root, 'test'), { recursive: true })
    .map((name) => `test/${String(name).replaceAll(path.sep, '/')}`)
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('test/backends/'))
    .sort();
  const e2e = all.filter((name) => name.startsWith('test/e2e/'));
  const dom = all.filter((name) => name.endsWith('.dom.test.ts'));
  return { e2e, dom, node: all.filter((name) => !e2e.includes(name) && !dom.includes(name)) };
}

async function run(stage) {
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`);
  if (stage.files?.length === 0) {
    console.log('no files yet');
    return { name: stage.name, passed: 0, failed: 0, skipped: 0, note: 'no files yet' };
  }
  const countsFile = path.join(scratch, `${stage.name}.json`);
  const { code, seconds } = await runToEnd(stage.command, stage.args, { env: { ATELIER_COUNTS: countsFile } });
  const counted = stage.counts ? read(countsFile) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  return { name: stage.name, skipped: 0, ...judge(stage, counted, code), seconds };
}

/** Trusts a count only as far as the exit code bears it out. */
function judge(stage, counted, code) {
  if (!counted) return { passed: 0, failed: 1, note: `ended with code ${code} and no count` };
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, note: `ended with code ${code}` };
  if (stage.counts && counted.passed + counted.failed === 0) return { ...counted, failed: 1, note: 'ran nothing' };
  return counted;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // the runner died before it could count
  }
}

function conclude() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n── summary ${'─'.repeat(53)}`);
  for (const { name, passed, failed, skipped, seconds, note } of results) {
    const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s`;
    const more = [skipped > 0 ? `${skipped} skipped` : '', note ?? ''].filter(Boolean).join(', ');
    console.log(
      `${name.padEnd(7)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${time.padStart(8)}  ${more}`.trimEnd(),
    );
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}
