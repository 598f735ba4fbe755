/**
 * What every unknown of a component may be beside the decisions about the others (alternative domains: Becker and Fargier, IJCAI 2013),
 * all in one go. A witness that holds every decision vouches for each of its values, one that breaks a single decision for its
 * value there; then the present design with one value exchanged is tried; what is left is propagated, then searched for, models that show many of the values asked about first.
 */
import { literalsOf, placeOf, valueAt } from './compile/unknown.js';
import { has, only } from './domain.js';
import { assume } from './solve/solve.js';
import { find, holdsWith, keyOf, look, placeIn, remember, search, turnTo, type Space } from './space.js';
import type { Unit } from './unit.js';

/** What is known of one value. */
export type Mark = typeof OUT | typeof IN | typeof OPEN;

/** No valid design has it. */
export const OUT = 0;
/** A valid design has it. */
export const IN = 1;
/** The budget ended before the answer. */
export const OPEN = 2;

const ASKED = 3;

/** Values of another unknown that are tried one by one to let a value in. */
const FEW = 16;

/** Numbers with more values are judged by intervals, when they are asked about. */
const LISTED = 64;

interface Work {
  readonly space: Space;
  readonly component: number;
  readonly marks: Marks;
  readonly decided: ReadonlySet<number>;
}

/** By place of the unknown in its component, by place of the value; `null`: a long one. */
type Marks = readonly (Uint8Array | null)[];

/** What was just asked is asked again for every choice: by units (none: by space), by component. */
const latest = new WeakMap<object, Marks[]>();

/**
 * What the values of an unknown come to while these decisions hold, but that about the unknown itself; by place of the value.
 *
 * @param units - `null`: no decision at all.
 * @returns `null`: it has too many values, ask `possible`.
 */
export function marksOf(space: Space, variable: number, units: readonly Unit[] | null): Uint8Array | null {
  const component = space.componentOf[variable]!;
  const byComponent = latest.get(units ?? space) ?? [];
  let marks = byComponent[component];
  if (marks === undefined) {
    const own = (units ?? []).filter((unit) => space.componentOf[unit.variable] === component);
    marks = remember(space, `marks ${keyOf(space, own, component)}`, () => markAll(space, component, own));
    if (space.budget.left > 0) byComponent[component] = marks;
    latest.set(units ?? space, byComponent);
  }
  return marks[placeIn(space, variable)] ?? null;
}

function markAll(space: Space, component: number, units: readonly Unit[]): Marks {
  const { unknowns } = space.components[component]!;
  const marks = unknowns.map((variable) => {
    const { size } = space.encoding.unknowns[variable]!;
    return size <= LISTED || space.variables[variable]!.option.kind !== 'number'
      ? new Uint8Array(size).fill(ASKED)
      : null;
  });
  const decided = new Set(units.map(({ variable }) => variable));
  const work: Work = { space, component, marks, decided };
  vouchByPool(work, units);
  const near = find(space, units, component);
  // Without a design of every other component nothing is vouched for.
  if (near && space.budget.left > 0) exchange(work, near, unknowns);
  settle(
    work,
    units,
    unknowns.filter((variable) => !decided.has(variable)),
  );
  settleDecided(
    work,
    [],
    units.filter(({ variable }) => isAsked(work, variable)),
    units,
  );
  return marks;
}

function isAsked({ space, marks }: Work, variable: number): boolean {
  return marks[placeIn(space, variable)]?.includes(ASKED) ?? false;
}

function mark({ space, marks }: Work, variable: number, value: number): void {
  const own = marks[placeIn(space, variable)];
  if (own) own[placeOf(space.encoding.unknowns[variable]!, value)] = IN;
}

/** Marks the values that a valid design has. */
function vouch(work: Work, one: readonly number[], unknowns: readonly number[]): void {
  for (const variable of unknowns) mark(work, variable, one[placeIn(work.space, variable)]!);
}

function vouchByPool(work: Work, units: readonly Unit[]): void {
  const { space, component } = work;
  const { pool, unknowns } = space.components[component]!;
  for (const one of pool) {
    let broken = -1;
    let count = 0;
    for (const { variable, domain } of units) {
      const place = placeIn(space, variable);
      if (has(domain, one[place]!)) continue;
      if (++count > 1) break;
      broken = variable;
    }
    if (count === 1) mark(work, broken, one[placeIn(space, broken)]!);
    if (count === 0) vouch(work, one, unknowns);
  }
}

/** Tries the values asked about in a design with all decisions in it, all else as it is or but one undecided thing. */
function exchange(work: Work, near: readonly number[], unknowns: readonly number[]): void {
  const { space, component, marks } = work;
  vouch(work, near, unknowns);
  look(space, near, component);
  for (const variable of unknowns) {
    const at = placeIn(space, variable);
    const own = marks[at];
    if (!own?.includes(ASKED)) continue;
    own.forEach((found, place) => {
      if (found !== ASKED) return;
      if (holdsWith(space, variable, valueAt(space.encoding.unknowns[variable]!, place)) || gives(work, variable))
        own[place] = IN;
    });
    space.view.set(variable, near[at]!, near[at]!);
  }
}

/** Whether one undecided unknown can take another value so that the design in view holds, where one does not let `variable` be. */
function gives({ space, decided }: Work, variable: number): boolean {
  const { view, readersOf, encoding } = space;
  const broken = readersOf[variable]!.filter(({ holds }) => !holds());
  return broken[0]!.reads.some((other) => {
    const { size } = encoding.unknowns[other]!;
    if (other === variable || decided.has(other) || size > FEW) return false;
    if (!broken.every(({ reads }) => reads.includes(other))) return false;
    const before = view.low[other]!;
    let holds = false;
    for (let place = 0; place < size && !holds; place++)
      holds = holdsWith(space, other, valueAt(encoding.unknowns[other]!, place));
    view.set(other, before, before);
    return holds;
  });
}

/** Each decided unknown with its own decision removed; halves share what they assume. */
function settleDecided(work: Work, assumed: readonly Unit[], asked: readonly Unit[], units: readonly Unit[]): void {
  const [first] = asked;
  if (first === undefined) return;
  const isAmong = new Set(asked);
  const now = [...assumed, ...units.filter((unit) => !isAmong.has(unit) && !assumed.includes(unit))];
  if (asked.length === 1) {
    settle(work, now, [first.variable]);
    return;
  }
  const middle = asked.length >> 1;
  settleDecided(work, now, asked.slice(0, middle), units);
  settleDecided(work, now, asked.slice(middle), units);
}

/** Decides what is still asked of some unknowns beside the decisions. */
function settle(work: Work, units: readonly Unit[], unknowns: readonly number[]): void {
  const { space, component } = work;
  const { encoding, budget } = space;
  let asked = questions(work, unknowns);
  if (asked.length === 0) return;
  const frame = units.flatMap(({ variable, domain }) => literalsOf(encoding, variable, domain));
  const solver = turnTo(space, component);
  const isPossible = assume(solver, frame);
  const answer = ({ own, place }: Question, found: Mark): void => void (own[place] = found);
  for (const one of asked)
    if (!isPossible || one.literals.some((literal) => solver.value[literal]! < 0)) answer(one, OUT);
  for (;;) {
    asked = asked.filter(({ own, place }) => own[place] === ASKED);
    const [first] = asked;
    if (first === undefined) return;
    const wanted = asked.flatMap(({ literals }) => (literals.length === 1 ? literals : []));
    const found = search(space, [...units, { variable: first.variable, domain: only(first.value) }], component, wanted);
    if (found) exchange(work, found, unknowns);
    answer(first, found === undefined || budget.left <= 0 ? OPEN : found === null ? OUT : IN);
  }
}

interface Question {
  readonly variable: number;
  readonly value: number;
  readonly literals: readonly number[];
  readonly own: Uint8Array;
  readonly place: number;
}

function questions({ space, marks }: Work, unknowns: readonly number[]): Question[] {
  const { encoding } = space;
  return unknowns.flatMap((variable) => {
    const own = marks[placeIn(space, variable)];
    if (!own?.includes(ASKED)) return [];
    const unknown = encoding.unknowns[variable]!;
    return [...own.keys()].flatMap((place): Question[] => {
      if (own[place] !== ASKED) return [];
      const value = valueAt(unknown, place);
      return [{ variable, value, own, place, literals: literalsOf(encoding, variable, only(value)) }];
    });
  });
}
