import { expect } from 'chai';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Context, Values } from '../../src/product/configuration.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import { priceDesign, unitDifference } from '../../src/pricing/price-design.js';
import type { Price } from '../../src/pricing/price.js';

function load(input: unknown): Product {
  const result = loadProduct(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function example(id: string): Product {
  return load(readFileSync(new URL(`../products/${id}.json`, import.meta.url), 'utf8'));
}

function price(product: Product, values: Values, context: Partial<Context> = {}): Price {
  const result = priceDesign(product, { values, context: { market: null, locale: 'en', quantity: 1, ...context } });
  if (result === null) throw new Error('no price');
  return result;
}

/** `id type minor`, line by line. */
function lines({ lines: all }: Price): readonly string[] {
  return all.map(({ id, type, minor }) => `${id} ${type} ${minor}`);
}

/** A lamp with a price list of its own making. */
function lamp(pricing: object, more: object = {}): Product {
  return load({
    format: 1,
    id: 'lamp',
    title: 'Lamp',
    options: [
      {
        id: 'shade',
        kind: 'choice',
        title: 'Shade',
        choices: [
          { id: 'paper', title: 'Paper' },
          { id: 'silk', title: 'Silk', price: { EUR: 10, CHF: 12 } },
          { id: 'felt', title: 'Felt', price: 9.995 },
        ],
      },
      { id: 'dimmer', kind: 'toggle', title: 'Dimmer', price: 7.5 },
      {
        id: 'cable',
        kind: 'color',
        title: 'Cable',
        palette: ['#ffffff', { color: '#ff0000', title: 'Red', price: 3 }],
      },
      {
        id: 'bulbs',
        kind: 'multi',
        title: 'Bulbs',
        max: 9,
        maxAmount: 9,
        choices: [
          { id: 'warm', title: 'Warm', price: 1.1 },
          { id: 'cold', title: 'Cold', price: 1 },
        ],
      },
      { id: 'engraving', kind: 'text', title: 'Engraving', max: 9 },
    ],
    pricing: { currency: 'EUR', base: 20, ...pricing },
    markets: [
      { id: 'ch', currency: 'CHF', rate: 0.98, round: 0.05 },
      { id: 'jp', currency: 'JPY', rate: 161.37 },
      { id: 'kw', currency: 'KWD', rate: 0.3331, tax: { included: false } },
    ],
    ...more,
  });
}

describe('a price', () => {
  it('of the shelf follows its price list by hand', () => {
    const shelf = {
      width: 800,
      height: 2000,
      depth: 280,
      levels: 5,
      wood: 'oak',
      thickness: 't25',
      back: true,
      feet: 'none',
    };
    // 2.618 m² at 149; 2.4 x 9 cuts; 1.6 m² at 19; 46.5 kg; -8 % of 526.082 is -42.08656; 483.99 to the next half.
    expect(lines(price(example('regal'), shelf, { quantity: 5 }))).to.deep.equal([
      'base base 3500',
      'boards fee 39008',
      'cuts fee 2160',
      'back fee 3040',
      'freight fee 4900',
      'trade tier -4209',
      'rounding rounding 1',
    ]);
    const small = {
      width: 300,
      height: 300,
      depth: 150,
      levels: 0,
      wood: 'mdf',
      thickness: 't18',
      back: false,
      feet: 'none',
    };
    // 0.18 m² at 41 = 7.38; 2.4 x 4 cuts: 51.98 -> 52, at least 79.
    expect(lines(price(example('regal'), small))).to.deep.equal([
      'base base 3500',
      'boards fee 738',
      'cuts fee 960',
      'rounding rounding 2',
      'minimum minimum 2700',
    ]);
    expect(price(example('regal'), shelf).lines[1]?.title).to.equal('Boards, 2.62 m²');
  });

  it('of the name bottle names what the shopper chose, in the shopper’s language', () => {
    const image = {
      assetId: 'a',
      sha256: 'b',
      mediaType: 'image/png',
      widthPx: 1,
      heightPx: 1,
      placement: { xUm: 0, yUm: 0, widthUm: 1, rotationMdeg: 0 },
    } as const;
    const bottle = {
      size: 's500',
      body: 'steel',
      name: 'Mia',
      font: 'script',
      ink: '#1b1f3b',
      method: 'print',
      motif: { fox: 1, star: 1 },
    };
    const three = price(example('name_bottle'), bottle, { quantity: 3, locale: 'fr' });
    // 24.90 + 4 - 2 + 1.50 + 1 + 1 = 30.40; -10 %.
    expect(lines(three)).to.deep.equal([
      'base base 2490',
      'size.s500 option 400',
      'body.steel option -200',
      'font.script option 150',
      'motif.fox option 100',
      'motif.star option 100',
      'set tier -304',
    ]);
    expect([three.unit.minor, three.total.minor, three.lines[2]?.title]).to.deep.equal([
      2736,
      8208,
      'Couleur: Acier brut',
    ]);
    expect(lines(price(example('name_bottle'), { size: 's350', photo: image }))).to.deep.equal([
      'base base 2490',
      'photo personalization 500',
    ]);
    expect(lines(price(example('name_bottle'), { size: 's350', photo: null }))).to.deep.equal(['base base 2490']);
  });

  it('counts choices, toggles, palette colours and amounts', () => {
    const values = { shade: 'silk', dimmer: true, cable: '#ff0000', bulbs: { cold: 2, warm: 3 } };
    const result = price(lamp({}), values);
    expect(lines(result)).to.deep.equal([
      'base base 2000',
      'shade.silk option 1000',
      'dimmer.true option 750',
      'cable.#ff0000 option 300',
      'bulbs.warm option 330',
      'bulbs.cold option 200',
    ]);
    expect(result.lines[4]).to.deep.include({ title: 'Bulbs: Warm × 3', optionId: 'bulbs', choiceId: 'warm' });
  });

  it('takes percentages in turn from the exact sum so far, after all amounts', () => {
    const product = lamp({
      lines: [
        { id: 'off', title: 'Off', percent: -10 },
        { id: 'pack', title: 'Pack', amount: 0.005 },
        { id: 'more', title: 'More', percent: 50 },
        { id: 'text', title: 'Text', when: "engraving != ''", amount: '=length(engraving) * 0.5' },
        { id: 'lost', title: 'Lost', amount: '=1 / (quantity - quantity)' },
      ],
    });
    // 20 + 0.005 + 1.5 = 21.505; -2.1505; +9.67725.
    expect(lines(price(product, { engraving: 'Åsa' }))).to.deep.equal([
      'base base 2000',
      'pack fee 1',
      'text personalization 150',
      'off discount -215',
      'more fee 968',
    ]);
  });

  it('keeps an amount given in the market’s currency and converts the others, rounding to five centimes', () => {
    const result = price(lamp({ minimum: 40 }), { shade: 'silk' }, { market: 'ch' });
    // 19.60 + 12; the minimum 39.20.
    expect(lines(result)).to.deep.equal(['base base 1960', 'shade.silk option 1200', 'minimum minimum 760']);
    // 20 x 0.98 + 9.995 x 0.98 = 19.60 + 9.7951.
    expect(lines(price(lamp({}), { shade: 'felt' }, { market: 'ch' }))).to.deep.equal([
      'base base 1960',
      'shade.felt option 980',
    ]);
    // 1.1 x 0.98 = 1.078 -> 1.08; 20.68 -> 20.70.
    expect(lines(price(lamp({}), { bulbs: { warm: 1 } }, { market: 'ch' }))).to.deep.equal([
      'base base 1960',
      'bulbs.warm option 108',
      'rounding rounding 2',
    ]);
    // A minimum of 39.216 goes up to the next five centimes.
    expect(price(lamp({ minimum: 40.02 }), {}, { market: 'ch' }).unit.minor).to.equal(3925);
  });

  it('has the minor units of its currency and the tax of its market', () => {
    const yen = price(lamp({}), { dimmer: true }, { market: 'jp', quantity: 2 });
    expect([yen.unit, yen.total.minor, yen.taxIncluded]).to.deep.equal([
      { currency: 'JPY', exponent: 0, minor: 3227 + 1210 },
      8874,
      true,
    ]);
    const dinar = price(lamp({}), {}, { market: 'kw' });
    expect([dinar.unit, dinar.taxIncluded]).to.deep.equal([{ currency: 'KWD', exponent: 3, minor: 6662 }, false]);
  });

  it('sums its lines to the unit exactly, whatever is chosen', () => {
    const product = lamp({
      round: 0.5,
      minimum: 25,
      lines: [
        { id: 'a', title: 'A', percent: -7.25 },
        { id: 'b', title: 'B', when: 'quantity >= 10', percent: -3 },
        { id: 'c', title: 'C', when: 'dimmer', amount: '=count(bulbs) / 3' },
      ],
    });
    const values = fc.record({
      shade: fc.constantFrom('paper', 'silk', 'felt'),
      dimmer: fc.boolean(),
      cable: fc.constantFrom('#ffffff', '#ff0000'),
      bulbs: fc.record(
        { warm: fc.integer({ min: 1, max: 9 }), cold: fc.integer({ min: 1, max: 9 }) },
        { requiredKeys: [] },
      ),
    });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(null, 'ch', 'jp', 'kw'),
        (chosen, quantity, market) => {
          const result = price(product, chosen, { quantity, market });
          expect(result.lines.reduce((sum, { minor }) => sum + minor, 0)).to.equal(result.unit.minor);
          expect(result.total.minor).to.equal(result.unit.minor * quantity);
          if (market === 'ch') expect(result.unit.minor % 5).to.equal(0);
          if (market === null) expect([result.unit.minor % 50, result.unit.minor >= 2500]).to.deep.equal([0, true]);
          expect(new Set(result.lines.map(({ id }) => id)).size).to.equal(result.lines.length);
        },
      ),
    );
  });

  it('is none without a price list, refuses sums beyond safe integers, and tells differences', () => {
    const unpriced = load({ format: 1, id: 'p', title: 'P', options: [{ id: 'on', kind: 'toggle', title: 'On' }] });
    expect(priceDesign(unpriced, { values: {}, context: { market: null, locale: 'en', quantity: 1 } })).to.equal(null);
    expect(() => price(lamp({ lines: [{ id: 'x', title: 'X', amount: '=1000000000 * 10000000000' }] }), {}))
      .to.throw()
      .with.property('code', 'pricing/overflow');
    expect(unitDifference(price(lamp({}), {}), price(lamp({}), { dimmer: true }))?.minor).to.equal(750);
    expect(unitDifference(null, price(lamp({}), {}))).to.equal(null);
  });
});
