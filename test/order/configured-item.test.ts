import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { configuredItem, type FinishedDesign } from '../../src/order/configured-item.js';
import { configuredItemSchema } from '../../src/order/configured-item-schema.js';
import type { ConfiguredItem } from '../../src/order/item.js';
import { contentHash } from '../../src/kernel/content-hash.js';
import { toDecisions } from '../../src/order/item-decisions.js';
import { priceDesign } from '../../src/pricing/price-design.js';
import type { Context, Values } from '../../src/product/configuration.js';
import type { Product } from '../../src/product/product.js';
import { fixedPorts } from '../support/fixed-ports.js';
import { aProductOf, BOTTLE_FILE, CURTAIN_FILE } from '../support/order-products.js';

const bottle = aProductOf(BOTTLE_FILE);
const curtain = aProductOf(CURTAIN_FILE);
const IMAGE = {
  assetId: 'a1',
  sha256: 'c'.repeat(64),
  mediaType: 'image/png',
  widthPx: 800,
  heightPx: 600,
  placement: { xUm: 1000, yUm: -2000, widthUm: 30_000, rotationMdeg: 90_000 },
} as const;
const VALUES: Values = {
  size: 's500',
  body: 'sky',
  method: 'print',
  name: 'Zoë',
  ink: '#1b1f3b',
  gift: true,
  strap: 152.5,
  motif: { star: 2, fox: 1 },
  photo: IMAGE,
};
const EU: Context = { market: 'eu', locale: 'en', quantity: 2 };

function aDesign(product: Product, values: Values, context: Context): FinishedDesign {
  const { market, quantity } = context;
  return {
    design: { productId: product.id, rev: product.rev, market, quantity, decisions: [] },
    values,
    derived: {},
    context,
    price: priceDesign(product, { values, context }),
    complete: true,
    issues: [],
  };
}

async function itemOf(values: Values = VALUES, context: Context = EU, product = bottle): Promise<ConfiguredItem> {
  const item = await configuredItem(product, aDesign(product, values, context), { ports: fixedPorts() });
  if (!item.ok) throw new Error(JSON.stringify(item.error));
  return item.value;
}

describe('a configured item', () => {
  it('says every answer by id, sorted, with its words beside', async () => {
    const { selections, personalization } = await itemOf();
    expect(
      selections.map(({ optionId, valueId, input, quantity }) =>
        [optionId, valueId ?? input, quantity].join(' ').trim(),
      ),
    ).to.deep.equal([
      'body sky',
      'gift true',
      'ink #1b1f3b',
      'method print',
      'motif fox 1',
      'motif star 2',
      'size s500',
      'strap 152.5',
    ]);
    expect(selections[0]).to.deep.equal({ optionId: 'body', valueId: 'sky', optionLabel: 'Colour', valueLabel: 'Sky' });
    expect(personalization.map(({ fieldId, type }) => `${fieldId} ${type}`)).to.deep.equal([
      'name text',
      'photo image',
    ]);
  });

  it('carries price lines that sum to the unit price, parts with integer amounts, SKU and lead time', async () => {
    const { price, product, bom, lead, quantity } = await itemOf();
    expect(price?.lines.reduce((sum, line) => sum + line.amount * line.quantity, 0)).to.equal(price?.unitAmount);
    expect([price?.currency, price?.exponent, price?.totalAmount]).to.deep.equal([
      'EUR',
      2,
      (price?.unitAmount ?? 0) * quantity,
    ]);
    expect(product).to.deep.equal({ id: 'bottle', sku: 'NB-s500-SK', name: 'Bottle', external: { shopify: '4711' } });
    expect(bom).to.deep.equal([
      { sku: 'BODY-SK', name: 'Body', quantity: 1, scale: 0, unit: 'C62' },
      { sku: 'CORD', name: 'CORD', quantity: 1525, scale: 4, unit: 'MTR' },
    ]);
    expect(lead).to.deep.equal({ madeToOrder: true, withdrawalExcluded: true, days: 4 });
  });

  it('is named by its content, and the name does not depend on language, order of members or Unicode form', async () => {
    const { configurationHash, configurationId } = await itemOf();
    expect(configurationId).to.equal(`cfg_${configurationHash.slice(7, 29)}`);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(VALUES), { minLength: Object.keys(VALUES).length }),
        fc.constantFrom('NFC', 'NFD'),
        fc.constantFrom('en', 'fr', 'fr-CH', 'xx'),
        async (keys, form, locale) => {
          const values = Object.fromEntries(keys.map((key) => [key, VALUES[key]!]));
          const other = await itemOf(
            { ...values, name: 'Zoë'.normalize(form), motif: { fox: 1, star: 2 } },
            { ...EU, locale },
          );
          expect([other.configurationHash, other.personalization[0]]).to.deep.equal([
            configurationHash,
            { fieldId: 'name', type: 'text', value: 'Zoë' },
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is hashed as canonical JSON, whatever its kinds of lines', async () => {
    const items = [
      await itemOf(),
      await itemOf(
        { width: 1200, rings: [{ at: 10, mark: 'A' }] },
        { market: null, locale: 'en', quantity: 1 },
        curtain,
      ),
    ];
    for (const { definition, product, selections, personalization, configurationHash } of items) {
      const { name: _name, ...sold } = product;
      const bare = selections.map(({ optionLabel: _option, valueLabel: _value, ...selection }) => selection);
      expect(contentHash({ definition, product: sold, selections: bare, personalization })).to.equal(configurationHash);
    }
  });

  it('has another name for every other answer', async () => {
    const changes: Values[] = [
      { name: 'Zoe' },
      { strap: 150 },
      { motif: { fox: 1 } },
      { gift: false },
      { ink: '#ffffff' },
    ];
    const hashes = await Promise.all(
      [VALUES, ...changes.map((change) => ({ ...VALUES, ...change }))].map(
        async (values) => (await itemOf(values)).configurationHash,
      ),
    );
    expect(new Set(hashes).size).to.equal(changes.length + 1);
  });

  it('reads back as the very values it was written from', async () => {
    for (const [product, values] of [
      [bottle, VALUES],
      [
        curtain,
        {
          width: 1200,
          rings: [
            { at: 10, mark: 'A' },
            { at: 20, mark: '' },
          ],
        },
      ],
    ] as const) {
      const { selections, personalization } = await itemOf(
        values,
        { market: null, locale: 'en', quantity: 1 },
        product,
      );
      const decisions = toDecisions(product, selections, personalization);
      expect(
        decisions.ok && Object.fromEntries(decisions.value.map(({ optionId, value }) => [optionId, value])),
      ).to.deep.equal(values);
    }
  });

  it('fails with the reasons while the design is incomplete', async () => {
    const unfinished = { ...aDesign(bottle, VALUES, EU), complete: false };
    const result = await configuredItem(bottle, unfinished, { ports: fixedPorts() });
    expect(!result.ok && result.error.map(({ code }) => code)).to.deep.equal(['order/incomplete']);
  });

  it('has no price where the product has none', async () => {
    expect(
      (await itemOf({ width: 900, rings: [] }, { market: null, locale: 'en', quantity: 1 }, curtain)).price,
    ).to.equal(null);
  });
});

describe('the schema of a configured item', () => {
  const written = JSON.parse(
    readFileSync(new URL('../../src/order/configured-item.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: false }).compile(written);

  it('is the JSON Schema that is checked in', () => {
    expect(z.toJSONSchema(configuredItemSchema, { target: 'draft-2020-12' })).to.deep.equal(written);
  });

  it('takes what the engine makes, in both forms', async () => {
    const item = JSON.parse(JSON.stringify(await itemOf())) as unknown;
    expect(z.safeParse(configuredItemSchema, item).error?.issues ?? []).to.deep.equal([]);
    expect(validate(item), JSON.stringify(validate.errors)).to.be.true;
  });

  it('bounds what a stranger may send', async () => {
    const item = await itemOf();
    const selection = item.selections[0]!;
    const bad: object[] = [
      { quantity: 0 },
      { quantity: -1 },
      { quantity: 1e9 },
      { quantity: 1.5 },
      { schema: 'other' },
      { extra: 1 },
      { selections: Array.from({ length: 201 }, () => selection) },
      { selections: [{ ...selection, input: '1e9' }] },
      { personalization: [{ fieldId: 'name', type: 'text', value: 'x'.repeat(4001) }] },
      {
        preview: {
          url: 'javascript:alert(1)',
          sha256: 'c'.repeat(64),
          mediaType: 'image/png',
          width: 1,
          height: 1,
          alt: '',
        },
      },
      { configurationHash: 'sha256:short' },
    ];
    for (const change of bad) {
      const changed = { ...item, ...change };
      expect(
        [z.safeParse(configuredItemSchema, changed).success, validate(changed)],
        JSON.stringify(change).slice(0, 60),
      ).to.deep.equal([false, false]);
    }
  });
});
