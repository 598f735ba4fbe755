/**
 * `npm run bench`: one table of what is measured beside its bound. Each row measures both sides in this one run, so that
 * the ratio holds on any machine. A bench is a function in `BENCHES` that answers rows. The figures of the rules engine follow below.
 */
import { measure } from '../gates/size.mjs';
import { benchRules } from './rules.mjs';

/** model-viewer 4.4 with everything its first frame needs, minified, gzip -9, kB. */
const MODEL_VIEWER_KB = 288.6;

/** Each answers `{ what, value, against, bound }` rows: measured, compared with, and the largest ratio allowed. */
const BENCHES = [scriptWeight];

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
  `${'what'.padEnd(40)} ${'ours'.padStart(9)} ${'against'.padStart(9)} ${'ratio'.padStart(7)} ${'bound'.padStart(7)}`,
);
for (const bench of BENCHES) {
  for (const { what, value, against, bound } of await bench()) {
    const ratio = value / against;
    passed &&= ratio <= bound;
    const cells = [
      value.toFixed(1).padStart(9),
      against.toFixed(1).padStart(9),
      ratio.toFixed(3).padStart(7),
      bound.toFixed(3).padStart(7),
    ];
    console.log(`${what.padEnd(40)} ${cells.join(' ')} ${ratio <= bound ? '' : ' over'}`.trimEnd());
  }
}
console.log();
await benchRules();
process.exitCode = passed ? 0 : 1;
