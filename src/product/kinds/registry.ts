/**
 * The option kinds. A new kind is its descriptor and one line here (or in `cells.ts`, if it fits into a cell), its shape in the file
 * (`schema/options.ts`), and the schema of its values (`value-json-schema.ts`).
 */
import type { OptionValue } from '../configuration.js';
import type { Kind, Option } from '../product.js';
import { CELL_KINDS } from './cells.js';
import type { KindDescriptor } from './kind-descriptor.js';
import { fieldsKind, rowsKind } from './rows.js';

const KINDS = { ...CELL_KINDS, rows: rowsKind, fields: fieldsKind } satisfies Record<Kind, unknown>;

/** The descriptor of a kind. */
export function kindOf(option: { readonly kind: Kind }): KindDescriptor {
  return KINDS[option.kind];
}

/** Whether this can be a value of the option, in canonical form; `null` can. Rules may still forbid it. */
export function isValueOf(option: Option, value: unknown): value is OptionValue {
  return value === null || kindOf(option).accepts(option, value);
}

/** The canonical form of a value as files, links and shops' code may write it; anything unfit is left as it is. */
export function normaliseValue(option: Option, value: unknown): unknown {
  return value === null ? null : (kindOf(option).normalise?.(option, value) ?? value);
}

/** Whether the value leaves the option's question open: `null`, the empty text, no rows. */
export function isUnanswered(option: Option, value: OptionValue): boolean {
  return value === null || (kindOf(option).isEmpty?.(value) ?? false);
}
