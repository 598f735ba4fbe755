/**
 * What every unknown of a component may be beside the decisions about the others (alternative domains: Becker and Fargier, IJCAI 2013).
 * A witness that holds every decision vouches for each of its values, one that breaks a single decision for its value there; then the
 * present design with one value exchanged is tried; what is left is propagated, then searched for when it is asked about, in slices,
 * models that show many of the open values first.
 */
import { literalsOf, placeOf, valueAt } from './compile/unknown.js';
import { has, only } from './domain.js';
import type { Slice } from './rules.js';
import { assume } from './solve/solve.js';
import {
  find,
  holdsWith,
  keyOf,
  literalsWithin,
  look,
  placeIn,
  remember,
  search,
  turnTo,
  type Space,
} from './space.js';
import type { Unit } from './unit.js';

/** No valid design has the value. */
export const OUT = 0;
/** A valid design has it. */
export const IN = 1;
/** Not found out, or not yet. */
export const OPEN = 2;

/** Numbers with more values are judged by intervals, when they are asked about. */
const LISTED = 64;

/** Values of another unknown that are tried one by one to let a value in. */
const FEW = 16;

/** What is known of one component beside some decisions; goes on where it stopped. */
interface Work {
  readonly space: Space;
  readonly component: number;
  readonly units: readonly Unit[];
  readonly decided: ReadonlySet<number>;
  /** By place of the unknown in its component, by place of the value; `null`: a long one. */
  readonly marks: readonly (Uint8Array | null)[];
  /** A design with all decisions in it, if there is one. */
  readonly near: readonly number[] | null | undefined;
  /** Unknowns whose values were tried in it. */
  readonly tried: Set<number>;
}

/** What was just asked is asked again for every choice: by units (none: by space), by component. */
const latest = new WeakMap<object, Work[]>();

/**
 * What the values of an unknown come to while these decisions hold, but that about the unknown itself; by place of the value.
 *
 * @param units - `null`: no decision at all.
 * @returns `null`: it has too many values, ask `possible`.
 */
export function marksOf(
  space: Space,
  variable: number,
  units: readonly Unit[] | null,
  slice: Slice | null,
): Uint8Array | null {
  const component = space.componentOf[variable]!;
  let byComponent = latest.get(units ?? space);
  if (!byComponent) latest.set(units ?? space, (byComponent = []));
  const work = (byComponent[component] ??= workOn(space, component, units ?? []));
  const own = work.marks[placeIn(space, variable)] ?? null;
  if (own?.includes(OPEN)) settle(work, variable, own, slice);
  return own;
}

function workOn(space: Space, component: number, all: readonly Unit[]): Work {
  const units = all.filter((unit) => space.componentOf[unit.variable] === component);
  return remember(space, `marks ${keyOf(space, units, component)}`, () => begin(space, component, units));
}

/** What is known without looking at any value by itself. */
function begin(space: Space, component: number, units: readonly Unit[]): Work {
  const { unknowns } = space.components[component]!;
  const marks = unknowns.map((variable) => {
    const { size } = space.encoding.unknowns[variable]!;
    return size <= LISTED || space.variables[variable]!.option.kind !== 'number'
      ? new Uint8Array(size).fill(OPEN)
      : null;
  });
  const decided = new Set(units.map(({ variable }) => variable));
  const near = find(space, units, component);
  const work: Work = { space, component, units, decided, marks, near, tried: new Set() };
  vouchByPool(work);
  exclude(
    work,
    units,
    unknowns.filter((variable) => !decided.has(variable)),
  );
  return work;
}

function mark({ space, marks }: Work, variable: number, value: number): void {
  const own = marks[placeIn(space, variable)];
  if (own) own[placeOf(space.encoding.unknowns[variable]!, value)] = IN;
}

/** Marks the values that a valid design has. */
function vouch(work: Work, one: readonly number[], unknowns: readonly number[]): void {
  for (const variable of unknowns) mark(work, variable, one[placeIn(work.space, variable)]!);
}

function vouchByPool(work: Work): void {
  const { space, component, units } = work;
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

/** Tries the open values of an unknown in a valid design, all else as it is or but one undecided thing. */
function exchange(work: Work, near: readonly number[], variable: number): void {
  const { space, component } = work;
  look(space, near, component);
  eachOpen(work, variable, (value) => (holdsWith(space, variable, value) || gives(work, variable) ? IN : OPEN));
}

/** Marks the open values of an unknown. */
function eachOpen({ space, marks }: Work, variable: number, markOf: (value: number) => number): void {
  const own = marks[placeIn(space, variable)];
  if (!own?.includes(OPEN)) return;
  const unknown = space.encoding.unknowns[variable]!;
  for (let place = 0; place < own.length; place++)
    if (own[place] === OPEN) own[place] = markOf(valueAt(unknown, place));
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

/** Marks what propagation excludes. */
function exclude(work: Work, units: readonly Unit[], unknowns: readonly number[]): void {
  const { space, component } = work;
  const solver = turnTo(space, component);
  const isPossible = assume(solver, literalsWithin(space, units, component));
  for (const variable of unknowns)
    eachOpen(work, variable, (value) => {
      const literals = literalsOf(space.encoding, variable, only(value));
      return isPossible && literals.every((literal) => solver.value[literal]! >= 0) ? OPEN : OUT;
    });
}

/** Decides what is open of one unknown, as far as the slice goes: whenever one is begun at all, something is found out. */
function settle(work: Work, variable: number, own: Uint8Array, slice: Slice | null): void {
  const { space, component, decided, near, tried } = work;
  if (slice?.isOver()) return;
  // Without a design of every other component nothing is vouched for.
  if (near && !tried.has(variable) && space.budget.left > 0) exchange(work, near, variable);
  tried.add(variable);
  if (!own.includes(OPEN)) return;
  const isDecided = decided.has(variable);
  const units = work.units.filter((unit) => unit.variable !== variable);
  if (isDecided) exclude(work, units, [variable]);
  // A design without the decision vouches for nothing else.
  const shown = isDecided ? [variable] : space.components[component]!.unknowns.filter((other) => !decided.has(other));
  for (let place = own.indexOf(OPEN); place >= 0; place = own.indexOf(OPEN, place)) {
    if (space.budget.left <= 0) return;
    const value = valueAt(space.encoding.unknowns[variable]!, place);
    const found = search(space, [...units, { variable, domain: only(value) }], component, openLiterals(work, shown));
    if (found === undefined) return;
    if (found === null) own[place] = OUT;
    else {
      vouch(work, found, shown);
      exchange(work, found, variable);
    }
    if (slice?.isOver()) return;
  }
}

function openLiterals(work: Work, unknowns: readonly number[]): number[] {
  const wanted: number[] = [];
  for (const variable of unknowns)
    eachOpen(work, variable, (value) => {
      const literals = literalsOf(work.space.encoding, variable, only(value));
      if (literals.length === 1) wanted.push(...literals);
      return OPEN;
    });
  return wanted;
}
