/**
 * From a product file to a product, and nothing about what may be wrong with it: the shopper's page opens by this, and asks `checkProduct`
 * once the product can be used. What `loadProduct` takes this opens to the same product; of the files it refuses this opens some all the same.
 */
import { canonicalJson } from '../kernel/canonical-json.js';
import { frozen } from '../kernel/frozen.js';
import { hashName } from '../kernel/hash-name.js';
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
 * @param digest - SHA-256 of a text in UTF-8; asked for a file that gives no `rev`.
 * @returns The deeply frozen product, its warnings left out. `null`: it cannot be built, and `loadProduct` says why. A product does not
 * mean that the file is without mistakes: `checkProduct` tells.
 */
export async function openProduct(
  input: unknown,
  digest: (text: string) => Promise<Uint8Array>,
): Promise<Product | null> {
  try {
    const file = migrated(parseJson(stringify(input) ?? ''));
    const product = builtFrom(file);
    const rev = product.rev || hashName(await digest(canonicalJson(file)));
    return frozen({ ...product, rev });
  } catch {
    // Whatever a file that is not as the format says made the builder stumble over.
    return null;
  }
}

/**
 * The product of a file in the format of this engine, without warnings, and without `rev` unless the file gives one.
 *
 * @throws It cannot be built.
 */
export function builtFrom(file: unknown): Product {
  const product = buildProduct(withoutOwnKeys(file) as ProductFile);
  boundNumbers(product);
  return { ...product, file };
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
