import type { ConfiguredItem } from '../../src/order/item.js';
import type { Quote } from '../../src/order/quote.js';

/** An item of a bottle, without an engine behind it. */
export function anItem(change: Partial<ConfiguredItem> = {}): ConfiguredItem {
  return {
    schema: 'urn:atelier:schema:configured-item:1',
    configurationId: `cfg_${'A'.repeat(22)}`,
    configurationHash: `sha256:${'A'.repeat(43)}`,
    definition: { id: 'bottle', version: '1', hash: `sha256:${'B'.repeat(43)}` },
    product: { id: 'bottle', sku: 'NB', name: 'Bottle' },
    selections: [{ optionId: 'body', valueId: 'sky', optionLabel: 'Colour', valueLabel: 'Sky' }],
    personalization: [{ fieldId: 'name', type: 'text', value: 'Ada' }],
    market: null,
    quantity: 1,
    price: {
      currency: 'EUR',
      exponent: 2,
      taxIncluded: true,
      unitAmount: 2490,
      totalAmount: 2490,
      lines: [{ type: 'base', code: 'base', label: 'Bottle', amount: 2490, quantity: 1 }],
    },
    bom: [],
    locale: 'en',
    createdAt: '2026-11-22T12:00:00.000Z',
    idempotencyKey: '019aab00-0000-7000-8000-000000000001',
    lead: { madeToOrder: true, withdrawalExcluded: true },
    ...change,
  };
}

/** A quote of an item, signed by nobody. */
export function aQuote(item: ConfiguredItem, change: Partial<Quote> = {}): Quote {
  return {
    quoteId: 'q_1',
    item,
    issuedAt: '2026-11-22T12:00:00.000Z',
    expiresAt: '2026-11-23T12:00:00.000Z',
    audience: 'shop',
    minQuantity: 1,
    maxQuantity: 9999,
    token: 'claims.mark',
    ...change,
  };
}
