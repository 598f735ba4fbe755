/**
 * Turns a finished design into the `ConfiguredItem` that carts and orders carry. The page calls it when the order button is
 * pressed, the verifier calls it with the values it has computed itself: one builder, so that both sides name the same
 * design by the same hash.
 */
import type { Issue } from '../kernel/issue.js';
import type { Ports } from '../kernel/ports.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Price } from '../pricing/price.js';
import type { Context, Design, Derived, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { localized, renderTemplate } from '../product/template.js';
import { billOfMaterials, leadDays } from './bill-of-materials.js';
import { createUuidV7 } from './ids.js';
import {
  CONFIGURED_ITEM_SCHEMA,
  type ConfiguredItem,
  type ItemPreview,
  type ItemPrice,
  type ItemProduct,
} from './item.js';
import { configurationHash, configurationIdOf, definitionOf } from './item-hash.js';
import { toItemLines } from './item-lines.js';
import { orderPorts } from './system-ports.js';

/** What an order reads of a session's snapshot. */
export interface FinishedDesign {
  readonly design: Design;
  readonly values: Values;
  readonly derived: Derived;
  readonly context: Context;
  readonly price: Price | null;
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

/** What an item carries besides the design. */
export interface ItemExtras {
  /** Clock and randomness; default: the runtime's own. */
  readonly ports?: Ports;
  readonly preview?: ItemPreview;
  readonly share?: { readonly id: string; readonly url: string };
}

/** The parts of an item that the engine computes. */
export interface ItemContent {
  readonly values: Values;
  readonly context: Context;
  readonly price: Price | null;
}

/** Who asks for the item, and when. */
export interface ItemStamp {
  readonly createdAt: string;
  readonly idempotencyKey: string;
}

/**
 * The item of a complete design, under a fresh idempotency key: call it once per click intent.
 *
 * @returns Fails with the design's own errors, or `order/incomplete`, while it cannot be made.
 */
export function configuredItem(
  product: Product,
  snapshot: FinishedDesign,
  extras: ItemExtras = {},
): Promise<Result<ConfiguredItem, Issue[]>> {
  if (!snapshot.complete) return Promise.resolve(err(whyIncomplete(snapshot)));
  const ports = orderPorts(extras.ports);
  const stamp = { createdAt: new Date(ports.clock.nowMs()).toISOString(), idempotencyKey: createUuidV7(ports) };
  const item = buildItem(product, snapshot, stamp);
  const { preview, share } = extras;
  return Promise.resolve(ok({ ...item, ...(preview && { preview }), ...(share && { share }) }));
}

/** The item of values that are known to be complete and valid. */
export function buildItem(product: Product, content: ItemContent, stamp: ItemStamp): ConfiguredItem {
  const { values, context, price } = content;
  const { market, quantity, locale } = context;
  const scope = createScope(product, { values, quantity, market });
  const lines = toItemLines(product, values, locale);
  const definition = definitionOf(product);
  const sold = itemProduct(product, scope, locale);
  const hash = configurationHash(definition, sold, lines);
  const days = leadDays(product, scope);
  return {
    schema: CONFIGURED_ITEM_SCHEMA,
    configurationId: configurationIdOf(hash),
    configurationHash: hash,
    definition,
    product: sold,
    ...lines,
    market,
    quantity,
    price: price === null ? null : itemPrice(price),
    bom: billOfMaterials(product, scope, locale),
    locale,
    ...stamp,
    // Whatever a shopper configures is made to the shopper's specification.
    lead: { madeToOrder: true, withdrawalExcluded: true, ...(days === undefined ? {} : { days }) },
  };
}

function itemProduct(product: Product, scope: Scope, locale: string): ItemProduct {
  return {
    id: product.id,
    sku: product.sku === null ? product.id : renderTemplate(product.sku, scope),
    name: localized(product.title, locale, product.locales),
    ...(Object.keys(product.external).length === 0 ? {} : { external: product.external }),
  };
}

function itemPrice(price: Price): ItemPrice {
  return {
    currency: price.unit.currency,
    exponent: price.unit.exponent,
    taxIncluded: price.taxIncluded,
    unitAmount: price.unit.minor,
    totalAmount: price.total.minor,
    lines: price.lines.map((line) => ({
      type: line.type,
      code: line.id,
      label: line.title,
      amount: line.minor,
      quantity: 1,
    })),
  };
}

function whyIncomplete(snapshot: FinishedDesign): Issue[] {
  const errors = snapshot.issues.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors : [{ code: 'order/incomplete', severity: 'error', path: [], params: {} }];
}
