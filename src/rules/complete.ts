/**
 * Fills in what nobody decided: in declared order (what a default reads first) the default if some complete valid design agrees,
 * else the next choice or the nearest number that does. Decisions come first, with what their presence depends on: a decision whose
 * option is not there sleeps.
 */
import { rational } from '../kernel/rational.js';
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Decision, OptionValue, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Option } from '../product/product.js';
import { conditionsOf } from './compile/constraint.js';
import { literalsOf } from './compile/unknown.js';
import {
  ABSENT,
  ANSWERED,
  BLANK,
  highest,
  intersect,
  nearest,
  only,
  PRESENT,
  valuesOf,
  type Domain,
} from './domain.js';
import { defaultOf, fillOrder } from './fill-order.js';
import { allows, search, valuesWithin, type Assumption, type Frame, type Space } from './space.js';
import { awake, isBlank, unitsOf, type Unit } from './unit.js';
import { decode, stepOf, type Variable } from './variable.js';
import { optionsRead } from './view.js';

/** A design with every option filled in. */
export interface Completion {
  /** Present options in declared order; open questions `null`, open texts empty. */
  readonly values: Values;
  readonly scope: Scope;
  /** The decisions, the shopper's first, held as far as they count now. */
  readonly units: readonly Unit[];
  /** Options whose answer is still to be given. */
  readonly open: ReadonlySet<OptionId>;
  /** Where the machine's own first wish had to give way: what it wished. */
  readonly yielded: ReadonlyMap<OptionId, OptionValue>;
  /** A value per unknown, complete and valid if there is any such design. */
  readonly witness: readonly number[];
}

interface State {
  readonly space: Space;
  frame: Frame;
  readonly values: Record<OptionId, OptionValue>;
  readonly decided: ReadonlyMap<OptionId, OptionValue>;
  readonly open: Set<OptionId>;
  readonly yielded: Map<OptionId, OptionValue>;
  readonly done: Set<OptionId>;
  scope: Scope;
}

/** Completes decisions that are jointly possible; exact while the budget lasts. `forced`: what must hold besides. */
export function complete(space: Space, decisions: readonly Decision[], forced: readonly Assumption[] = []): Completion {
  const { product } = space;
  const units = unitsOf(space, decisions);
  const state: State = {
    space,
    frame: [...units, ...forced],
    values: {},
    decided: new Map(decisions.map(({ optionId, value }) => [optionId, value])),
    open: new Set(),
    yielded: new Map(),
    done: new Set(),
    scope: scopeOf(space, {}),
  };
  const unitsById = new Map<OptionId, Unit[]>();
  for (const unit of units) unitsById.set(unit.optionId, [...(unitsById.get(unit.optionId) ?? []), unit]);
  const order = fillOrder(product, new Set(unitsById.keys()));
  seed(state, order);
  for (const option of order) {
    const own = unitsById.get(option.id);
    if (own === undefined) fill(state, option);
    else wake(state, option, own);
    state.done.add(option.id);
    state.scope = scopeOf(space, state.values);
  }
  const values: Values = Object.fromEntries(
    product.options.flatMap(({ id }) => (Object.hasOwn(state.values, id) ? [[id, state.values[id] ?? null]] : [])),
  );
  return {
    values,
    scope: scopeOf(space, values),
    units: units.map((unit) => (Object.hasOwn(values, unit.optionId) ? awake(unit) : unit)),
    open: state.open,
    yielded: state.yielded,
    witness: valuesWithin(space, state.frame),
  };
}

/** Finds designs with as many defaults in them as can be: most of what is asked then has its witness. */
function seed({ space, frame, decided, scope }: State, order: readonly Option[]): void {
  const wanted = space.components.map((): number[] => []);
  for (const option of order.filter(({ id }) => !decided.has(id))) {
    const wish = defaultOf(option, scope);
    for (const part of space.view.partsOf(option.id))
      wanted[elementAt(space.componentOf, part.index)]?.push(
        ...literalsOf(space.encoding, part.index, only(indexOfWish(part, wish))),
      );
  }
  wanted.forEach((literals, component) => search(space, frame, component, literals));
}

/** What expressions see of finished values. */
export function scopeOf({ product, context }: Space, values: Values): Scope {
  return createScope(product, { values, quantity: context.quantity, market: context.market });
}

/** Lets a decision count if its option is there; else it sleeps. */
function wake(state: State, option: Option, own: readonly Unit[]): void {
  const isAwake = isShown(state, option) !== false && own.every(({ variable, value }) => fix(state, variable, value));
  if (isAwake) state.values[option.id] = state.decided.get(option.id) ?? null;
  else for (const { variable } of own) fix(state, variable, ABSENT);
}

/** Fixes an unknown if some complete valid design agrees. */
function fix(state: State, variable: number, value: number): boolean {
  const { space, frame } = state;
  const domain = only(value);
  const agrees = allows(space, frame, variable, domain);
  if (agrees) state.frame = [...frame, { variable, domain }];
  return agrees;
}

function fill(state: State, option: Option): void {
  const { space, values, decided } = state;
  const parts = space.view.partsOf(option.id);
  const isPresent = isShown(state, option);
  if (isPresent === false) {
    for (const { index } of parts) fix(state, index, ABSENT);
    return;
  }
  const wish = decided.has(option.id) ? null : defaultOf(option, state.scope);
  const wished = parts.map((part) => indexOfWish(part, wish));
  const reached = parts.map((part, at) => {
    const near = findNearest(space, state.frame, part, elementAt(wished, at));
    return [near, BLANK, ...(isPresent === null ? [ABSENT] : [])].find(
      (value) => value !== undefined && fix(state, part.index, value),
    );
  });
  if (reached.includes(ABSENT)) return;
  if (reached.includes(undefined)) state.open.add(option.id);
  const hasYielded = reached.some((value, at) => value !== undefined && value >= 0 && value !== wished[at]);
  const valueOf = (indexes: readonly (number | undefined)[]): OptionValue =>
    decode(parts, space.rows, (part) => indexes[parts.indexOf(part)] ?? BLANK) ?? null;
  // A text stands for its class: what was wished is shown as it was written.
  const asWished = typeof wish === 'string' && !isBlank(wish) && reached[0] === wished[0];
  values[option.id] = asWished ? wish : valueOf(reached);
  if (hasYielded) state.yielded.set(option.id, valueOf(wished));
}

/** Whether the option is present by what is filled in so far, and can be at all; `null`: what decides it comes later. */
function isShown({ space, frame, done, scope }: State, option: Option): boolean | null {
  const first = space.view.partsOf(option.id)[0];
  if (first?.domain[0] === ABSENT && !allows(space, frame, first.index, PRESENT)) return false;
  const conditions = conditionsOf(space.product, option);
  const isDecided = conditions.every((condition) =>
    [...optionsRead(space.product, condition)].every((id) => done.has(id)),
  );
  return isDecided ? conditions.every((condition) => isTrue(condition, scope)) : null;
}

/** The index wished for; a number that is no step of the grid counts as the nearest one. */
function indexOfWish(part: Variable, wish: OptionValue): number {
  const { option, choiceId } = part;
  if (choiceId !== null) return part.indexOf((wish as Readonly<Record<string, number>> | null)?.[choiceId] ?? 0) ?? 0;
  if (option.kind === 'rows' || option.kind === 'fields') return 0;
  if (isBlank(wish)) return BLANK;
  if (option.kind === 'number' && typeof wish === 'number')
    return nearest(intersect(part.domain, ANSWERED), stepOf(option, rational(wish)));
  return part.indexOf(wish) ?? 0;
}

/**
 * The possible value nearest to the wish, numbers by distance. Of a default the next in declared order, starting over at the end;
 * of an old value (`isOld`) the one at the least distance in that order, the later of two. `undefined`: no answer is possible, or
 * none that a machine could make up.
 */
export function findNearest(
  space: Space,
  frame: Frame,
  { index, domain, option: { kind } }: Variable,
  wish: number,
  isOld = false,
): number | undefined {
  if (wish < 0) return undefined;
  const isAllowed = (domain: Domain): boolean => allows(space, frame, index, domain);
  if (isAllowed(only(wish))) return wish;
  if (kind === 'text' || kind === 'image') return undefined;
  const answers = intersect(domain, ANSWERED);
  if (kind === 'number') return nearestBy(wish, highest(answers), isAllowed);
  const all = valuesOf(answers);
  const onwards = [...all.filter((value) => value > wish), ...all.filter((value) => value < wish)];
  if (isOld) onwards.sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish));
  return onwards.find((value) => isAllowed(only(value)));
}

/** The allowed number nearest to the wish, the lower of two, by halves of the distance. */
function nearestBy(wish: number, most: number, isAllowed: (domain: Domain) => boolean): number | undefined {
  const isWithin = (distance: number): boolean => isAllowed([Math.max(0, wish - distance), wish + distance]);
  let out = 0;
  let reached = Math.max(wish, most - wish);
  if (!isWithin(reached)) return undefined;
  while (out + 1 < reached) {
    const middle = (out + reached) >> 1;
    if (isWithin(middle)) reached = middle;
    else out = middle;
  }
  return wish >= reached && isAllowed(only(wish - reached)) ? wish - reached : wish + reached;
}
