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

/** One key of each choice. */
function each(choices: unknown, key: string): readonly unknown[] {
  return (choices as readonly Readonly<Record<string, unknown>>[]).map((choice) => choice[key]);
}

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

  it('reads prices as either side of the Channel writes them', () => {
    const file = { options: [{ id: 'top', kind: 'choice', choices: [] }] };
    const prices = ['1.234,50', '1,234.50', '€ 12,5', '1.234', '1,234,567', '-3.20', '7'];
    const rows = prices.map((price, at) => `Top ${at}\t${price}`).join('\n');
    const [top] = withPastedChoices(file, 'top', rows).file.options;
    expect(each(top?.choices, 'price')).to.deep.equal([1234.5, 1234.5, 12.5, 1234, 1234567, -3.2, 7]);
  });

  it('gives every title an id of its own, in any script', () => {
    const file = { options: [{ id: 'top', kind: 'choice', choices: [{ id: 'oak', title: 'Eiche' }] }] };
    const [top] = withPastedChoices(file, 'top', '白\n黒\nA+\nA-\nEiche\n白').file.options;
    expect(each(top?.choices, 'id')).to.deep.equal(['choice', 'choice_2', 'a', 'a_2', 'oak']);
  });

  it('keeps a question that takes part of a list', () => {
    const file = {
      lists: {
        woods: [
          { id: 'oak', title: 'Oak' },
          { id: 'ash', title: 'Ash' },
        ],
      },
      options: [{ id: 'top', kind: 'choice', choices: { from: '@woods', only: ['oak'] } }],
    };
    const { lists, options } = withPastedChoices(file, 'top', 'Oak\t5\nElm').file;
    expect(options[0]?.choices).to.deep.equal({ from: '@woods', only: ['oak', 'elm'] });
    expect(each(lists['woods'], 'id')).to.deep.equal(['ash', 'oak', 'elm']);
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
