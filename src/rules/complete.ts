/**
 * Fills in what nobody decided: in declared order (what a default reads first) the default if some complete valid design agrees,
 * else the next choice or the nearest number that does. Decisions come first, with what their presence depends on: a decision whose
 * option is not there sleeps.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import type { Decision, OptionValue, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { evaluate, evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Option } from '../product/product.js';
import { conditionsOf } from './constraint.js';
import { ABSENT, BLANK, answersOf, has, intersect, nearest, only, sizeOf, valuesOf, type Domain } from './domain.js';
import { fillOrder, optionsRead } from './fill-order.js';
import { halves, type Budget } from './search.js';
import type { Assumption, Frame, Space } from './space.js';
import { hold, isBlank, unitsOf, type Unit } from './unit.js';
import { choicesOf, stepOf, type Variable } from './variable.js';
import { amountsOf } from './view.js';

/** A design with every option filled in. */
export interface Completion {
  /** Present options in declared order; open questions `null`, open texts empty. */
  readonly values: Values;
  readonly scope: Scope;
  /** The shopper's and lesser decisions, and which of them count now. */
  readonly units: readonly Unit[];
  readonly awake: ReadonlySet<Unit>;
  /** Options whose answer is still to be given. */
  readonly open: ReadonlySet<OptionId>;
  /** Where the machine's own first wish had to give way: what it wished. */
  readonly yielded: ReadonlyMap<OptionId, OptionValue>;
  /** A value per unknown, complete and valid if there is any such design. */
  readonly witness: readonly number[];
}

interface State {
  readonly space: Space;
  readonly budget: Budget;
  frame: Frame;
  readonly wishes: number[];
  readonly values: Map<OptionId, OptionValue>;
  readonly decided: ReadonlyMap<OptionId, OptionValue>;
  readonly open: Set<OptionId>;
  readonly yielded: Map<OptionId, OptionValue>;
  readonly done: Set<OptionId>;
  scope: Scope;
}

/**
 * Completes decisions that are jointly possible; exact while the budget lasts.
 *
 * @param wishes - A design to stay near while searching; changes no answer.
 * @param forced - What must hold besides.
 */
export function complete(
  space: Space, decisions: readonly Decision[], wishes: readonly number[], budget: Budget, forced: readonly Assumption[] = [],
): Completion {
  const units = unitsOf(space, decisions);
  const state: State = {
    space, budget, frame: space.narrow(space.root, [...units.map((unit) => hold(unit, false)), ...forced], budget), wishes: [...wishes], values: new Map(),
    decided: new Map(decisions.map(({ optionId, value }) => [optionId, value])), open: new Set(), yielded: new Map(), done: new Set(),
    scope: scopeOf(space, {}),
  };
  const awake = new Set<Unit>();
  for (const option of fillOrder(space.product, new Set(units.map((unit) => unit.optionId))).options) {
    const own = units.filter((unit) => unit.optionId === option.id);
    if (own.length === 0) fill(state, option);
    else if (wake(state, option, own)) for (const unit of own) awake.add(unit);
    state.done.add(option.id);
    state.scope = scopeOf(space, Object.fromEntries(state.values));
  }
  const values: Record<OptionId, OptionValue> = {};
  for (const { id } of space.product.options) if (state.values.has(id)) values[id] = existing(state.values.get(id));
  return { values, scope: scopeOf(space, values), units, awake, open: state.open, yielded: state.yielded, witness: witnessOf(state) };
}

function scopeOf(space: Space, values: Values): Scope {
  return createScope(space.product, { values, quantity: space.context.quantity, market: space.context.market });
}

function show(state: State, option: Option, value: OptionValue): void {
  state.values.set(option.id, value);
}

/** Lets a decision count if its option is there; else it sleeps. */
function wake(state: State, option: Option, own: readonly Unit[]): boolean {
  const awake = isShown(state, option) !== false && own.every((unit) => fix(state, unit.variable, unit.value));
  if (awake) show(state, option, existing(state.decided.get(option.id)));
  else for (const unit of own) fix(state, unit.variable, ABSENT);
  return awake;
}

/** Fixes an unknown if some complete valid design agrees. */
function fix(state: State, variable: number, value: number): boolean {
  const { space, budget, frame, wishes } = state;
  if (frame === null || !has(elementAt(frame, variable), value)) return false;
  if (space.allows(frame, variable, only(value), wishes, budget) !== true) return false;
  state.frame = space.narrow(frame, [[variable, only(value)]], budget);
  wishes[variable] = value;
  return true;
}

function fill(state: State, option: Option): void {
  const { space } = state;
  const parts = space.view.variablesOf.get(option.id) ?? [];
  const present = isShown(state, option);
  if (present === false) {
    for (const part of parts) fix(state, part.index, ABSENT);
    return;
  }
  const wish = state.decided.has(option.id) ? null : defaultOf(option, state.scope);
  const reached = parts.map((part) => settle(state, part, indexOfWish(part, wish), present === null));
  if (reached.includes(ABSENT)) return;
  if (option.kind === 'multi') show(state, option, amountsOf(parts, (part) => reached[parts.indexOf(part)] ?? 0));
  else if (option.kind === 'rows' || option.kind === 'fields') show(state, option, space.rows.get(option.id) ?? []);
  else show(state, option, valueOf(elementAt(parts, 0), reached[0], wish));
  if (reached.includes(undefined)) state.open.add(option.id);
  const wished = parts.map((part) => indexOfWish(part, wish));
  if (reached.some((value, at) => value !== undefined && value >= 0 && value !== wished[at])) state.yielded.set(option.id, wishedValue(parts, wished));
}

function valueOf(part: Variable, reached: number | undefined, wish: OptionValue): OptionValue {
  if (reached === undefined || reached === BLANK) return part.option.kind === 'text' ? '' : null;
  return typeof wish === 'string' && part.indexOf(wish) === reached ? wish : part.valueAt(reached);
}

function wishedValue(parts: readonly Variable[], wished: readonly number[]): OptionValue {
  return elementAt(parts, 0).choiceId === null ? elementAt(parts, 0).valueAt(elementAt(wished, 0)) : amountsOf(parts, (part) => elementAt(wished, parts.indexOf(part)));
}

/** Whether the option is present by what is filled in so far, and can be at all; `null`: what decides it comes later. */
function isShown(state: State, option: Option): boolean | null {
  const { product } = state.space;
  const parts = state.space.view.variablesOf.get(option.id) ?? [];
  const first = parts[0];
  if (first?.domain[0] === ABSENT && state.space.allows(state.frame, first.index, [BLANK, Infinity], state.wishes, state.budget) === false) return false;
  const conditions = conditionsOf(product, option);
  const known = conditions.every((condition) => [...optionsRead(product, condition)].every((id) => state.done.has(id)));
  return known ? conditions.every((condition) => isTrue(condition, state.scope)) : null;
}

/** What the machine wishes for; `null`: no answer. */
function defaultOf(option: Option, scope: Scope): OptionValue {
  const { default: initial } = option;
  if (initial.type === 'unanswered') return option.kind === 'multi' ? {} : null;
  if (initial.type === 'value') return initial.value;
  if (initial.type === 'expression') {
    const datum = evaluate(initial.expression, scope);
    if (typeof datum === 'string' || typeof datum === 'boolean') return datum;
    if (datum !== null) return 'id' in Object(datum) ? (datum as { id: string }).id : toNumber(datum as number);
  }
  return firstOf(option, scope);
}

function firstOf(option: Option, scope: Scope): OptionValue {
  if (option.kind === 'choice' || option.kind === 'color') return choicesOf(option)[0]?.id ?? null;
  if (option.kind === 'toggle') return false;
  if (option.kind === 'multi') return {};
  return option.kind === 'number' ? toNumber(evaluateNumber(option.min, scope) ?? option.outer.min) : null;
}

/** The index wished for; a number that is no step of the grid counts as the nearest one. */
function indexOfWish(part: Variable, wish: OptionValue): number {
  if (part.choiceId !== null) return part.indexOf((wish as Readonly<Record<string, number>> | null)?.[part.choiceId] ?? 0) ?? 0;
  const { option } = part;
  if (option.kind === 'rows' || option.kind === 'fields') return 0;
  if (isBlank(wish)) return BLANK;
  if (option.kind === 'number' && typeof wish === 'number') return nearest(answersOf(part.domain), stepOf(option, wish));
  return part.indexOf(wish) ?? 0;
}

/** Settles one unknown as near to the wish as it can be; `undefined`: the question stays open. */
function settle(state: State, part: Variable, wish: number, maybeAbsent: boolean): number | undefined {
  const machine = part.option.kind !== 'text' && part.option.kind !== 'image' && wish !== BLANK;
  if (!machine || wish < 0) {
    if (fix(state, part.index, wish)) return wish;
    if (maybeAbsent && fix(state, part.index, ABSENT)) return ABSENT;
    return wish !== BLANK && fix(state, part.index, BLANK) ? BLANK : undefined;
  }
  const value = findNearest(state.space, state.frame, part, wish, state.wishes, state.budget);
  if (value !== undefined && fix(state, part.index, value)) return value;
  for (const special of [BLANK, ABSENT]) if ((special === BLANK || maybeAbsent) && fix(state, part.index, special)) return special;
  return undefined;
}

/**
 * The possible value nearest to the wish, numbers by distance. Of a default the next in declared order, starting over at the end;
 * of an old value (`isOld`) the one at the least distance in that order, the later of two. `undefined`: no answer is possible.
 */
export function findNearest(
  space: Space, frame: Frame, part: Variable, wish: number, wishes: readonly number[], budget: Budget, isOld = false,
): number | undefined {
  if (frame === null) return undefined;
  const answers = answersOf(elementAt(frame, part.index));
  const isPossible = (domain: Domain): boolean => space.allows(frame, part.index, domain, wishes, budget) === true;
  if (has(answers, wish) && isPossible(only(wish))) return wish;
  if (part.option.kind !== 'number') {
    const all = sizeOf(answers) > 1000 ? [] : valuesOf(answers);
    const onwards = [...all.filter((value) => value > wish), ...all.filter((value) => value < wish)];
    const candidates = isOld ? onwards.sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish)) : onwards;
    return candidates.find((value) => isPossible(only(value)));
  }
  const extreme = (domain: Domain, fromTop: boolean): number | undefined => {
    if (domain.length === 0 || !isPossible(domain)) return undefined;
    if (sizeOf(domain) === 1) return domain[0];
    const [low, high] = halves(domain);
    return fromTop ? ((high && extreme(high, true)) ?? extreme(existing(low), true)) : (extreme(existing(low), false) ?? (high && extreme(high, false)));
  };
  const below = extreme(intersect(answers, [-Infinity, wish - 1]), true);
  const reach = below === undefined ? Infinity : 2 * wish - below - 1;
  return extreme(intersect(answers, [wish + 1, reach]), false) ?? below;
}

/** A complete valid design of every component, the wishes where there is none. */
function witnessOf({ space, frame, wishes, budget }: State): readonly number[] {
  const witness = [...wishes];
  space.components.forEach((component, at) => {
    const found = space.find(frame, at, wishes, budget);
    component.forEach((variable, place) => (witness[variable] = found?.[place] ?? wishes[variable] ?? 0));
  });
  return witness;
}
