/**
 * From a product file to a product, and nothing about what may be wrong with it: the shopper's page loads this, and `loadProduct` beside it
 * only when there is something to tell. Both build with the same code; what the one refuses the other refuses (proved by tests).
 */
import { contentHash } from '../kernel/content-hash.js';
import { frozen } from '../kernel/frozen.js';
import { buildProduct } from './build-product.js';
import type { Reporter } from './loading.js';
import { FORMAT, MIGRATIONS } from './migrations/migrations.js';
import { parseJson, stringify } from './parse-json.js';
import type { Product } from './product.js';
import { FILE_SCHEMA } from './schema/file-schema.js';
import { matches } from './schema/matches.js';
import type { ProductFile } from './schema/product-file.js';

/** Ends the building at the first error. */
class Refusal extends Error {}

const REFUSING: Reporter = {
  error() {
    throw new Refusal();
  },
  warn: () => undefined,
  isFaulty: () => false,
};

/**
 * Opens a product that is known to be good.
 *
 * @param input - The file's text, or its parsed value; bounds as in `loadProduct`.
 * @returns The deeply frozen product, its warnings left out; `null`: `loadProduct` says why not.
 */
export function openProduct(input: unknown): Product | null {
  const text = stringify(input);
  const value = text === null ? undefined : parseJson(text);
  if (formatOf(value) > FORMAT) return null;
  const file = migrated(value);
  const structured = withoutOwnKeys(file);
  if (!matches(FILE_SCHEMA, structured)) return null;
  try {
    return finished(buildProduct(structured as ProductFile, REFUSING), file, []);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The format a file says it has; 0: none. */
export function formatOf(value: unknown): number {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : 0;
}

/** The file in the format of this engine. */
export function migrated(value: unknown): unknown {
  const format = formatOf(value);
  return format === 0
    ? value
    : MIGRATIONS.slice(format - 1).reduce((file, step) => step(file), value as Readonly<Record<string, unknown>>);
}

/** A copy without the owner's `x-…` keys. */
export function withoutOwnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwnKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutOwnKeys(member)]));
}

/** The product with its revision, deeply frozen. */
export function finished(product: Product, file: unknown, warnings: Product['warnings']): Product {
  return frozen({ ...product, rev: product.rev || contentHash(file), warnings, file });
}
