import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';

/** Every kind of order line: choice, colour, toggle, number, multi, text, image, rows; two markets, tiers, parts. */
export const BOTTLE_FILE = {
  format: 1,
  id: 'bottle',
  rev: '7',
  title: { en: 'Bottle', fr: 'Gourde' },
  locales: ['en', 'fr'],
  sku: 'NB-{size}-{body.sku}',
  external: { shopify: '4711' },
  options: [
    {
      id: 'size',
      kind: 'choice',
      title: { en: 'Size', fr: 'Taille' },
      choices: [
        { id: 's350', title: '350 ml' },
        { id: 's500', title: '500 ml', price: 4 },
      ],
    },
    {
      id: 'body',
      kind: 'choice',
      title: { en: 'Colour', fr: 'Couleur' },
      choices: [
        { id: 'sky', title: { en: 'Sky', fr: 'Ciel' }, sku: 'SK' },
        { id: 'steel', title: { en: 'Bare steel', fr: 'Acier brut' }, sku: 'ST', price: -2 },
      ],
    },
    {
      id: 'method',
      kind: 'choice',
      title: 'Method',
      choices: [
        { id: 'print', title: 'Print' },
        { id: 'laser', title: 'Laser', price: 3 },
      ],
    },
    { id: 'name', kind: 'text', title: { en: 'Name', fr: 'Prénom' }, max: 12, chars: 'letters', lines: 1 },
    { id: 'ink', kind: 'color', title: 'Ink', palette: ['#ffffff', '#1b1f3b'], default: '#1b1f3b' },
    { id: 'gift', kind: 'toggle', title: 'Gift box', price: 5 },
    { id: 'strap', kind: 'number', title: 'Strap', unit: 'mm', min: 100, max: 300, step: 2.5, default: 150 },
    {
      id: 'motif',
      kind: 'multi',
      title: 'Stickers',
      max: 3,
      maxAmount: 2,
      when: 'method = print',
      choices: [
        { id: 'fox', title: 'Fox', price: 1 },
        { id: 'star', title: 'Star', price: 1 },
      ],
    },
    { id: 'photo', kind: 'image', title: 'Picture', accept: ['png', 'jpg'], when: 'method = print' },
  ],
  rules: [
    { id: 'laser_bare', require: 'body = steel', when: 'method = laser', say: 'Laser works on bare steel only.' },
    { id: 'laser_ink', set: { ink: '#1b1f3b' }, when: 'method = laser', say: 'Engraving is dark.' },
  ],
  pricing: {
    currency: 'EUR',
    base: 24.9,
    lines: [{ id: 'set', title: 'Set of 3 or more', when: 'quantity >= 3', percent: -10 }],
  },
  markets: [
    { id: 'eu', currency: 'EUR', tax: { included: true, rate: 0.19 } },
    { id: 'ch', currency: 'CHF', rate: 0.98, round: 0.05 },
  ],
  output: {
    bom: [
      { sku: 'BODY-{body.sku}', title: 'Body', qty: 1 },
      { sku: 'CORD', qty: '=strap / 1000', unit: 'm' },
    ],
    leadDays: '=if(method = laser, 6, 4)',
  },
};

/** A made-to-measure curtain without a price: what is asked for is an offer. */
export const CURTAIN_FILE = {
  format: 1,
  id: 'curtain',
  title: 'Curtain',
  options: [
    { id: 'width', kind: 'number', title: 'Width', unit: 'mm', min: 300, max: 2400, step: 10, default: 900 },
    {
      id: 'rings',
      kind: 'rows',
      title: 'Rings',
      min: 0,
      max: 4,
      columns: [
        { id: 'at', kind: 'number', title: 'At', unit: 'mm', min: 0, max: 2400, step: 10 },
        { id: 'mark', kind: 'text', title: 'Mark', max: 3 },
      ],
    },
  ],
};

/** The product of a file that is known to load. */
export function aProductOf(file: unknown): Product {
  const loaded = loadProduct(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 1));
  return loaded.value;
}
