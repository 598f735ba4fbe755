import { contentHash, textHash } from '../kernel/content-hash.js';
import type { Product } from '../product/product.js';
import type { ItemDefinition, ItemProduct, ItemRow, Personalization } from './item.js';
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
 *
 * RFC 8785 writes values as ECMAScript does and sorts names, so with the names put in order here `JSON.stringify` gives the
 * canonical text, ten times faster than a general writer; a test holds the two together.
 */
export function configurationHash(definition: ItemDefinition, product: ItemProduct, lines: ItemLines): string {
  return textHash(JSON.stringify(hashedContent(definition, product, lines)));
}

/** What the hash covers, every member in canonical order; `undefined` members are not written. */
function hashedContent(definition: ItemDefinition, product: ItemProduct, lines: ItemLines): object {
  return {
    definition: { hash: definition.hash, id: definition.id, version: definition.version },
    personalization: lines.personalization.map(hashedPersonalization),
    product: {
      external: product.external === undefined ? undefined : sortedByName(product.external),
      id: product.id,
      sku: product.sku,
    },
    selections: lines.selections.map(({ input, optionId, quantity, row, valueId }) => ({
      input,
      optionId,
      quantity,
      row: hashedRow(row),
      valueId,
    })),
  };
}

function hashedPersonalization(personal: Personalization): object {
  const { fieldId, row } = personal;
  if (personal.type === 'text') return { fieldId, row: hashedRow(row), type: personal.type, value: personal.value };
  const { height, id, mediaType, sha256: digest, width } = personal.asset;
  const { rotation, width: widthUm, x, y } = personal.placement;
  return {
    asset: { height, id, mediaType, sha256: digest, width },
    fieldId,
    placement: { rotation, width: widthUm, x, y },
    row: hashedRow(row),
    type: personal.type,
  };
}

function hashedRow(row: ItemRow | undefined): object | undefined {
  return row === undefined ? undefined : { columnId: row.columnId, index: row.index };
}

function sortedByName(names: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `cfg_` and the first 132 bits of the hash. */
export function configurationIdOf(hash: string): string {
  return `cfg_${hash.slice('sha256:'.length, 'sha256:'.length + 22)}`;
}
