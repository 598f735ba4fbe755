import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';

const root = path.resolve(import.meta.dirname, '..');
const dist = (file: string): string => path.join(root, 'dist', file);

interface Chunk {
  file: string;
  entry: boolean;
  imports: string[];
  modules: string[];
}

/** Imports an entry in a bare Node whose every browser global tells when it is touched; answers which were. */
function globalsTouchedBy(entry: string): unknown {
  const script = `
    const touched = [];
    for (const name of ['window', 'document', 'customElements', 'HTMLElement', 'localStorage', 'location', 'self']) {
      Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.push(name) });
    }
    await import(${JSON.stringify(dist(entry))});
    console.log(JSON.stringify(touched));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

function staticGraph(): Chunk[] {
  const chunks = JSON.parse(readFileSync(dist('chunks.json'), 'utf8')) as Chunk[];
  const reached = new Set(chunks.filter(({ entry }) => entry));
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.file)) reached.add(chunk);
  }
  return [...reached];
}

function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).map((name) => path.join(folder, name));
}

describe('the built package', () => {
  before('is built by `npm run build`', () => {
    expect(existsSync(dist('atelier.js')), 'dist/ is missing: run npm run build').to.equal(true);
  });

  for (const entry of ['package/audit.js', 'package/core.js', 'package/server.js']) {
    it(`imports ${entry} in plain Node without touching a document or a registry`, () => {
      expect(globalsTouchedBy(entry)).to.deep.equal([]);
    });
  }

  it('has every file that its exports and its command name', () => {
    const { exports, bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const named = Object.values({ ...exports, ...bin }).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target as Record<string, string>),
    );
    expect(named.filter((file) => !existsSync(path.join(root, file)))).to.deep.equal([]);
  });

  it('keeps every module that does something when it is merely imported', () => {
    const { sideEffects } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      sideEffects: string[];
    };
    const acting = filesBelow(dist('package'))
      .filter(
        (file) => file.endsWith('.js') && /^(customElements\.define|defineOnce)\(/m.test(readFileSync(file, 'utf8')),
      )
      .map((file) => `./${path.relative(root, file).replaceAll(path.sep, '/')}`);
    expect(acting.filter((file) => !sideEffects.includes(file))).to.deep.equal([]);
  });

  it('loads three.js only when a preview is wanted', () => {
    const early = staticGraph().flatMap(({ modules }) => modules.filter((name) => /node_modules\/three\//.test(name)));
    expect(early).to.deep.equal([]);
  });

  it('never imports the script-tag entry from a chunk, so that a query on its address does no harm', () => {
    const chunks = JSON.parse(readFileSync(dist('chunks.json'), 'utf8')) as Chunk[];
    const importing = chunks.filter(({ imports }) => imports.includes('atelier.js'));
    expect(importing.map(({ file }) => file)).to.deep.equal([]);
  });

  it('evaluates no text as code', () => {
    const shipped = filesBelow(dist('.')).filter((file) => file.endsWith('.js') && !file.startsWith(dist('package')));
    const evaluating = shipped.filter((file) => /\beval\(|\bnew Function\(/.test(readFileSync(file, 'utf8')));
    expect(evaluating.map((file) => path.relative(root, file))).to.deep.equal([]);
  });
});
