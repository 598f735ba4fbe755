import { err, ok, type Result } from '../../kernel/result.js';
import type { Context, Values } from '../../product/configuration.js';
import type { Product } from '../../product/product.js';
import { createRules } from '../../rules/create-rules.js';
import { createValueCheck } from '../../rules/create-value-check.js';
import type { Rules } from '../../rules/rules.js';
import { definitionOf } from '../item-hash.js';
import type { Problem } from '../problem.js';

/**
 * The products a verifier sells: a fixed list, or a function that finds the product file of an id and version.
 * What is not in it cannot be quoted, so leaving an old version out ends its sale.
 */
export type ProductSource = readonly Product[] | ((id: string, rev: string) => Promise<Product | null>);

/** A product on sale with its engine. */
export interface SoldProduct {
  readonly product: Product;
  readonly rules: Rules;
  /** The fast yes to a valid design; see `createValueCheck`. */
  readonly check: (context: Context, claimed: Values) => Values | null;
}

/** Finds products by what a request says it was designed with. */
export interface Catalogue {
  /** Fails with `unknown-definition`, or `definition-stale` where another version of the product is on sale. */
  find(definition: {
    readonly id: string;
    readonly version: string;
    readonly hash?: string | undefined;
  }): Promise<Result<SoldProduct, Problem>>;
}

/** The catalogue over a product source. An engine is built when a product is first asked for, and kept while it lives. */
export function createCatalogue(source: ProductSource): Catalogue {
  const sold = new WeakMap<Product, SoldProduct>();
  const withRules = (product: Product): SoldProduct => {
    const before = sold.get(product);
    if (before !== undefined) return before;
    const made = { product, rules: createRules(product), check: createValueCheck(product) };
    sold.set(product, made);
    return made;
  };
  return {
    async find({ id, version, hash }) {
      const product = await findProduct(source, id, version);
      if (product === null) return err({ code: 'unknown-definition', detail: `no product "${id}"` });
      const isSame = product.id === id && product.rev === version;
      if (!isSame || (hash !== undefined && hash !== definitionOf(product).hash)) {
        return err({ code: 'definition-stale', detail: `on sale is ${product.id}@${product.rev}` });
      }
      return ok(withRules(product));
    },
  };
}

/** The product of that version, else another version of it, else `null`. */
async function findProduct(source: ProductSource, id: string, version: string): Promise<Product | null> {
  if (typeof source === 'function') return source(id, version);
  const versions = source.filter((product) => product.id === id);
  return versions.find(({ rev }) => rev === version) ?? versions.at(-1) ?? null;
}
