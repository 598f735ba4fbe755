import type { Product } from '../product/product.js';
import { loadProduct } from '../product/load.js';
import { auditProduct, type AuditOptions } from './audit-product.js';
import type { Finding } from './finding.js';

/** A product file as judged. */
export interface CheckedProduct {
  /** `null`: the file cannot be used. */
  readonly product: Product | null;
  readonly findings: readonly Finding[];
}

/** Loads a product file's text and audits it: all that is wrong with it, in one list, each at its line. */
export async function checkProduct(text: string, options: Omit<AuditOptions, 'text'> = {}): Promise<CheckedProduct> {
  const loaded = loadProduct(text);
  if (!loaded.ok) return { product: null, findings: loaded.error.map((issue) => ({ ...issue, verdict: 'proved' })) };
  return { product: loaded.value, findings: await auditProduct(loaded.value, { ...options, text }) };
}
