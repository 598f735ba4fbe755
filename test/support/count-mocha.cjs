/**
 * A mocha reporter: mocha's own `dot` with, at the end, `{ passed, failed, skipped }` as JSON in the file named by
 * ATELIER_COUNTS, for `run-tests.mjs`.
 */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

class CountingReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      if (process.env.ATELIER_COUNTS) writeFileSync(process.env.ATELIER_COUNTS, JSON.stringify(counts));
    });
  }
}

module.exports = CountingReporter;
