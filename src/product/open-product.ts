/**
 * From a product file to a product, and nothing about what may be wrong with it: the shopper's page opens by this, and asks `checkProduct`
 * once the product can be used. What `loadProduct` takes this opens to the same product; of the files it refuses this opens some all the same.
 */
import { contentHash } from '../kernel/content-hash.js';
import { frozen } from '../kernel/frozen.js';
import { boundNumbers } from './build/bound-numbers.js';
import { buildProduct } from './build/build-product.js';
import { FORMAT, MIGRATIONS } from './migrations/migrations.js';
import { parseJson, stringify, withoutOwnKeys } from './parse-json.js';
import type { Product } from './product.js';
import type { ProductFile } from './schema/product-file.js';

/**
 * Opens a product whose file is trusted.
 *
 * @param input - The file's text, or its parsed value; bounds as in `loadProduct`.
 * @returns The deeply frozen product, its warnings left out. `null`: it cannot be built, and `loadProduct` says why. A product does not
 * mean that the file is without mistakes: `checkProduct` tells.
 */
export function openProduct(input: unknown): Product | null {
  try {
    return builtFrom(migrated(parseJson(stringify(input) ?? '')), []);
  } catch {
    // Whatever a file that is not as the format says made the builder stumble over.
    return null;
  }
}

/**
 * The deeply frozen product of a file in the format of this engine.
 *
 * @throws It cannot be built.
 */
export function builtFrom(file: unknown, warnings: Product['warnings']): Product {
  const product = buildProduct(withoutOwnKeys(file) as ProductFile);
  boundNumbers(product);
  return frozen({ ...product, rev: product.rev || contentHash(file), warnings, file });
}

/** The format a file says it has; 0: none. */
export function formatOf(value: unknown): number {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : 0;
}

/**
 * The file in the format of this engine.
 *
 * @throws {RangeError} It is of a later one.
 */
export function migrated(value: unknown): unknown {
  const format = formatOf(value);
  if (format > FORMAT) throw new RangeError();
  return format === 0
    ? value
    : MIGRATIONS.slice(format - 1).reduce((file, step) => step(file), value as Readonly<Record<string, unknown>>);
}
