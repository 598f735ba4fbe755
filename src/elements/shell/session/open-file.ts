import { isPlainJson } from '../../../kernel/graphemes.js';
import type { Issue } from '../../../kernel/issue.js';
import { loadGraphemeTables } from '../../../kernel/load-grapheme-tables.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import { digestText } from '../../../platform/browser/digest-text.js';
import { openProduct } from '../../../product/open-product.js';
import type { Product } from '../../../product/product.js';

/** A product as a page has it. */
export interface OpenedFile {
  readonly product: Product;
  /** What is wrong with its file; empty: nothing. The first call fetches the checker. Rejects while it cannot be fetched. */
  readonly check: () => Promise<readonly Issue[]>;
}

/** Nothing is wrong with a product that was handed over: whoever loaded it has heard about its file. */
export function checkNothing(): Promise<readonly Issue[]> {
  return Promise.resolve([]);
}

/**
 * Fetches a product file, unless that is under way, and builds it on trust. What is wrong with it is found out later, or now if it cannot
 * be built.
 */
export async function openFile(
  src: string,
  answer: Promise<Response> | null,
): Promise<Result<OpenedFile, readonly Issue[]>> {
  const url = new URL(src, document.baseURI).href;
  try {
    const response = await (answer ?? fetch(url));
    if (!response.ok) return err([lost(url, `HTTP ${response.status}`)]);
    const text = await response.text();
    if (!isPlainJson(text)) await loadGraphemeTables();
    const product = await openProduct(text, digestText);
    if (product) return ok({ product, check: () => errorsIn(text) });
    const errors = await errorsIn(text);
    return err(errors.length > 0 ? errors : [lost(url, 'no product')]);
  } catch (cause) {
    return err([lost(url, String(cause))]);
  }
}

async function errorsIn(text: string): Promise<readonly Issue[]> {
  const { checkProduct } = await import('../../../product/check/check-product.js');
  return checkProduct(text).issues.filter(({ severity }) => severity === 'error');
}

function lost(url: string, found: string): Issue {
  return { code: 'error/fetch', severity: 'error', path: [], params: { url, found }, hint: `${found}: ${url}` };
}
