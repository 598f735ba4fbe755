/**
 * Sees to it that what was wished stands in the design that follows. A default that comes before a decision in the order of filling may
 * lay its option to sleep: then that default is decided, too, as a suggestion.
 */
import { elementAt } from '../kernel/element-at.js';
import type { Change, Decision } from '../product/configuration.js';
import { complete, type Completion } from './complete.js';
import { has, isSingle } from './domain.js';
import { fillOrder } from './fill-order.js';
import type { Judging } from './judge.js';
import { sortDecisions, type Way } from './repair.js';
import type { Space } from './space.js';
import type { Wish } from './wish.js';

/** Whether all that was wished stands in a design. */
export function isAwake(space: Space, completion: Completion, wish: Wish): boolean {
  return wish.hard.every(([variable, domain]) => {
    const isShown = Object.hasOwn(completion.values, elementAt(space.variables, variable).option.id);
    return !isSingle(domain) || (isShown && has(domain, elementAt(completion.witness, variable)));
  });
}

/** The way, with as little more as lets the wish stand; as it was if nothing does. */
export function awaken(judging: Judging, wish: Wish, way: Way): Way {
  const tries = [(one: Way) => one, pinned, rid, (one: Way) => pinned(rid(one, judging), judging, wish)];
  for (const attempt of tries) {
    const next = attempt(way, judging, wish);
    if (isAwake(judging.space, next.completion, wish)) return next;
  }
  return way;
}

/** Decides the defaults that lay the wish to sleep. */
function pinned(way: Way, judging: Judging, wish: Wish): Way {
  const { space, budget } = judging;
  const { decisions, completion } = way;
  const forced = complete(space, decisions, completion.witness, budget, wish.hard);
  const decided = new Set(decisions.map(({ optionId }) => optionId));
  const { options, bound } = fillOrder(space.product, decided);
  const pins = options.slice(0, bound).flatMap(({ id }): Decision[] => {
    const value = forced.values[id];
    const isSame = JSON.stringify(value) === JSON.stringify(completion.values[id]);
    return decided.has(id) || isSame || value === undefined || value === null || value === '' ? [] : [{ optionId: id, value, source: 'suggestion' }];
  });
  return renewed(way, [...decisions, ...pins], pins, judging);
}

/** Drops decisions that the way had laid to sleep, and that would wake in place of the wish. */
function rid(way: Way, judging: Judging): Way {
  const asleep = [...way.moved.keys()].filter((id) => !way.repaired.some(({ optionId }) => optionId === id));
  const decisions = way.decisions.filter(({ optionId }) => !asleep.includes(optionId));
  return renewed(way, decisions, asleep.map((optionId) => ({ optionId, value: { release: true } })), judging);
}

function renewed(way: Way, decisions: readonly Decision[], changes: readonly Change[], { space, budget }: Judging): Way {
  const sorted = sortDecisions(decisions);
  return { ...way, decisions: sorted, repaired: [...way.repaired, ...changes], completion: complete(space, sorted, way.completion.witness, budget) };
}
