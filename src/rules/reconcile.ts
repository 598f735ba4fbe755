/** The largest part of foreign decisions that can stand together: the shopper's own first. */
import type { Issue } from '../kernel/issue.js';
import type { Decision } from '../product/configuration.js';
import { fewestGivenUp } from './conflict.js';
import type { Rules } from './rules.js';
import { canHold, find, type Space } from './space.js';
import { encode, sortDecisions, unitsOf } from './unit.js';

/** See `Rules.reconcile`. Codes: `rules/unknown-option`, `rules/unknown-value`, `rules/dropped`. */
export function reconcileIn(space: Space, decisions: readonly Decision[]): ReturnType<Rules['reconcile']> {
  const { options, optionById } = space.product;
  const dropped: Issue[] = [];
  const drop = (optionId: string, code: string): void =>
    void dropped.push({ code, severity: 'warning', path: ['options', optionId], params: { optionId } });
  const latest = new Map(decisions.map((decision) => [decision.optionId, decision]));
  for (const { optionId, value } of latest.values()) {
    if (!optionById.has(optionId)) drop(optionId, 'rules/unknown-option');
    else if (encode(space, optionId, value) === undefined) drop(optionId, 'rules/unknown-value');
  }
  const items = options.flatMap(({ id }) => {
    const decision = latest.get(id);
    return decision === undefined || encode(space, id, decision.value) === undefined
      ? []
      : [{ decision, own: decision.source === 'shopper', units: unitsOf(space, [decision]) }];
  });
  const isVoid = space.components.some((_, at) => !find(space, [], at));
  const { sets } = isVoid
    ? { sets: [] }
    : fewestGivenUp(
        items,
        (kept) =>
          canHold(
            space,
            kept.flatMap(({ units }) => units),
          ),
        1,
      );
  const given = isVoid ? [] : (sets[0] ?? items);
  for (const { decision } of given) drop(decision.optionId, 'rules/dropped');
  return {
    decisions: sortDecisions(items.filter((item) => !given.includes(item)).map(({ decision }) => decision)),
    dropped,
  };
}
