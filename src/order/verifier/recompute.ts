/**
 * The heart of the verifier: selections in, price out. Nothing a request says about price, parts or labels is used; it is
 * compared where it matters and thrown away.
 */
import type { Issue } from '../../kernel/issue.js';
import type { MarketId } from '../../kernel/ids.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Context, Decision, Values } from '../../product/configuration.js';
import type { Product } from '../../product/product.js';
import { priceDesign } from '../../pricing/price-design.js';
import { buildItem, type ItemStamp } from '../configured-item.js';
import type { QuoteRequest } from '../configured-item-schema.js';
import type { ConfiguredItem } from '../item.js';
import { toDecisions, type UnlabelledSelection } from '../item-decisions.js';
import type { Personalization } from '../item.js';
import type { Problem } from '../problem.js';
import type { UploadStore } from '../upload-store.js';
import type { Catalogue, SoldProduct } from './catalogue.js';
import { checkDesign } from './check-design.js';
import { checkPictures } from './check-pictures.js';

/** A design this verifier vouches for. */
export interface VerifiedDesign {
  readonly product: Product;
  readonly context: Context;
  readonly decisions: readonly Decision[];
  readonly values: Values;
  readonly item: ConfiguredItem;
}

/** What a verifier knows of its shop. */
export interface Sale {
  readonly catalogue: Catalogue;
  /** Markets it sells in, `null` among them for base prices without a market; `null` itself: all of a product's and none. */
  readonly markets: readonly (MarketId | null)[] | null;
  /** Where it keeps pictures; `null`: they reach the shop another way, and are not judged. */
  readonly uploads: UploadStore | null;
}

/** The item as this verifier computes it, or why there is none. */
export async function recompute(
  sale: Sale,
  request: QuoteRequest,
  stamp: ItemStamp,
): Promise<Result<VerifiedDesign, Problem>> {
  const sold = await sale.catalogue.find(request.definition);
  if (!sold.ok) return sold;
  const context = contextOf(sold.value.product, request);
  const issue = marketIssue(sale, sold.value.product, context.market);
  if (issue !== null) return invalid([issue]);
  const design = readDesign(sold.value, context, request);
  if (!design.ok) return invalid(design.error);
  const pictures = sale.uploads === null ? [] : await checkPictures(sale.uploads, personalizationOf(request));
  if (pictures.length > 0) return invalid(pictures);
  const { product } = sold.value;
  const price = priceDesign(product, { values: design.value.values, context });
  const item = buildItem(product, { values: design.value.values, context, price }, stamp);
  const problem = contradiction(item, request);
  return problem === null ? ok({ product, context, ...design.value, item }) : err(problem);
}

function readDesign(
  sold: SoldProduct,
  context: Context,
  request: QuoteRequest,
): Result<Pick<VerifiedDesign, 'decisions' | 'values'>, readonly Issue[]> {
  const selections = request.selections as readonly UnlabelledSelection[];
  const decisions = toDecisions(sold.product, selections, personalizationOf(request));
  if (!decisions.ok) return decisions;
  const values = checkDesign(sold, context, decisions.value);
  return values.ok ? ok({ decisions: decisions.value, values: values.value }) : values;
}

/** zod writes optional members as `| undefined`; JSON has no such members, so this and the selections are what came. */
function personalizationOf(request: QuoteRequest): readonly Personalization[] {
  return (request.personalization ?? []) as readonly Personalization[];
}

function contextOf(product: Product, request: QuoteRequest): Context {
  const market = request.market ?? null;
  const own = market === null ? undefined : product.markets.get(market);
  const locale = request.locale ?? own?.locale ?? product.locales[0] ?? 'en';
  return { market, locale, quantity: request.quantity ?? 1 };
}

/** A market decides currency, prices and what is on sale, so it must be the product's and one this shop sells in. */
function marketIssue({ markets }: Sale, product: Product, market: MarketId | null): Issue | null {
  const isKnown = market === null || product.markets.has(market);
  const isServed = markets === null || markets.includes(market);
  if (isKnown && isServed) return null;
  return { code: 'order/unknown-market', severity: 'error', path: ['market'], params: { market: market ?? '' } };
}

function contradiction(item: ConfiguredItem, request: QuoteRequest): Problem | null {
  const claims = [
    ['order/other-hash', request.configurationHash, item.configurationHash],
    ['order/other-id', request.configurationId, item.configurationId],
    ['order/other-product', request.product?.id, item.product.id],
    ['order/other-sku', request.product?.sku, item.product.sku],
  ] as const;
  const wrong = claims.find(([, claimed, own]) => claimed !== undefined && claimed !== own);
  if (wrong !== undefined) {
    return { code: 'configuration-invalid', violations: [{ code: wrong[0], severity: 'error', path: [], params: {} }] };
  }
  return request.price === undefined || isSamePrice(item, request.price) ? null : priceMismatch(item);
}

function isSamePrice({ price }: ConfiguredItem, presented: NonNullable<QuoteRequest['price']> | null): boolean {
  if (price === null || presented === null) return price === presented;
  return (
    price.unitAmount === presented.unitAmount &&
    price.totalAmount === presented.totalAmount &&
    price.currency === presented.currency &&
    price.exponent === presented.exponent &&
    price.taxIncluded === presented.taxIncluded
  );
}

/** The refusal of a presented price, with the true one. */
export function priceMismatch({ price }: ConfiguredItem): Problem {
  return { code: 'price-mismatch', ...(price === null ? {} : { unitAmount: price.unitAmount }) };
}

function invalid(violations: readonly Issue[]): Result<never, Problem> {
  return err({ code: 'configuration-invalid', violations });
}
