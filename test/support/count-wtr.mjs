/**
 * A web-test-runner reporter that writes `{ passed, failed, skipped }` as JSON to the file named by ATELIER_COUNTS, for
 * `run-tests.mjs`. A test file that could not be loaded counts as one failure.
 */
import { writeFileSync } from 'node:fs';

/** The reporter; silent where ATELIER_COUNTS is not set. */
export function countingReporter() {
  const file = process.env.ATELIER_COUNTS;
  return {
    onTestRunFinished({ sessions }) {
      if (!file) return;
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        if (session.testResults) countSuite(session.testResults, counts);
        if (session.errors.length > 0 || !session.testResults) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function countSuite(suite, counts) {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, counts);
}
