import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { checkProduct } from '../../src/product/check/check-product.js';
import { loadProduct } from '../../src/product/load.js';
import { openProduct } from '../../src/product/open-product.js';
import type { Product } from '../../src/product/product.js';
import { FILE_SCHEMA } from '../../src/product/schema/file-schema.js';
import { matches } from '../../src/product/schema/matches.js';
import { schemaIssues } from '../../src/product/schema/schema-issues.js';
import { createSession } from '../../src/session/create-session.js';
import { PRODUCT_NAMES, productNamed, productText } from '../support/products.js';
import { spoiltFile } from '../support/spoilt-file.js';

/** Another SHA-256 than the one that loading hashes by. */
const digest = (text: string): Promise<Uint8Array> => Promise.resolve(createHash('sha256').update(text).digest());

const TEXTS = PRODUCT_NAMES.map(productText);

/** What the page makes of a file, and what it costs to be wrong: of a good file the same product, of a bad one whatever, told by the check. */
async function opened(input: unknown): Promise<Product | null> {
  const loaded = loadProduct(input);
  const product = await openProduct(input, digest);
  if (loaded.ok) expect(product).to.deep.equal({ ...loaded.value, warnings: [] });
  else expect(checkProduct(input).issues[0]?.severity).to.equal('error');
  return product;
}

/** Whether the engine takes the product; what it does with one of a faulty file is its own matter, as long as it ends. */
function isUsable(product: Product): boolean {
  try {
    return createSession(product).snapshot.revision >= 0;
  } catch {
    return false;
  }
}

describe('opening a product', () => {
  for (const name of PRODUCT_NAMES) {
    it(`gives the ${name} that loading gives, its warnings left out`, async () => {
      const expected = { ...productNamed(name), warnings: [] };
      expect(await openProduct(productText(name), digest)).to.deep.equal(expected);
      expect(await openProduct(JSON.parse(productText(name)), digest)).to.deep.equal(expected);
      expect(Object.isFrozen((await openProduct(productText(name), digest))?.options)).to.equal(true);
    });
  }

  it('gives what loading gives, or what the check finds faults in, on 400 files spoilt in one place', async function () {
    this.timeout(120_000);
    const seen = { good: 0, faulty: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), spoiltFile, async (text, spoil) => {
        const file = spoil(JSON.parse(text));
        expect(matches(FILE_SCHEMA, file)).to.equal(schemaIssues(FILE_SCHEMA, file).length === 0);
        const product = await opened(file);
        const isGood = loadProduct(file).ok;
        if (product && !isGood) isUsable(product);
        seen[product === null ? 'refused' : isGood ? 'good' : 'faulty'] += 1;
      }),
      { numRuns: 400 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).to.be.above(20);
  });

  it('gives what loading gives, or what the check finds faults in, on 400 texts with one word replaced', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXTS),
        fc.nat(),
        fc.constantFrom(
          'color',
          'oak',
          'x',
          '=1',
          '',
          '__proto__',
          '\\ud800',
          '0',
          '1e9',
          'number',
          '"',
          '":1,"a',
          'id',
        ),
        async (text, place, word) => {
          const words = [...text.matchAll(/[\w=@#.]+/g)];
          const { index, 0: found } = words[place % words.length] ?? { index: 0, 0: '' };
          const spoilt = text.slice(0, index) + word + text.slice(index + found.length);
          const product = await opened(spoilt);
          if (product && !loadProduct(spoilt).ok) isUsable(product);
          expect(({} as { id?: true }).id).to.equal(undefined);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('survives any JSON', async function () {
    this.timeout(60_000);
    const [text = ''] = TEXTS;
    const keys = Object.keys(JSON.parse(text) as object);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue(), async (key, value) => {
        await opened({ ...(JSON.parse(text) as object), [key]: value });
        await opened(value);
      }),
      { numRuns: 300 },
    );
  });

  for (const [what, input] of [
    ['an endless number', '{"format": 1, "id": "mug", "title": "Mug", "options": [], "x-a": 1e999}'],
    [
      'a poisoned prototype',
      '{"format": 1, "id": "mug", "title": "Mug", "options": [], "external": {"__proto__": {}}}',
    ],
    [
      '34 levels',
      `{"format": 1, "id": "mug", "title": "Mug", "options": [], "model": ${'['.repeat(33)}${']'.repeat(33)}}`,
    ],
    ['a later format', { format: 2, id: 'mug', title: 'Mug', options: [] }],
    ['null', null],
    ['nothing', undefined],
    ['derived values in a circle', withKeys({ values: [valueOf('a', '=b'), valueOf('b', '=a')] })],
    ['a limit that depends on itself', withKeys({ options: [numberOf(0, '=n + 1', 1)] })],
    ['limits that leave nothing', withKeys({ options: [numberOf(2, 1, 1)] })],
    ['a grid of a billion', withKeys({ options: [numberOf(0, 1e9, 1)] })],
    ['a grid without a step', withKeys({ options: [numberOf(0, 1, 0)] })],
    ['a text of a million lines', withKeys({ options: [{ id: 't', kind: 'text', title: 'T', max: 9, lines: 1e6 }] })],
    ['501 options', withKeys({ options: Array.from({ length: 501 }, (_, at) => toggleOf(`t${at}`)) })],
    ['51 columns', withKeys({ options: [rowsOf(Array.from({ length: 51 }, (_, at) => toggleOf(`t${at}`)))] })],
    ['a million rows', withKeys({ options: [{ ...rowsOf([toggleOf('t')]), min: 1e6, max: 1e9 }] })],
    [
      '2,001 rules',
      withKeys({ rules: Array.from({ length: 2001 }, (_, at) => ({ id: `r${at}`, forbid: 't', say: '' })) }),
    ],
  ] as const) {
    it(`refuses ${what}, as loading does`, async () => {
      expect(await opened(input)).to.equal(null);
      expect(loadProduct(input).ok).to.equal(false);
    });
  }

  it('takes a mark before the text', async () => {
    expect(await opened(`\ufeff${TEXTS[0] ?? ''}`)).not.to.equal(null);
  });

  it('leaves a key that comes twice to the check', async () => {
    const text = '{"format": 1, "id": "mug", "title": "Mug", "title": "Cup", "options": []}';
    expect((await opened(text))?.title).to.deep.equal({ en: 'Cup' });
    expect(checkProduct(text).issues.map(({ code }) => code)).to.deep.equal(['product/duplicate-key']);
  });
});

function withKeys(keys: object): object {
  return { format: 1, id: 'mug', title: 'Mug', options: [toggleOf('t')], ...keys };
}

function toggleOf(id: string): object {
  return { id, kind: 'toggle', title: 'T' };
}

function rowsOf(columns: readonly object[]): object {
  return { id: 'rows', kind: 'rows', title: 'R', columns };
}

function numberOf(min: unknown, max: unknown, step: number): object {
  return { id: 'n', kind: 'number', title: 'N', min, max, step };
}

function valueOf(id: string, value: string): object {
  return { id, value };
}
