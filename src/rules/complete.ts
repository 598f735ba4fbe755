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
  has,
  highest,
  intersect,
  nearest,
  only,
  PRESENT,
  valuesOf,
  type Domain,
} from './domain.js';
import { defaultOf, fillOrder } from './fill-order.js';
import { rowsIn } from './rows.js';
import { placeIn, remember, search, valuesWithin, type Assumption, type Frame, type Space } from './space.js';
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
  /** The shopper's among them. */
  readonly own: readonly Unit[];
  /** Options whose answer is still to be given. */
  readonly open: ReadonlySet<OptionId>;
  /** Where the machine's own first wish had to give way: what it wished. */
  readonly yielded: ReadonlyMap<OptionId, OptionValue>;
  /** A value per unknown, complete and valid if there is any such design. */
  readonly witness: readonly number[];
}

interface State {
  readonly space: Space;
  readonly frame: Assumption[];
  readonly values: Record<OptionId, OptionValue>;
  readonly decided: ReadonlyMap<OptionId, OptionValue>;
  readonly open: Set<OptionId>;
  readonly yielded: Map<OptionId, OptionValue>;
  readonly done: Set<OptionId>;
  /** By component: a design that has all of the frame. */
  readonly near: (readonly number[])[];
  /** What expressions see so far; made when one asks. */
  scope: Scope | null;
}

/** Completes decisions that are jointly possible, in the order of `sortDecisions`; exact while the budget lasts. */
export function complete(space: Space, decisions: readonly Decision[]): Completion {
  return remember(space, JSON.stringify(decisions), () => completeWith(space, decisions, []));
}

/** Completes decisions. `forced`: what must hold besides. */
export function completeWith(space: Space, decisions: readonly Decision[], forced: Frame): Completion {
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
    near: [],
    scope: null,
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
    state.scope = null;
  }
  const values: Record<OptionId, OptionValue> = Object.fromEntries(
    product.options.flatMap(({ id }) => (Object.hasOwn(state.values, id) ? [[id, state.values[id] ?? null]] : [])),
  );
  // Cells may read options, which all have their values now.
  for (const option of product.options)
    if ('columns' in option && Object.hasOwn(values, option.id))
      values[option.id] = rowsIn(option, state.decided.get(option.id), scopeOf(space, values));
  const counted = units.map((unit) => (Object.hasOwn(values, unit.optionId) ? awake(unit) : unit));
  return {
    values,
    scope: scopeOf(space, values),
    units: counted,
    own: counted.filter((unit) => unit.own),
    open: state.open,
    yielded: state.yielded,
    witness: valuesWithin(space, state.frame),
  };
}

/** Finds designs with as many defaults in them as can be: most of what is asked then has its witness. */
function seed(state: State, order: readonly Option[]): void {
  const { space, frame, decided, near } = state;
  const wanted = space.components.map((): number[] => []);
  for (const option of order.filter(({ id }) => !decided.has(id))) {
    const wish = defaultOf(option, scopeNow(state));
    for (const part of space.view.partsOf(option.id))
      wanted[elementAt(space.componentOf, part.index)]?.push(
        ...literalsOf(space.encoding, part.index, only(indexOfWish(part, wish))),
      );
  }
  wanted.forEach((literals, component) => (near[component] = search(space, frame, component, literals) ?? []));
}

function scopeNow(state: State): Scope {
  return (state.scope ??= scopeOf(state.space, state.values));
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
  const domain = only(value);
  const agrees = mayBe(state, variable, domain);
  if (agrees) state.frame.push({ variable, domain });
  return agrees;
}

/** Whether some complete valid design with all that is fixed has the unknown in `domain`; that one is asked first next time. */
function mayBe({ space, frame, near }: State, variable: number, domain: Domain): boolean {
  const component = elementAt(space.componentOf, variable);
  const value = near[component]?.[placeIn(space, variable)];
  if (value !== undefined && has(domain, value)) return true;
  // Most often propagation says no; looking through all that is known took longer.
  const found = search(space, [...frame, { variable, domain }], component);
  if (found) near[component] = found;
  return Boolean(found);
}

function fill(state: State, option: Option): void {
  const { space, values, decided } = state;
  const parts = space.view.partsOf(option.id);
  const isPresent = isShown(state, option);
  if (isPresent === false) {
    for (const { index } of parts) fix(state, index, ABSENT);
    return;
  }
  const wish = decided.has(option.id) ? null : defaultOf(option, scopeNow(state));
  const wished = parts.map((part) => indexOfWish(part, wish));
  const reached = parts.map((part, at) => {
    const near = findNearest(part, elementAt(wished, at), (domain) => mayBe(state, part.index, domain));
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
function isShown(state: State, option: Option): boolean | null {
  const { space, done } = state;
  const first = space.view.partsOf(option.id)[0];
  if (first?.domain[0] === ABSENT && !mayBe(state, first.index, PRESENT)) return false;
  const conditions = conditionsOf(space.product, option);
  const isDecided = conditions.every((condition) =>
    [...optionsRead(space.product, condition)].every((id) => done.has(id)),
  );
  return isDecided ? conditions.every((condition) => isTrue(condition, scopeNow(state))) : null;
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
  { domain, option: { kind } }: Variable,
  wish: number,
  isAllowed: (domain: Domain) => boolean,
  isOld = false,
): number | undefined {
  if (wish < 0) return undefined;
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
