/**
 * The lines of an order as decisions again: what `item-lines.ts` wrote, and nothing that only looks like it. A line must have
 * the form of its kind and a value that the option can have; whether the values go together is the rules' question.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Decision, OptionValue, RowValue } from '../product/configuration.js';
import { isValueOf } from '../product/kinds/registry.js';
import type { Kind, Option, Product } from '../product/product.js';
import type { ItemRow, Personalization, Selection } from './item.js';

/** A selection as a request may bring it: labels are not read. */
export type UnlabelledSelection = Omit<Selection, 'optionLabel' | 'valueLabel'>;

/** One line of either list. */
type Line = Partial<Omit<UnlabelledSelection, 'optionId' | 'row'>> & {
  readonly id: OptionId;
  readonly row?: ItemRow | undefined;
  readonly personal?: Personalization;
};

/** The shopper's decisions, sorted by option; or a violation per option whose lines are malformed. */
export function toDecisions(
  product: Product,
  selections: readonly UnlabelledSelection[],
  personalization: readonly Personalization[],
): Result<readonly Decision[], readonly Issue[]> {
  const issues: Issue[] = [];
  const decisions: Decision[] = [];
  for (const [id, lines] of byOption(selections, personalization)) {
    const option = product.optionById.get(id);
    const value = option === undefined ? undefined : READERS[option.kind](option, lines);
    if (option === undefined) issues.push(violation('order/unknown-option', id));
    else if (value === undefined) issues.push(violation('order/malformed-line', id));
    else if (!isValueOf(option, value)) issues.push(violation('order/no-such-value', id));
    else decisions.push({ optionId: id, value, source: 'shopper' });
  }
  decisions.sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
  return issues.length > 0 ? err(issues) : ok(decisions);
}

/** An error at an option. */
export function violation(code: string, optionId: OptionId): Issue {
  return { code, severity: 'error', path: ['options', optionId], params: { option: optionId } };
}

/** `undefined`: the lines do not have the form of this kind. */
type Reader = (option: Option, lines: readonly Line[]) => OptionValue | undefined;

const valueId: Reader = (_option, lines) => {
  const line = single(lines);
  return line?.quantity === undefined && line?.input === undefined ? line?.valueId : undefined;
};

const rows: Reader = (option, lines) => {
  if (option.kind !== 'rows' && option.kind !== 'fields') return undefined;
  const table: Record<OptionId, OptionValue>[] = [];
  for (const [key, cells] of byCell(lines)) {
    const row = cells[0]?.row;
    const column = row === undefined ? undefined : option.columnById.get(row.columnId);
    if (row === undefined || column === undefined || key === '') return undefined;
    // Columns hold no rows of their own, so a cell's reader sees plain lines.
    const value = READERS[column.kind](
      column,
      cells.map(({ row: _row, ...line }) => line),
    );
    if (value === undefined) return undefined;
    // An answered cell has a line, so that one without is unanswered, not undecided.
    (table[row.index] ??= Object.fromEntries(option.columns.map(({ id }) => [id, null])))[column.id] = value;
  }
  return table.length > 0 && isDense(table) ? (table satisfies readonly RowValue[]) : undefined;
};

const READERS: Readonly<Record<Kind, Reader>> = {
  choice: valueId,
  color: valueId,
  toggle(option, lines) {
    const id = valueId(option, lines);
    return id === 'true' ? true : id === 'false' ? false : undefined;
  },
  number(_option, lines) {
    const line = single(lines);
    const isPlain = line?.valueId === undefined && line?.quantity === undefined;
    return isPlain && line?.input !== undefined ? Number(line.input) : undefined;
  },
  multi(_option, lines) {
    const amounts: Record<string, number> = {};
    for (const line of lines) {
      const { valueId: id, quantity, input, row } = line;
      if (id === undefined || quantity === undefined || input !== undefined || row !== undefined) return undefined;
      if (Object.hasOwn(amounts, id)) return undefined;
      amounts[id] = quantity;
    }
    return amounts;
  },
  text(_option, lines) {
    const personal = single(lines)?.personal;
    return personal?.type === 'text' ? personal.value.normalize('NFC') : undefined;
  },
  image(_option, lines) {
    const personal = single(lines)?.personal;
    if (personal?.type !== 'image') return undefined;
    const { asset, placement } = personal;
    return {
      assetId: asset.id,
      sha256: asset.sha256,
      mediaType: asset.mediaType,
      widthPx: asset.width,
      heightPx: asset.height,
      placement: { xUm: placement.x, yUm: placement.y, widthUm: placement.width, rotationMdeg: placement.rotation },
    };
  },
  rows,
  fields: rows,
};

function single(lines: readonly Line[]): Line | undefined {
  return lines.length === 1 && lines[0]?.row === undefined ? lines[0] : undefined;
}

function byOption(
  selections: readonly UnlabelledSelection[],
  personalization: readonly Personalization[],
): ReadonlyMap<OptionId, readonly Line[]> {
  const lines = new Map<OptionId, Line[]>();
  const add = (line: Line): void => {
    const before = lines.get(line.id);
    if (before === undefined) lines.set(line.id, [line]);
    else before.push(line);
  };
  for (const { optionId, ...selection } of selections) add({ id: optionId, ...selection });
  for (const personal of personalization) add({ id: personal.fieldId, row: personal.row, personal });
  return lines;
}

function byCell(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const cells = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.row === undefined ? '' : `${line.row.index}.${line.row.columnId}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [line]);
    else cell.push(line);
  }
  return cells;
}

function isDense(table: readonly unknown[]): boolean {
  return Array.from(table).every((row) => row !== undefined);
}
