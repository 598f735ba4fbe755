/** The largest part of foreign decisions that can stand together: the shopper's own first. */
import type { OptionId } from '../kernel/ids.js';
import type { Decision, StoredSource } from '../product/configuration.js';
import { smallestGivenUp } from './conflict.js';
import { existing } from './existing.js';
import { sortDecisions } from './repair.js';
import type { Rules } from './rules.js';
import type { Budget } from './search.js';
import type { Space } from './space.js';
import { encode, hold, isBlank, unitsOf } from './unit.js';
import type { Issue } from '../kernel/issue.js';

/** See `Rules.reconcile`. Codes: `rules/unknown-option`, `rules/unknown-value`, `rules/dropped`. */
export function reconcileIn(space: Space, decisions: readonly Decision[], budget: Budget): ReturnType<Rules['reconcile']> {
  const dropped: Issue[] = [];
  const drop = (optionId: OptionId, code: string): void => void dropped.push({ code, severity: 'warning', path: ['options', optionId], params: { optionId } });
  const known = [...new Map(decisions.map((decision) => [decision.optionId, decision])).values()].filter(({ optionId, value }) => {
    const code = !space.product.optionById.has(optionId) ? 'rules/unknown-option' : encode(space, optionId, value) === undefined ? 'rules/unknown-value' : null;
    if (code !== null) drop(optionId, code);
    return code === null;
  });
  const ranked = sortDecisions(known).sort((a, b) => rank(a.source) - rank(b.source) || existing(space.product.optionById.get(a.optionId)).index - existing(space.product.optionById.get(b.optionId)).index);
  const isPossible = (kept: readonly Decision[]): boolean => {
    const frame = space.narrow(space.root, unitsOf(space, kept).map((unit) => hold(unit, false)), budget);
    return frame !== null && space.components.every((_, at) => space.find(frame, at, [], budget));
  };
  const own = ranked.filter(({ source }) => rank(source) === 0);
  const lesser = ranked.filter(({ source }) => rank(source) > 0);
  const isVoid = !isPossible([]);
  const firstGiven = isVoid ? new Set<Decision>() : (smallestGivenUp(own, isPossible, 1).sets[0] ?? new Set(own));
  const kept = own.filter((decision) => !firstGiven.has(decision));
  const secondGiven = isVoid ? new Set<Decision>() : (smallestGivenUp(lesser, (some) => isPossible([...kept, ...some]), 1).sets[0] ?? new Set(lesser));
  for (const { optionId } of ranked.filter((decision) => firstGiven.has(decision) || secondGiven.has(decision))) drop(optionId, 'rules/dropped');
  return { decisions: sortDecisions([...kept, ...lesser.filter((decision) => !secondGiven.has(decision))]), dropped };
}

function rank(source: StoredSource): number {
  return source === 'shopper' || isBlank(source) ? 0 : 1;
}
