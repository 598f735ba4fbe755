/** Wishes of the shopper in canonical form, with cells written into their rows; or the wish that no design of the product can hold. */
import { ConfiguratorError } from '../kernel/configurator-error.js';
import { nearestName } from '../kernel/nearest-name.js';
import type { OptionId } from '../kernel/ids.js';
import type { Change, OptionValue, RowValue, Values } from '../product/configuration.js';
import { isValueOf, normaliseValue } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';

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
  const rows = new Map<OptionId, readonly RowValue[]>();
  const fitted: Change[] = [];
  for (const { row, ...change } of changes) {
    const option = findOption(product, change.optionId);
    if (row === undefined && isRelease(change.value)) {
      fitted.push(change);
      continue;
    }
    let value: unknown = change.value;
    if (row !== undefined) {
      const written = withCell(option, rows.get(option.id) ?? values[option.id], row, change.value);
      if (written === null) return null;
      rows.set(option.id, written);
      value = written;
    }
    const canonical = fitValue(option, value);
    if (canonical === undefined) return null;
    fitted.push({ ...change, value: canonical });
  }
  return fitted;
}

/** The value in canonical form; `undefined`: the option can never take it. */
export function fitValue(option: Option, value: unknown): OptionValue | undefined {
  const canonical = normaliseValue(option, cleaned(option, value));
  return isValueOf(option, canonical) ? canonical : undefined;
}

/** Whether a change gives its option back to the machine. */
function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value && value.release === true;
}

/**
 * The option of that id.
 *
 * @throws {ConfiguratorError} `session/unknown-option`.
 */
export function findOption(product: Product, optionId: OptionId): Option {
  const option = product.optionById.get(optionId);
  if (option !== undefined) return option;
  const nearest = nearestName(optionId, product.optionById.keys());
  throw new ConfiguratorError('session/unknown-option', {
    message: `Product "${product.id}" has no option "${optionId}".`,
    path: ['options', optionId],
    ...(nearest === undefined ? {} : { hint: `Did you mean "${nearest}"?` }),
  });
}

function cleaned(option: Option, value: unknown): unknown {
  if (option.kind === 'text' && typeof value === 'string') return value.replaceAll('\r\n', '\n').replace(INVISIBLE, '');
  if ((option.kind !== 'rows' && option.kind !== 'fields') || !Array.isArray(value)) return value;
  return value.map((row: unknown) =>
    typeof row !== 'object' || row === null
      ? row
      : Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, cleanedCell(option.columnById.get(id), cell)])),
  );
}

function cleanedCell(column: Option | undefined, cell: unknown): unknown {
  return column === undefined ? cell : cleaned(column, cell);
}

/** The rows with one cell written; `null`: no such column or row. The row after the last is a new one. */
function withCell(
  option: Option,
  value: OptionValue | undefined,
  { index, columnId }: NonNullable<Change['row']>,
  written: Change['value'],
): readonly RowValue[] | null {
  if (option.kind !== 'rows' && option.kind !== 'fields') return null;
  const column = option.columnById.get(columnId);
  const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
  if (column === undefined || !Number.isInteger(index) || index < 0 || index > rows.length) return null;
  const cell = isRelease(written) ? null : (normaliseValue(column, cleaned(column, written)) as OptionValue);
  return Object.assign([...rows], { [index]: { ...rows[index], [columnId]: cell } });
}
