/**
 * `npm run size`: what a shopper's browser really downloads, from the chunk graph the build wrote (`dist/chunks.json`).
 * kB = 1,000 bytes, minified, gzip -9, each file by itself as a server sends it. Fails where a budget, or the ceiling above it, is passed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The chunks that are loaded by `import()` and count: first until options, price and rules work, then until the first 3D
 * frame. Named by chunk group (`CHUNK_GROUPS` in vite.config.ts) or by the module a chunk is loaded for; what they import
 * statically counts with them. Everything else is printed as "later", so that nothing hides; the walk through the shop
 * proves that a page fetches no other script before its options can be operated.
 */
const FOR_OPTIONS = [/^chunks\/face-/, /^src\/elements\/shell\/configurator\/sheet-layout\.ts$/];
const FOR_FIRST_FRAME = [/^chunks\/stage-/, /^src\/elements\/shell\/preview\/preview\.inside\.ts$/];

/**
 * `limitKb` is the budget. Where today's figure is over it, `ceilingKb` keeps it from growing: the gate fails above the
 * ceiling and says OVER between the two. A ceiling only ever goes down, and goes away with the debt.
 */
const BUDGETS = [
  { id: 'entry', what: "the script tag's own entry", limitKb: 12 },
  { id: 'options', what: 'options, price and rules usable', limitKb: 45, ceilingKb: 61.9 },
  {
    id: 'frame',
    what: 'everything for the first 3D frame',
    limitKb: 215,
    note: 'model-viewer 4.4: 288.6 kB',
  },
  { id: 'core', what: 'core: loadProduct + createSession', limitKb: 30, ceilingKb: 54.7 },
];

/** The sizes in kB by budget id (Infinity: cannot be built yet), and the chunks that count in none of them. */
export async function measure() {
  const chunks = new Map(readJson('dist/chunks.json').map((chunk) => [chunk.file, chunk]));
  const entry = [...chunks.values()].find((chunk) => chunk.entry);
  const first = closure(chunks, [entry.file], () => false);
  const options = closure(chunks, [entry.file], matches(FOR_OPTIONS));
  const frame = closure(chunks, [entry.file], matches([...FOR_OPTIONS, ...FOR_FIRST_FRAME]));
  const sizes = {
    entry: weigh(first),
    options: weigh(options),
    frame: weigh(frame),
    core: await coreKb().catch(() => Infinity),
  };
  const later = [...chunks.values()].filter(({ file }) => !frame.has(file));
  return { sizes, later: later.map(({ file, source }) => ({ file, source, kb: weigh([file]) })) };
}

function matches(patterns) {
  return ({ file, source }) => patterns.some((pattern) => pattern.test(file) || pattern.test(source ?? ''));
}

/** Every file reached over static imports, and over dynamic ones to chunks that `counts` accepts. */
function closure(chunks, files, counts) {
  const seen = new Set();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const { imports, dynamicImports } = chunks.get(file);
    queue.push(...imports, ...dynamicImports.filter((target) => counts(chunks.get(target))));
  }
  return seen;
}

function weigh(files) {
  const bytes = [...files].map((file) => gzipSync(readFileSync(path.join(root, 'dist', file)), { level: 9 }).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

/** What a page that brings its own face downloads before anything happens: the static graph of the core bundled alone. */
async function coreKb() {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'atelier-size-'));
  const { metafile, outputFiles } = await build({
    stdin: { contents: "export { loadProduct, createSession } from './dist/package/core.js';", resolveDir: root },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    write: false,
    outdir: scratch,
    logLevel: 'error',
  });
  rmSync(scratch, { recursive: true, force: true });
  const outputs = new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]));
  const graph = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]));
  const chunks = new Map(
    [...graph].map(([file, { imports }]) => [file, { imports: statically(imports), dynamicImports: [] }]),
  );
  const reached = closure(chunks, ['stdin.js'], () => false);
  return [...reached].reduce((sum, file) => sum + gzipSync(outputs.get(file), { level: 9 }).length, 0) / 1000;
}

function statically(imports) {
  return imports.filter(({ kind }) => kind === 'import-statement').map(({ path: file }) => path.basename(file));
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

async function main() {
  const { sizes, later } = await measure();
  let passed = true;
  for (const { id, what, limitKb, ceilingKb = limitKb, note } of BUDGETS) {
    const kb = sizes[id];
    passed &&= kb <= ceilingKb;
    const verdict = kb <= limitKb ? 'ok  ' : kb <= ceilingKb ? 'OVER' : 'FAIL';
    const ceiling = verdict === 'OVER' ? `, must not pass ${ceilingKb}` : '';
    const cells = `${kb.toFixed(1).padStart(6)} kB of ${String(limitKb).padStart(3)}${ceiling}`;
    console.log(`${verdict} ${what.padEnd(36)} ${cells}${note ? `   (${note})` : ''}`);
  }
  for (const { file, source, kb } of later.sort((a, b) => b.kb - a.kb)) {
    console.log(`     later: ${(source ?? file).padEnd(49)} ${kb.toFixed(1).padStart(6)} kB`);
  }
  process.exitCode = passed ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
