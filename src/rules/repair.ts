/**
 * What gives way for a wish, and to which value: the fewest of the shopper's own decisions, then of lesser ones, each moved to
 * the value nearest to its old one. `rule` and `explain` share it, so that what is offered is exactly what happens.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import type { Change, Decision, OptionValue } from '../product/configuration.js';
import { complete, findNearest, type Completion } from './complete.js';
import { smallestGivenUp, type GivenUp } from './conflict.js';
import { ABSENT, BLANK, has, only, type Domain } from './domain.js';
import type { Judging } from './judge.js';
import { possibleIn } from './ranges.js';
import type { Frame } from './space.js';
import { levelOf, type Unit } from './unit.js';
import { amountsOf } from './view.js';
import { framed, type Wish } from './wish.js';

/** One way to let a wish in. */
export interface Way {
  readonly given: ReadonlySet<Unit>;
  /** Sorted by option. */
  readonly decisions: readonly Decision[];
  /** Decisions that changed beyond the wish. */
  readonly repaired: readonly Change[];
  /** Options of decisions that were given up, with what stands instead; `null`: laid to sleep. */
  readonly moved: ReadonlyMap<OptionId, OptionValue>;
  /** Steps a number that gave way may have. */
  readonly reach: ReadonlyMap<OptionId, Domain>;
  readonly completion: Completion;
}

/**
 * Sets of units to give up for the wish: the shopper's own ones fewest, then the lesser ones fewest.
 *
 * @param most - Sets of the shopper's own to find; 0: all of the smallest size.
 */
export function waysOut(judging: Judging, wish: Wish, most: number): GivenUp<Unit> {
  const { space, completion, budget } = judging;
  const units = softUnits(completion, wish);
  const own = units.filter((unit) => levelOf(unit) === 0);
  const lesser = units.filter((unit) => levelOf(unit) > 0);
  const first = smallestGivenUp(own, (kept) => framed(space, completion, wish, kept, budget) !== null, most);
  const sets = first.sets.map((set): ReadonlySet<Unit> => {
    const kept = own.filter((unit) => !set.has(unit));
    const second = smallestGivenUp(lesser, (some) => framed(space, completion, wish, [...kept, ...some], budget) !== null, 1);
    return new Set([...set, ...(second.sets[0] ?? lesser)]);
  });
  return { sets, settled: first.settled && budget.left > 0 };
}

/** All that is held beside the wish. */
function softUnits(completion: Completion, wish: Wish): Unit[] {
  return [...completion.units, ...wish.soft].filter((unit) => !wish.exempt.has(unit.variable));
}

/** The design that follows when these units give way. `after`: the decisions with the wish in them. */
export function takeWay(judging: Judging, wish: Wish, given: ReadonlySet<Unit>, after: ReadonlyMap<OptionId, Decision>): Way {
  const { space, completion, budget } = judging;
  const kept = softUnits(completion, wish).filter((unit) => !given.has(unit));
  let frame = framed(space, completion, wish, kept, budget);
  const reached = new Map<number, number>();
  const reach = new Map<OptionId, Domain>();
  for (const unit of given) {
    const part = elementAt(space.variables, unit.variable);
    if (part.option.kind === 'number') reach.set(unit.optionId, possibleIn(space, frame, unit.variable, [0, Infinity], completion.witness, budget).domain);
    const value = settleGiven(judging, frame, unit);
    if (value !== undefined) frame = space.narrow(frame, [[unit.variable, only(value)]], budget);
    reached.set(unit.variable, value ?? BLANK);
  }
  const moved = movedValues(judging, wish, given, reached);
  const decisions = new Map(after);
  const repaired: Change[] = [];
  for (const [optionId, value] of moved) {
    const before = after.get(optionId);
    if (value === null && !wakesBlank(reached, given, optionId)) continue;
    const asked = wish.hard.some(([variable]) => elementAt(space.variables, variable).option.id === optionId);
    decisions.set(optionId, { optionId, value, source: asked && before !== undefined ? before.source : 'suggestion' });
    repaired.push({ optionId, value, source: 'suggestion' });
  }
  const sorted = sortDecisions(decisions.values());
  return { given, decisions: sorted, repaired, moved, reach, completion: complete(space, sorted, completion.witness, budget) };
}

/** Decisions in the order a design stores them. */
export function sortDecisions(decisions: Iterable<Decision>): Decision[] {
  return [...decisions].sort((a, b) => (a.optionId < b.optionId ? -1 : 1));
}

/** Where a unit moves: near its old value, else blank, else its option goes. Texts and pictures cannot be made up. */
function settleGiven({ space, completion, budget }: Judging, frame: Frame, unit: Unit): number | undefined {
  const part = elementAt(space.variables, unit.variable);
  const isMade = part.option.kind !== 'text' && part.option.kind !== 'image';
  const near = isMade ? findNearest(space, frame, part, unit.value, completion.witness, budget, true) : undefined;
  const can = (value: number): boolean =>
    frame !== null && has(elementAt(frame, unit.variable), value) && space.allows(frame, unit.variable, only(value), completion.witness, budget) === true;
  return near ?? [BLANK, ABSENT].find(can);
}

function wakesBlank(reached: ReadonlyMap<number, number>, given: ReadonlySet<Unit>, optionId: OptionId): boolean {
  return [...given].some((unit) => unit.optionId === optionId && reached.get(unit.variable) !== ABSENT);
}

/** The new values of the options that gave way; `null`: blank, or absent. */
function movedValues({ space, completion }: Judging, wish: Wish, given: ReadonlySet<Unit>, reached: ReadonlyMap<number, number>): Map<OptionId, OptionValue> {
  const moved = new Map<OptionId, OptionValue>();
  const hard = new Map(wish.hard.map(([variable, domain]) => [variable, elementAt(domain, 0)]));
  const held = new Map([...completion.units, ...wish.soft].map((unit) => [unit.variable, unit.value]));
  for (const { optionId, variable } of given) {
    const part = elementAt(space.variables, variable);
    const value = existing(reached.get(variable));
    if (value < 0) moved.set(optionId, part.option.kind === 'text' && value === BLANK ? '' : null);
    else if (part.choiceId === null) moved.set(optionId, part.valueAt(value));
    else {
      const parts = existing(space.view.variablesOf.get(optionId));
      moved.set(optionId, amountsOf(parts, ({ index }) => hard.get(index) ?? reached.get(index) ?? held.get(index) ?? 0));
    }
  }
  return moved;
}
