import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('memory-run.ts', import.meta.url));

describe('the memory of a session', () => {
  it('is after 10,000 decisions and undos where it was before, once warm', () => {
    const printed = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', RUN], { encoding: 'utf8' });
    const [before, after] = printed.trim().split('\n').map(Number);
    expect(after! / before!).to.be.below(1.02);
  }).timeout(120_000);
});
