import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { runCommand } from '../../../../src/platform/node/cli/commands.js';
import { createNewCommand } from '../../../../src/platform/node/cli/new-command.js';
import type { Command } from '../../../../src/platform/node/cli/command.js';
import { aProduct } from '../../../support/a-product.js';

const DEMO = fileURLToPath(new URL('../../../../demo/products/', import.meta.url));

function written() {
  const out: string[] = [];
  const err: string[] = [];
  const output = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  return { output, read: (code: number) => ({ code, out: out.join('\n'), err: err.join('\n') }) };
}

async function run(...args: string[]) {
  const { output, read } = written();
  return read(await runCommand(args, output));
}

async function runAlone(command: Command, ...args: string[]) {
  const { output, read } = written();
  return read(await command.run(args, output));
}

describe('the commands of an owner', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'atelier-'))));
  after(() => rmSync(folder, { recursive: true }));

  const file = (name: string, product: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(product, null, 1));
    return path;
  };
  const desk = () => aProduct('desk').choice('top', ['oak', 'glass']).choice('legs', ['steel', 'wood']);
  const dead = desk().rule('no', { forbid: 'top = glass', say: 'No glass.' });

  it('check says of a sound product what is proved, and how many variants it has', async () => {
    expect(await run('check', file('sound.json', desk().file))).to.deep.equal({
      code: 0,
      err: '',
      out: 'Proved: no dead choice, no dead option, no contradiction, no price hole.\n4 variants.',
    });
  });

  it('check shows each finding with its line, a sentence and the rules behind it, and ends with 1', async () => {
    const path = file('dead.json', dead.file);
    const { code, out } = await run('check', path);
    expect(code).to.equal(1);
    expect(out).to.include(`${path}:12:5: error audit/dead-choice`);
    expect(out).to.include('  “glass” of “top” is in no valid design. Because of: no.');
    expect(out).to.include('Errors: 1, warnings: 1.');
    expect(out).not.to.include('Proved');
  });

  it('check speaks the owner’s language', async () => {
    const { out } = await run('check', file('dead.json', dead.file), '--lang', 'de');
    expect(out).to.include('„glass“ bei „top“ kommt in keinem gültigen Entwurf vor. Grund: no.');
  });

  it('check writes JSON for programs', async () => {
    const { code, out } = await run('check', file('dead.json', dead.file), '--json');
    expect(code).to.equal(1);
    expect(JSON.parse(out)[0]).to.deep.include({ code: 'audit/dead-choice', verdict: 'proved', line: 12, column: 5 });
  });

  it('check looks into the model', async () => {
    const product = JSON.parse(readFileSync(join(DEMO, 'bottle/product.json'), 'utf8'));
    product.model.parts.lid = 'Lidd';
    const { code, out } = await run('check', file('bottle.json', product), '--glb', join(DEMO, 'bottle/bottle.glb'));
    expect(code).to.equal(1);
    expect(out).to.include('The model has no node “Lidd” for the part “lid”.');
    expect(out).to.include('Did you mean "Lid"?');
  }).timeout(20_000);

  it('check shows what the file itself says wrong', async () => {
    const { code, out } = await run('check', file('broken.json', { format: 1, id: 'a', title: 'A', option: [] }));
    expect(code).to.equal(1);
    expect(out).to.include('“options” is missing.');
  });

  for (const [what, args] of [
    ['no file', ['check']],
    ['a file that is not there', ['check', 'nowhere.json']],
    ['an unknown flag', ['check', 'a.json', '--yaml']],
    ['an unknown starter', ['new', '--from', 'sofa']],
    ['no starter', ['new']],
  ] as const) {
    it(`ends with 2 for ${what}`, async () => {
      const { code, out, err } = await run(...args);
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).not.to.equal('');
    });
  }

  it('new writes a product that passes the check, with the files it names', async () => {
    const target = join(folder, 'mine');
    const { code, err } = await runAlone(createNewCommand(DEMO), '--from', 'bottle', target);
    expect([code, err]).to.deep.equal([0, '']);
    for (const name of ['bottle.glb', 'poster.webp', 'stickers/fox.webp'])
      expect(existsSync(join(target, name)), name).to.equal(true);
    expect(existsSync(join(target, 'make-bottle.ts'))).to.equal(false);
    expect((await run('check', join(target, 'product.json'), '--glb', join(target, 'bottle.glb'))).code).to.equal(0);
  }).timeout(20_000);

  it('check speaks English to whoever names no language', async () => {
    const path = file('sound.json', desk().file);
    for (const lang of ['', 'xx_yy', '%']) expect((await run('check', path, `--lang=${lang}`)).code, lang).to.equal(0);
    expect((await run('check', path, '--lang', 'de_DE')).out).to.include('Bewiesen');
  });

  it('new leaves a file of the same name as it is', async () => {
    const target = mkdtempSync(join(folder, 'kept-'));
    writeFileSync(join(target, 'bottle.glb'), 'mine');
    expect((await runAlone(createNewCommand(DEMO), '--from', 'bottle', target)).code).to.equal(0);
    expect(readFileSync(join(target, 'bottle.glb'), 'utf8')).to.equal('mine');
    expect(existsSync(join(target, 'poster.webp'))).to.equal(true);
  });

  it('new never writes over a product', async () => {
    const target = join(folder, 'taken');
    await runAlone(createNewCommand(DEMO), '--from', 'bottle', target);
    writeFileSync(join(target, 'product.json'), 'mine');
    const { code, err } = await runAlone(createNewCommand(DEMO), '--from', 'bottle', target);
    expect(code).to.equal(2);
    expect(err).to.include('EEXIST');
    expect(readFileSync(join(target, 'product.json'), 'utf8')).to.equal('mine');
  });
});
