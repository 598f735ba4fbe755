/**
 * What a shopper wants, what gives way for it, and to which value: the fewest of the shopper's own decisions, then of lesser ones,
 * each moved to the value nearest to its old one. `rule` and `explain` share it, so that what is offered is exactly what happens.
 */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Change, Decision, OptionValue } from '../product/configuration.js';
import { complete, completeWith, findNearest, type Completion } from './complete.js';
import { fewestGivenUp, type GivenUp } from './conflict.js';
import { ABSENT, ANSWERED, BLANK, has, isSingle, lowest, only, type Domain } from './domain.js';
import { fillOrder } from './fill-order.js';
import type { Judging } from './judge.js';
import { allows, canHold, possible, type Assumption, type Frame } from './space.js';
import { encode, isBlank, optionIdOf, sortDecisions, type Unit } from './unit.js';
import { decode } from './variable.js';

/** What a shopper wants of some options, set against what is decided. */
export interface Wish {
  /** What must hold. */
  readonly hard: readonly Assumption[];
  /** All that is held beside it, and may give way. */
  readonly held: readonly Unit[];
  /** Whether some value is not one of its option. */
  readonly isInvalid: boolean;
}

/** One way to let a wish in. */
export interface Way {
  /** Sorted by option. */
  readonly decisions: readonly Decision[];
  /** Decisions that changed beyond the wish. */
  readonly repaired: readonly Change[];
  /** Options of decisions that were given up, with what stands instead; `null`: blank, or laid to sleep. */
  readonly moved: ReadonlyMap<OptionId, OptionValue>;
  /** Steps a number that gave way may have. */
  readonly reach: ReadonlyMap<OptionId, Domain>;
  readonly completion: Completion;
}

/** The changes as values that must hold. Of a multi only the amounts that differ from the present ones are new, the others stay if they can. */
export function toWish(
  { space, completion }: Judging,
  changes: readonly Decision[],
  released: readonly OptionId[] = [],
): Wish {
  const { product, view } = space;
  const exempt = new Set(released.flatMap((id) => view.partsOf(id).map(({ index }) => index)));
  const hard: Assumption[] = [];
  const soft: Unit[] = [];
  let isInvalid = false;
  for (const { optionId, value } of changes) {
    const pairs = encode(space, optionId, value) ?? [];
    isInvalid ||= encode(space, optionId, value) === undefined;
    const isMulti = product.optionById.get(optionId)?.kind === 'multi' && pairs.length > 0;
    const before = new Map(isMulti ? encode(space, optionId, completion.values[optionId] ?? null) : []);
    const differing = pairs.filter(([variable, at]) => before.get(variable) !== at);
    const wanted = differing.length > 0 ? differing : pairs;
    for (const [variable, at] of wanted) hard.push({ variable, domain: only(at) });
    for (const variable of isMulti ? wanted.map(([one]) => one) : view.partsOf(optionId).map(({ index }) => index))
      exempt.add(variable);
    for (const [variable, at] of pairs) soft.push({ optionId, variable, value: at, domain: only(at), own: false });
  }
  const machine = soft.filter(({ variable }) => !completion.units.some((unit) => unit.variable === variable));
  return { hard, held: [...completion.units, ...machine].filter(({ variable }) => !exempt.has(variable)), isInvalid };
}

/** Sets of units to give up for the wish. `most`: sets of the shopper's own to find; 0: all of the smallest size. */
export function waysOut({ space }: Judging, { hard, held }: Wish, most: number): GivenUp<Unit> {
  const { sets, settled } = fewestGivenUp(held, (kept) => canHold(space, [...hard, ...kept]), most);
  return { sets, settled: settled && space.budget.left > 0 };
}

/** The design that follows when these units give way. `after`: the decisions with the wish in them. */
export function takeWay(
  judging: Judging,
  wish: Wish,
  given: readonly Unit[],
  after: ReadonlyMap<OptionId, Decision>,
): Way {
  const { space } = judging;
  let frame: Frame = [...wish.hard, ...wish.held.filter((unit) => !given.includes(unit))];
  const reached = new Map<number, number>(
    [...judging.completion.units, ...wish.held].map(({ variable, value }) => [variable, value]),
  );
  for (const { variable, domain } of wish.hard) reached.set(variable, lowest(domain));
  const reach = new Map<OptionId, Domain>();
  for (const { optionId, variable, value } of given) {
    const part = elementAt(space.variables, variable);
    const now = frame;
    if (part.option.kind === 'number') reach.set(optionId, possible(space, now, variable, ANSWERED).domain);
    const next =
      findNearest(part, value, (domain) => allows(space, now, variable, domain), true) ??
      [BLANK, ABSENT].find((special) => allows(space, frame, variable, only(special))) ??
      BLANK;
    reached.set(variable, next);
    frame = [...frame, { variable, domain: only(next) }];
  }
  const decisions = new Map(after);
  const moved = new Map<OptionId, OptionValue>();
  const repaired: Change[] = [];
  for (const optionId of new Set(given.map((unit) => unit.optionId))) {
    const parts = space.view.partsOf(optionId);
    const value = decode(parts, space.rows, ({ index }) => reached.get(index) ?? 0);
    moved.set(optionId, value ?? null);
    if (value === undefined) continue;
    const isAsked = wish.hard.some((one) => optionIdOf(space, one) === optionId);
    decisions.set(optionId, { optionId, value, source: (isAsked && after.get(optionId)?.source) || 'suggestion' });
    repaired.push({ optionId, value, source: 'suggestion' });
  }
  const way = { moved, reach, repaired, decisions: sortDecisions(decisions.values()) };
  return awaken(judging, wish, { ...way, completion: complete(space, way.decisions) });
}

/** Whether all that was wished stands in a design. */
export function isAwake({ space }: Judging, { values, witness }: Completion, wish: Wish): boolean {
  return wish.hard.every(
    (one) =>
      !isSingle(one.domain) ||
      (Object.hasOwn(values, optionIdOf(space, one)) && has(one.domain, elementAt(witness, one.variable))),
  );
}

/**
 * The way, with as little more as lets the wish stand; as it was if nothing does. A default that comes before a decision in the order
 * of filling may lay its option to sleep: then that default is decided, too; or a decision that slept may wake in its place: then
 * it goes.
 */
function awaken(judging: Judging, wish: Wish, way: Way): Way {
  if (isAwake(judging, way.completion, wish)) return way;
  const asleep = [...way.moved.keys()].filter((id) => !way.repaired.some(({ optionId }) => optionId === id));
  const rid = decided(
    judging,
    way,
    way.decisions.filter(({ optionId }) => !asleep.includes(optionId)),
    asleep.map((optionId) => ({ optionId, value: { release: true } })),
  );
  return (
    [() => pinned(judging, wish, way), () => rid, () => pinned(judging, wish, rid)]
      .map((attempt) => attempt())
      .find(({ completion }) => isAwake(judging, completion, wish)) ?? way
  );
}

/** Decides, one by one, the defaults that lay the wish to sleep. */
function pinned(judging: Judging, wish: Wish, way: Way): Way {
  const { space } = judging;
  const { values } = completeWith(space, way.decisions, wish.hard);
  const taken = new Set(way.decisions.map(({ optionId }) => optionId));
  const culprit = fillOrder(space.product, taken).find(
    ({ id }) =>
      !taken.has(id) &&
      !isBlank(values[id] ?? null) &&
      JSON.stringify(values[id]) !== JSON.stringify(way.completion.values[id]),
  );
  if (culprit === undefined || isAwake(judging, way.completion, wish)) return way;
  const pin: Decision = { optionId: culprit.id, value: values[culprit.id] ?? null, source: 'suggestion' };
  return pinned(judging, wish, decided(judging, way, [...way.decisions, pin], [pin]));
}

function decided({ space }: Judging, way: Way, decisions: readonly Decision[], changes: readonly Change[]): Way {
  const sorted = sortDecisions(decisions);
  return { ...way, decisions: sorted, repaired: [...way.repaired, ...changes], completion: complete(space, sorted) };
}
