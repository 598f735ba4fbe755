/** The products of `test/products/`, for tests. */
import { readFileSync } from 'node:fs';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';

/** Three worked examples of the format, and one file that says everything it can say. */
export const PRODUCT_NAMES = ['aero_runner', 'name_bottle', 'regal', 'every_kind'] as const;

/** Name of a test product. */
export type ProductName = (typeof PRODUCT_NAMES)[number];

/** The file's text. */
export function productText(name: ProductName): string {
  return readFileSync(new URL(`../products/${name}.json`, import.meta.url), 'utf8');
}

/** The loaded product. */
export function productNamed(name: ProductName): Product {
  const loaded = loadProduct(productText(name));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}
