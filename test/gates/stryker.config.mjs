/**
 * The mutation test of the rules engine (`npm run mutate`, outside CI): every change of its code that a wrong `<` or a lost line could be
 * must be caught by the short suite. Reports: `node_modules/.cache/atelier/mutation/`.
 */
export default {
  mutate: ['src/rules/**/*.ts'],
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: {
    spec: [
      'test/rules/solve/*.test.ts',
      'test/rules/domain.test.ts',
      'test/rules/short-proof.ts',
      'test/rules/create-rules.test.ts',
      'test/rules/create-value-check.test.ts',
      'test/rules/random-design.test.ts',
    ],
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // What a mutant that loops for ever costs, on top of what its tests take.
  timeoutMS: 5_000,
  timeoutFactor: 1,
  ignorePatterns: ['dist', 'demo', 'test/e2e', 'test/goldens', 'src/elements', 'src/preview/stage'],
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: 'node_modules/.cache/atelier/mutation/report.json' },
  htmlReporter: { fileName: 'node_modules/.cache/atelier/mutation/report.html' },
  tempDirName: '.stryker-tmp',
};
