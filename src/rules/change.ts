/** What changes come to, before any rule. */
import type { OptionId } from '../kernel/ids.js';
import type { Change, Decision, OptionValue, RowValue } from '../product/configuration.js';

/** Decisions after changes: cells put into their rows, released ones gone, the later change of an option counting. */
export function decisionsAfter(decisions: readonly Decision[], changes: readonly Change[]): Map<OptionId, Decision> {
  const after = new Map(decisions.map((decision) => [decision.optionId, decision]));
  for (const { optionId, value, row, source } of changes) {
    if (isRelease(value)) {
      after.delete(optionId);
      continue;
    }
    const next = row === undefined ? value : withCell(after.get(optionId)?.value ?? [], row, value);
    after.set(optionId, {
      optionId,
      value: next,
      source: source === undefined || source === 'rule' || source === 'default' ? 'shopper' : source,
    });
  }
  return after;
}

/** Whether the change gives its option back to the machine. */
export function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value && value.release === true;
}

function withCell(rows: OptionValue, { index, columnId }: NonNullable<Change['row']>, value: OptionValue): OptionValue {
  const list = Array.isArray(rows) ? [...(rows as readonly RowValue[])] : [];
  if (index < 0 || index > list.length || !Number.isInteger(index)) return list;
  list[index] = { ...list[index], [columnId]: value };
  return list;
}
