import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Decision, Design } from '../../src/product/configuration.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import { createSession } from '../../src/session/create-session.js';
import { encodeDesign } from '../../src/session/design-code.js';
import { openDesign } from '../../src/session/open-design.js';

interface ShoeFile {
  readonly lists: { materials: { id: string }[] };
  options: { id: string }[];
  markets: unknown[];
}

const TEXT = readFileSync(new URL('../products/aero_runner.json', import.meta.url), 'utf8');

function shoe(edit: (file: ShoeFile) => void = () => undefined): Product {
  const file = JSON.parse(TEXT) as ShoeFile;
  edit(file);
  const result = loadProduct(file);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function design(
  product: Product,
  decisions: Readonly<Record<string, Decision['value']>>,
  more: Partial<Design> = {},
): Design {
  const list = Object.entries(decisions).map(([optionId, value]): Decision => ({ optionId, value, source: 'shopper' }));
  return {
    productId: product.id,
    rev: product.rev,
    market: 'eu',
    quantity: 2,
    decisions: list.sort((a, b) => (a.optionId < b.optionId ? -1 : 1)),
    ...more,
  };
}

function open(product: Product, saved: Design): { readonly codes: readonly string[]; readonly design: Design } {
  const result = openDesign(product, encodeDesign(saved));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return {
    codes: result.value.differences.map(({ code, path }) => [code, path[1]].filter(Boolean).join(' ')),
    design: result.value.design,
  };
}

describe('opening a design', () => {
  it('gives it back unchanged for the product it was made of', () => {
    const product = shoe();
    const saved = design(product, { sole: 'trail', upper: 'knit', size: '40', heel_text: 'AB1', heel_ink: 'gold' });
    expect(open(product, saved)).to.deep.equal({ codes: [], design: saved });
    const session = createSession(product, { design: saved });
    expect(open(product, session.snapshot.design).design).to.deep.equal(session.snapshot.design);
  });

  it('keeps decisions that sleep', () => {
    const product = shoe();
    const saved = design(product, { heel_ink: 'gold', sole: 'road' });
    expect(open(product, saved).design.decisions).to.deep.equal(saved.decisions);
    const session = createSession(product, { design: saved });
    expect(session.snapshot.values).not.to.have.property('heel_ink');
    session.apply({ optionId: 'heel_text', value: 'AB' });
    expect(session.snapshot.values['heel_ink']).to.equal('gold');
  });

  it('lists what the product no longer has and keeps the rest', () => {
    const saved = design(
      shoe(),
      { sole: 'trail', upper: 'knit', laces: '#ffffff', size: '40', heel_text: 'AB1' },
      { market: 'us', rev: 'older' },
    );
    const changed = shoe((file) => {
      file.lists.materials = file.lists.materials.filter(({ id }) => id !== 'knit');
      file.options = file.options.filter(({ id }) => id !== 'laces');
      const text = file.options.find(({ id }) => id === 'heel_text');
      Object.assign(text ?? {}, { max: 2 });
      Object.assign(file, { presets: [], rules: [], steps: undefined });
    });
    const { codes, design: now } = open(changed, saved);
    expect(codes).to.deep.equal([
      'design/rev-changed',
      'design/market-gone',
      'design/value-gone heel_text',
      'design/option-gone laces',
      'design/choice-gone upper',
    ]);
    expect([now.rev, now.market, now.quantity, now.decisions.map(({ optionId }) => optionId)]).to.deep.equal([
      changed.rev,
      null,
      2,
      ['size', 'sole'],
    ]);
  });

  it('gives up the least of decisions that rules no longer let stand together', () => {
    const { codes, design: now } = open(shoe(), design(shoe(), { sole: 'trail', upper: 'suede', size: '40' }));
    expect(codes).to.have.length(1);
    expect(now.decisions).to.have.length(2);
  });

  it('refuses a design of another product', () => {
    const result = openDesign(shoe(), encodeDesign(design(shoe(), {}, { productId: 'mug' })));
    expect(!result.ok && result.error[0]?.code).to.equal('design/wrong-product');
  });
});
