import { expect } from 'chai';
import { loadProduct } from '../../src/product/load.js';
import { kindOfFile, optionsWithChoices, patched, withPastedChoices, writeJson } from '../../demo/shop/try-file.js';

const file = {
  format: 1,
  id: 'mug',
  title: 'Mug',
  lists: { glazes: [{ id: 'sage', title: 'Sage', sku: 'SA', look: { surface: 'glaze', color: '#97a68e' } }] },
  options: [
    { id: 'glaze', kind: 'choice', title: 'Glaze', choices: '@glazes' },
    { id: 'handle', kind: 'choice', title: 'Handle', choices: ['round', 'square'] },
    { id: 'gift', kind: 'toggle', title: 'Gift' },
  ],
  pricing: { currency: 'EUR', base: 20 },
};

describe('the page to try a product', () => {
  it('writes a file so that it reads as the same product', () => {
    expect(JSON.parse(writeJson(file))).to.deep.equal(file);
    expect(
      Math.max(
        ...writeJson(file)
          .split('\n')
          .map((line) => line.length),
      ),
    ).to.be.lessThan(125);
  });

  it('knows a product file and a model by what is inside, and nothing else replaces what is open', () => {
    const kindOf = (text: string): string => kindOfFile(new TextEncoder().encode(text));
    expect(kindOf('\uFEFF\n { "format": 1, oops')).to.equal('product');
    expect(kindOf('glTF\u0002\0\0\0')).to.equal('model');
    expect(['', '\xff\xd8 JFIF', '<html>', 'title;price', 'PK\u0003'].map(kindOf)).to.deep.equal(
      Array(5).fill('other'),
    );
  });

  it('mends a file by a JSON Patch and leaves the old one alone', () => {
    const mended = patched(file, [
      { op: 'remove', path: '/options/2' },
      { op: 'add', path: '/lists/glazes/0/price', value: 0 },
    ]);
    expect(mended.options).to.have.length(2);
    expect(mended.lists['glazes']![0]!['price']).to.equal(0);
    expect(file.options).to.have.length(3);
  });

  it('offers the questions that have choices', () => {
    expect(optionsWithChoices(file).map(({ id }) => id)).to.deep.equal(['glaze', 'handle']);
  });

  it('takes choices and prices from a spreadsheet, heading and decimal comma included, and keeps what it knows', () => {
    const rows = 'Title\tPrice\tSKU\tColour\nSage\t0\nClay\t2,50 €\tCL\t#B9785B\n';
    const pasted = withPastedChoices(file, 'glaze', rows);
    expect(pasted.count).to.equal(2);
    expect(pasted.file.lists['glazes']).to.deep.equal([
      { id: 'sage', title: 'Sage', sku: 'SA', look: { surface: 'glaze', color: '#97a68e' }, price: 0 },
      { id: 'clay', title: 'Clay', price: 2.5, sku: 'CL', look: { surface: 'paint', color: '#b9785b' } },
    ]);
    expect(loadProduct(JSON.stringify(pasted.file)).ok).to.equal(true);
  });
});
