/**
 * `npm run mutate`: changes the rules engine in thousands of small ways and counts how many the short suite catches.
 * `npm run mutate -- src/rules/domain.ts` changes the named files alone.
 */
import { runToEnd } from './processes.mjs';

const files = process.argv.slice(2);
const { code } = await runToEnd(
  'stryker',
  ['run', 'test/gates/stryker.config.mjs', ...(files.length > 0 ? ['--mutate', files.join()] : [])],
  // Of raw problems, too, a few will do.
  { env: { SEEDS: '1-25' } },
);
process.exitCode = code;
