/**
 * The rules engine against its bounds and against MiniSat in JavaScript: `node test/bench/rules.mjs`. Everything is measured in a process of
 * its own, so that nothing is warm that a page would find cold, and on the code as it ships (bundled, not run through a loader).
 * Prints figures; never fails on time.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../support/processes.mjs';

const OUT = `${root}node_modules/.cache/atelier/bench-rules.mjs`;

/** Models in the geometric mean; the others are too big for MiniSat by this protocol. */
const BESIDE_MINISAT = [
  'routefinding.dimacs',
  'berkeleydb.dimacs',
  'e-shop.dimacs',
  'bank.dimacs',
  'uclibc.dimacs',
  'pc-richmond.uvl',
  'financial-services-2018.dimacs',
  'busybox-1.18.dimacs',
  'ecos-i386pc.dimacs',
  'erp-system.dimacs',
  'automotive01.dimacs',
];

/** Bounds in ms, as far as there are any. */
const TARGETS = [
  { what: 'pc-richmond.uvl', bound: 'load 5, first 8, later p95 3' },
  { what: 'financial-services-2018.dimacs', bound: 'later p95 20' },
  { what: 'automotive01.dimacs', bound: 'later p95 10' },
  { what: 'automotive02-v4.uvl', bound: 'first 250, later p95 2' },
  { what: 'renault-megane-111of113.json', bound: 'later p95 15' },
  { what: 'renault-medium.xml', bound: 'later p95 3, no dead end' },
];

const SHOPS = ['1', '2', '3'];

/** Measures and prints. */
export async function benchRules() {
  await build({
    entryPoints: [`${root}test/bench/rules-bench.ts`],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    // The bundle lies elsewhere than the module that looks for the models beside itself.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(`${root}test/support/readers/benchmark-file.ts`).href) },
  });
  shops();
  if (!existsSync(`${root}../shared/benchmarks/rules`)) {
    console.log('not run: shared/ missing');
    return;
  }
  targets();
  besideMinisat();
}

function measure(...args) {
  return JSON.parse(execFileSync('node', [OUT, ...args], { maxBuffer: 1e8, encoding: 'utf8' }));
}

function shops() {
  table([
    'generated shop, 60 options',
    'values',
    'create',
    'first',
    'p50',
    'p95',
    'p99',
    'explain p50',
    'p95',
    'bound',
  ]);
  for (const seed of SHOPS) {
    const { values, create, first, evaluate, explain } = measure('shop', seed);
    const times = [create, first, evaluate.p50, evaluate.p95, evaluate.p99, explain.p50, explain.p95].map(ms);
    table([`seed ${seed}`, values, ...times, 'p50 0.4, p99 1 (3), explain 2']);
  }
}

function targets() {
  table(['model', 'load', 'first', 'p50', 'p95', 'max', 'clicks', 'dead ends', '', 'bound']);
  for (const { what, bound } of TARGETS) {
    const { load, first, later, clicks, deadEnds = '' } = measure('target', what);
    table([what, ...[load, first, later.p50, later.p95, later.max].map(ms), clicks, deadEnds, '', bound]);
  }
}

/**
 * Per click, loading not counted: MiniSat rebuilt with the decisions as units and asked as its wrapper offers it (`wrapper`: helper variables
 * for all negative literals there from the start, solutions as arrays), and as fast as it can be asked (`best`: helpers made when
 * needed, solutions read from its heap). Both skip what a model has shown. A ratio is theirs by ours.
 */
function besideMinisat() {
  table(['model', 'ours p50', 'p95', 'wrapper p50', 'ratio', 'of sums', 'best p50', 'ratio', 'of sums', 'differences']);
  const ratios = { small: [], large: [] };
  for (const file of BESIDE_MINISAT) {
    const { variables, ours, wrapper, best, differences } = measure('minisat', file);
    const cells = [wrapper, best].flatMap((other) => [
      ms(other.p50),
      times(other.p50 / ours.p50),
      times(other.sum / ours.sum),
    ]);
    table([`${file} (${variables})`, ms(ours.p50), ms(ours.p95), ...cells, differences]);
    ratios[variables < 300 ? 'small' : 'large'].push([wrapper.p50 / ours.p50, best.p50 / ours.p50]);
  }
  for (const [size, bound] of Object.entries({ large: 'at least 30', small: 'each at least 5' })) {
    const mean = (at) =>
      Math.exp(ratios[size].reduce((sum, pair) => sum + Math.log(pair[at]), 0) / ratios[size].length);
    table([
      `geometric mean, ${size === 'large' ? '300 variables and more' : 'fewer'}`,
      '',
      '',
      '',
      times(mean(0)),
      '',
      '',
      times(mean(1)),
      '',
      bound,
    ]);
  }
}

function ms(value) {
  return value.toFixed(value < 10 ? 2 : 0);
}

function times(value) {
  return `${value.toFixed(1)}x`;
}

function table([name, ...cells]) {
  console.log(`${String(name).padEnd(38)} ${cells.map((cell) => String(cell).padStart(11)).join(' ')}`.trimEnd());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await benchRules();
