import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyText } from '../../../../src/order/keys.js';
import { serveCommand } from '../../../../src/platform/node/cli/serve-command.js';
import { fixedPorts } from '../../../support/fixed-ports.js';
import { BOTTLE_FILE } from '../../../support/order-products.js';

describe('atelier serve', () => {
  let folder: string;
  let file: string;
  const keys = process.env.ATELIER_KEYS;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-serve-'));
    file = join(folder, 'bottle.json');
    writeFileSync(file, JSON.stringify(BOTTLE_FILE));
    process.env.ATELIER_KEYS = createKeyText('k1', fixedPorts());
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (keys === undefined) delete process.env.ATELIER_KEYS;
    else process.env.ATELIER_KEYS = keys;
  });

  it('answers as a verifier until it is asked to end', async () => {
    let started: (url: string) => void = () => {};
    const listening = new Promise<string>((resolve) => (started = resolve));
    const out = (text: string): void => started(/http:\S+/.exec(text)?.[0] ?? '');
    const ended = serveCommand.run([file, '--audience', 'shop', '--port', '0'], { out, err: () => {} });
    const response = await fetch(`${await listening}/healthz`, { headers: { connection: 'close' } });
    process.emit('SIGTERM');
    expect([response.status, await ended]).to.deep.equal([200, 0]);
  });

  for (const [what, args, key] of [
    ['no product', ['--audience', 'shop'], 'k1'],
    ['no audience', ['FILE'], 'k1'],
    ['an unknown flag', ['FILE', '--audience', 'shop', '--price', '1'], 'k1'],
    ['no key', ['FILE', '--audience', 'shop'], ''],
  ] as const) {
    it(`refuses to start with ${what}`, async () => {
      if (key === '') delete process.env.ATELIER_KEYS;
      const said: string[] = [];
      const real = args.map((arg) => (arg === 'FILE' ? file : arg));
      expect(await serveCommand.run(real, { out: () => {}, err: (text) => said.push(text) })).to.equal(2);
      expect(said.join('')).to.match(/Usage|bad-keys/);
    });
  }
});
