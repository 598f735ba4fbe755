import { canonicalJson } from '../kernel/canonical-json.js';
import { sha256 } from '../kernel/sha256.js';
import type { Product } from '../product/product.js';
import { toBase64Url } from './ids.js';
import type { ItemDefinition, ItemProduct } from './item.js';
import type { ItemLines } from './item-lines.js';

const definitions = new WeakMap<Product, ItemDefinition>();

/** The product file an item was designed with, by id, version and content. Hashed once per product. */
export function definitionOf(product: Product): ItemDefinition {
  const before = definitions.get(product);
  if (before !== undefined) return before;
  const definition = { id: product.id, version: product.rev, hash: contentHash(product.file) };
  definitions.set(product, definition);
  return definition;
}

/**
 * The hash that names a design: over definition, product, selections and personalization, without any label, so that it is
 * the same in every language and for every way of writing the same text.
 */
export function configurationHash(definition: ItemDefinition, product: ItemProduct, lines: ItemLines): string {
  const { name: _name, ...sold } = product;
  return contentHash({
    definition,
    product: sold,
    selections: lines.selections.map(({ optionLabel: _option, valueLabel: _value, ...selection }) => selection),
    personalization: lines.personalization,
  });
}

/** `cfg_` and the first 132 bits of the hash. */
export function configurationIdOf(hash: string): string {
  return `cfg_${hash.slice('sha256:'.length, 'sha256:'.length + 22)}`;
}

/** `sha256:` and base64url over the canonical JSON of `value`. */
export function contentHash(value: unknown): string {
  return `sha256:${toBase64Url(sha256(canonicalJson(value)))}`;
}
