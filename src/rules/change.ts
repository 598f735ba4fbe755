/** What changes come to, before any rule. */
import type { OptionId } from '../kernel/ids.js';
import type { Change, Decision } from '../product/configuration.js';

/** Decisions after changes of whole options: released ones gone, the later change of an option counting. */
export function decisionsAfter(decisions: readonly Decision[], changes: readonly Change[]): Map<OptionId, Decision> {
  const after = new Map(decisions.map((decision) => [decision.optionId, decision]));
  for (const { optionId, value, source } of changes) {
    if (isRelease(value)) {
      after.delete(optionId);
      continue;
    }
    after.set(optionId, {
      optionId,
      value,
      source: source === undefined || source === 'rule' || source === 'default' ? 'shopper' : source,
    });
  }
  return after;
}

/** Whether the change gives its option back to the machine. */
export function isRelease(value: Change['value']): value is { readonly release: true } {
  return typeof value === 'object' && value !== null && 'release' in value && value.release === true;
}
