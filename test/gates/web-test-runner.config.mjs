/**
 * Runs `test/**\/*.dom.test.ts` in a real Chromium with WebGL. One file alone:
 * `npx wtr --config test/gates/web-test-runner.config.mjs --files test/elements/price.dom.test.ts`
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { findBrowser } from '../support/find-browser.mjs';
import { countingReporter } from '../support/count-wtr.mjs';

const { executablePath, args, headless } = await findBrowser();

export default {
  rootDir: fileURLToPath(new URL('../../', import.meta.url)),
  files: ['test/**/*.dom.test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 20_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [chromeLauncher({ concurrency: 1, launchOptions: { executablePath, args, headless } })],
  reporters: [defaultReporter(), countingReporter()],
};
