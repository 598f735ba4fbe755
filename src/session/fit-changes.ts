/** Wishes of the shopper in canonical form, with cells written into their rows; or the wish that no design of the product can hold. */
import type { OptionId } from '../kernel/ids.js';
import type { Change, OptionValue, RowValue, Values } from '../product/configuration.js';
import { isValueOf, normaliseValue } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';
import { unknown } from './unknown.js';

/** Controls other than the line break, and characters that turn the direction of text or hide in it. */
const INVISIBLE = /(?!\n)\p{Cc}|\p{Bidi_Control}|\uFEFF/gu;

/**
 * The changes with whole values in canonical form (text: NFC, cased, without control and direction characters). `null`: a value that the
 * option can never take, such as a number off its grid.
 *
 * @param values - What rows hold now, for changes of one cell.
 * @throws {ConfiguratorError} `session/unknown-option`.
 */
export function fitChanges(product: Product, values: Values, changes: readonly Change[]): readonly Change[] | null {
  const now: Record<OptionId, OptionValue> = { ...values };
  const fitted: Change[] = [];
  for (const { row, ...change } of changes) {
    const { optionId, value } = change;
    const option = findOption(product, optionId);
    if (row === undefined && isRelease(value)) {
      fitted.push(change);
    } else {
      const canonical = fitValue(option, row === undefined ? value : withCell(now[optionId], row, value));
      if (canonical === undefined) return null;
      now[optionId] = canonical;
      fitted.push({ ...change, value: canonical });
    }
  }
  return fitted;
}

/** The value in canonical form; `undefined`: the option can never take it. */
export function fitValue(option: Option, value: unknown): OptionValue | undefined {
  const canonical = normaliseValue(option, visible(value));
  return isValueOf(option, canonical) ? canonical : undefined;
}

/**
 * The option of that id.
 *
 * @throws {ConfiguratorError} `session/unknown-option`.
 */
export function findOption(product: Product, optionId: OptionId): Option {
  const option = product.optionById.get(optionId);
  if (option === undefined) throw unknown('option', optionId, product.optionById.keys());
  return option;
}

/** Whether a change gives its option back to the machine. */
function isRelease(value: unknown): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value && value.release === true;
}

/** A copy whose texts hold only what can be seen. */
function visible(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(INVISIBLE, '');
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visible(part)]));
}

/** The rows with one cell written; `undefined`: no such row. The row after the last is a new one. */
function withCell(value: unknown, { index, columnId }: NonNullable<Change['row']>, written: unknown): unknown {
  const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
  if (!Number.isInteger(index) || index < 0 || index > rows.length) return undefined;
  return Object.assign([...rows], { [index]: { ...rows[index], [columnId]: isRelease(written) ? null : written } });
}
