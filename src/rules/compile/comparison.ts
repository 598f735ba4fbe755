/**
 * A condition over several unknowns as a propagator: its literal follows where the interval decides it; where the literal is known,
 * the ends of chains that would contradict it are cut off, by halves, and the values of the last list that is open.
 */
import { addPropagator, addStore, imply, write, type Propagator, type Solver } from '../solve/solver.js';
import type { View } from '../view.js';
import type { Node } from './interval.js';
import { highOf, isLeft, lowOf, valueAt, type Encoding, type Unknown } from './unknown.js';

interface Comparison {
  readonly encoding: Encoding;
  readonly view: View;
  readonly literal: number;
  readonly node: Node;
  readonly reads: readonly number[];
  /** Where the store says that the condition is decided, and its literal with it. */
  readonly decided: number;
  readonly isLeft: NonNullable<View['isLeft']>;
}

/** Makes `literal` hold exactly if the condition does. */
export function addComparison(
  encoding: Encoding,
  view: View,
  literal: number,
  node: Node,
  reads: readonly number[],
): void {
  const { solver, unknowns } = encoding;
  const one: Comparison = {
    encoding,
    view,
    literal,
    node,
    reads,
    decided: addStore(solver, [0]),
    isLeft: (variable, value) => isLeft(encoding, unknowns[variable]!, value),
  };
  const propagator: Propagator = {
    pending: [],
    isWaiting: false,
    filter: () => filter(one, propagator),
    isSettled: () => solver.store[one.decided] === 1,
    explain: (_, asked, before) => explain(one, asked, before),
  };
  const heard = [literal, ...node.literals];
  for (const variable of reads) {
    const { first, size, isGroup } = unknowns[variable]!;
    for (let place = 0; place < size - (isGroup ? 0 : 1); place++) heard.push(2 * (first + place));
  }
  addPropagator(
    solver,
    propagator,
    heard.flatMap((other) => [
      [other, 0],
      [other ^ 1, 0],
    ]),
  );
}

function filter(one: Comparison, reason: Propagator): boolean {
  const { encoding, view, literal, node, reads, decided } = one;
  const { solver, unknowns } = encoding;
  if (solver.store[decided] === 1) return true;
  let open = 0;
  for (const variable of reads) {
    const unknown = unknowns[variable]!;
    const low = lowOf(encoding, unknown);
    const high = highOf(encoding, unknown);
    view.set(variable, low, high);
    if (low !== high) open++;
  }
  view.isLeft = one.isLeft;
  node.update();
  let holds = true;
  if (node.low > 0 || node.high === 0) {
    const follows = literal ^ (node.low > 0 ? 0 : 1);
    if (solver.value[follows] === 0) imply(solver, follows, reason);
    holds = solver.value[follows]! > 0;
    write(solver, decided, 1);
  } else if (solver.value[literal] !== 0) {
    for (const variable of reads) if (view.low[variable] !== view.high[variable]) narrow(one, reason, variable, open);
  }
  view.isLeft = null;
  return holds;
}

/** Whether the literal's value cannot be while the unknown is in [low, high]. */
function excludes({ encoding, view, literal, node }: Comparison, variable: number, low: number, high: number): boolean {
  view.set(variable, low, high);
  node.update();
  return encoding.solver.value[literal]! > 0 ? node.high === 0 : node.low > 0;
}

function narrow(one: Comparison, reason: Propagator, variable: number, open: number): void {
  const { encoding, view } = one;
  const { solver } = encoding;
  const unknown = encoding.unknowns[variable]!;
  const low = view.low[variable]!;
  const high = view.high[variable]!;
  if (!unknown.isGroup) {
    trim(one, reason, variable, unknown);
    return;
  }
  // With three open lists instead of one a click was a third slower.
  if (open === 1) {
    for (let place = 0; place < unknown.size; place++) {
      const literal = 2 * (unknown.first + place);
      const value = valueAt(unknown, place);
      if (solver.value[literal] === 0 && excludes(one, variable, value, value)) imply(solver, literal ^ 1, reason);
    }
  }
  view.set(variable, low, high);
}

/** Cuts off what is excluded at both ends of a chain; steps double while they succeed. */
function trim(one: Comparison, reason: Propagator, variable: number, unknown: Unknown): void {
  const { encoding, view } = one;
  const low = view.low[variable]!;
  const high = view.high[variable]!;
  const { first, specials } = unknown;
  const place = (value: number): number => (value >= 0 ? value + specials : value - unknown.domain[0]!);
  const isOut = (a: number, b: number): boolean => excludes(one, variable, valueAt(unknown, a), valueAt(unknown, b));
  const last = place(high);
  const from = firstLeft(place(low), last, isOut);
  const to = -firstLeft(-last, -from, (a, b) => isOut(-b, -a));
  if (from > place(low)) imply(encoding.solver, 2 * (first + from - 1), reason);
  if (to < last) imply(encoding.solver, 2 * (first + to) + 1, reason);
  view.set(variable, valueAt(unknown, from), valueAt(unknown, to));
}

/** The first place from which not all is out, by halves. The last place always stays. */
function firstLeft(from: number, to: number, isOut: (from: number, to: number) => boolean): number {
  if (from >= to || !isOut(from, from)) return from;
  let out = from;
  for (let left = to; out + 1 < left;) {
    const middle = (out + left) >> 1;
    if (isOut(from, middle)) out = middle;
    else left = middle;
  }
  return out + 1;
}

/** What was known of the unknowns and of the condition before. */
function explain({ encoding, literal, node, reads }: Comparison, asked: number, before: number): void {
  const { solver, unknowns } = encoding;
  for (const one of [literal, ...node.literals])
    if (asked >> 1 !== one >> 1) add(solver, solver.value[one]! > 0 ? one : one ^ 1, before);
  for (const variable of reads) {
    const { first, size, isGroup } = unknowns[variable]!;
    if (isGroup) {
      let isIn = false;
      for (let place = 0; place < size && !isIn; place++) isIn = add(solver, 2 * (first + place), before);
      for (let place = 0; place < size && !isIn; place++) {
        if (2 * (first + place) !== (asked & ~1)) add(solver, 2 * (first + place) + 1, before);
      }
      continue;
    }
    let place = size - 2;
    while (place >= 0 && !add(solver, 2 * (first + place), before)) place--;
    place++;
    while (place < size - 1 && !add(solver, 2 * (first + place) + 1, before)) place++;
  }
}

/** Adds the literal to the reasons if it was true before. */
function add(solver: Solver, literal: number, before: number): boolean {
  const isKnown = solver.value[literal]! > 0 && solver.place[literal >> 1]! < before;
  if (isKnown) solver.why.push(literal);
  return isKnown;
}
