import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { runCommand } from '../../../../src/platform/node/cli/commands.js';

const file = (name: string) => fileURLToPath(new URL(`../../../products/${name}.json`, import.meta.url));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('atelier schema', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'atelier-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('writes a schema that judges designs by itself', async () => {
    const { code, out, err } = await run('schema', file('regal'));
    expect([code, err]).to.deep.equal([0, '']);
    const judge = new Ajv({ strict: false }).compile(JSON.parse(out) as object);
    expect(judge({ quantity: 2, values: { wood: 'oak', width: 900, back: false } })).to.equal(true);
    expect(judge({ quantity: 2, values: { wood: 'teak' } })).to.equal(false);
  });

  it('writes it to a file when asked to', async () => {
    const target = join(folder, 'regal.schema.json');
    expect(await run('schema', file('regal'), '--out', target)).to.deep.equal({ code: 0, out: '', err: '' });
    expect(JSON.parse(readFileSync(target, 'utf8'))).to.include({ title: 'Design of regal' });
  });

  it('shows each mistake of the product at its line and column, and ends with 1', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, readFileSync(file('regal'), 'utf8').replace('"=floor((height', '"=floor((hight'));
    expect(await run('schema', broken)).to.deep.equal({
      code: 1,
      out: '',
      err: `${broken}:17:94: error expression/unknown-name at options.3.max: name "hight". Did you mean "height"?`,
    });
  });

  it('shows warnings and goes on', async () => {
    const { code, out, err } = await run('schema', file('name_bottle'));
    expect(code).to.equal(0);
    expect(out).to.include('json-schema.org/draft-07');
    expect(err).to.include('warning product/svg-upload at options.7.accept.2');
  }).timeout(5000);

  for (const [what, args] of [
    ['no file', ['schema']],
    ['an unknown flag', ['schema', 'a.json', '--yaml']],
    ['a file that is not there', ['schema', 'nowhere.json']],
    ['an unknown command', ['scheme']],
    ['no command', []],
  ] as const) {
    it(`ends with 2 for ${what}`, async () => {
      const { code, out, err } = await run(...args);
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).not.to.equal('');
    });
  }

  it('helps', async () => {
    expect((await run('--help')).out).to.include('atelier schema <product.json>');
  });
});
