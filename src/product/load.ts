import { contentHash } from '../kernel/content-hash.js';
import { frozen } from '../kernel/frozen.js';
import type { Issue } from '../kernel/issue.js';
import { type Result, err, ok } from '../kernel/result.js';
import { checkProduct } from './check/check-product.js';
import { builtFrom } from './open-product.js';
import type { Product } from './product.js';

/**
 * Loads a product: checks its file, then builds it.
 *
 * @param input - The file's text, or its parsed value. Text also gives lines and columns, and duplicate keys are found. Either way at most
 * 512 kB, 32 levels and 200,000 values; hostile input costs milliseconds and ends in an issue, never in an exception.
 * @returns The deeply frozen product with its warnings, or at most 100 issues, errors before warnings.
 */
export function loadProduct(input: unknown): Result<Product, Issue[]> {
  const { issues, file } = checkProduct(input);
  if (issues.some(({ severity }) => severity === 'error')) return err([...issues]);
  const product = builtFrom(file);
  return ok(frozen({ ...product, rev: product.rev || contentHash(file), warnings: issues }));
}
