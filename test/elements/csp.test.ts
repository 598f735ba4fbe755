import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** What a strict policy refuses, as it would stand in a source. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['a style attribute in a template', /\sstyle=["'$]/],
  ['styleMap', /styleMap\(/],
  ['innerHTML', /\.(inner|outer)HTML\s*=/],
  ['eval', /\beval\(|new Function\(/],
  ['an inline handler', /\son[a-z]+="/],
];

describe('the sources of the face', () => {
  for (const [what, pattern] of REFUSED) {
    it(`hold nothing that a strict policy refuses: ${what}`, () => {
      const files = readdir(path.join(src, 'elements'));
      const found = files.filter((file) => pattern.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')));
      expect(files.length).to.be.above(20);
      expect(found).to.deep.equal([]);
    });
  }
});

function readdir(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}
