/**
 * `npm run bench`: one table of what is measured beside its bound. Each row measures both sides in this one run, so that
 * the ratio holds on any machine. A bench is a function in `BENCHES` that answers rows. The figures of the rules engine follow below.
 * `npm run bench -- preview` runs the named ones alone: size, preview, rules. Builds nothing: run `npm run build` first.
 */
import { measure } from '../gates/size.mjs';
import { benchPreview } from './preview/preview-bench.mjs';
import { benchRules } from './rules.mjs';

/** model-viewer 4.4 with everything its first frame needs, minified, gzip -9, kB. */
const MODEL_VIEWER_KB = 288.6;

/** Each answers `{ what, value, against, bound }` rows: measured, compared with, and the largest ratio allowed. */
const BENCHES = { size: scriptWeight, preview: benchPreview };
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

async function scriptWeight() {
  const { sizes } = await measure();
  return [
    {
      what: 'script until options work, kB',
      value: sizes.options,
      against: MODEL_VIEWER_KB,
      bound: 45 / MODEL_VIEWER_KB,
    },
    {
      what: 'script until the first 3D frame, kB',
      value: sizes.frame,
      against: MODEL_VIEWER_KB,
      bound: 215 / MODEL_VIEWER_KB,
    },
  ];
}

let passed = true;
console.log(
  `${'what'.padEnd(60)} ${'ours'.padStart(9)} ${'against'.padStart(9)} ${'ratio'.padStart(7)} ${'bound'.padStart(7)}`,
);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!isWanted(name)) continue;
  for (const { what, value, against, bound } of await bench()) {
    const ratio = value === 0 ? 0 : value / against;
    passed &&= ratio <= bound;
    const cells = [
      value.toFixed(1).padStart(9),
      against.toFixed(1).padStart(9),
      ratio.toFixed(3).padStart(7),
      bound.toFixed(3).padStart(7),
    ];
    console.log(`${what.padEnd(60)} ${cells.join(' ')} ${ratio <= bound ? '' : ' over'}`.trimEnd());
  }
}
console.log();
if (isWanted('rules')) await benchRules();
process.exitCode = passed ? 0 : 1;
