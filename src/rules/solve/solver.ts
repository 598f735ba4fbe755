/**
 * The state of a search over Booleans, and what changes it. A literal is `2 x variable`, its negation one more; variables count
 * from 1. Values are kept by literal, so that asking is one read. All that is undone on the way back lies on the trail or in `store`.
 */

/** Of these literals at least one is true; the first two are watched. */
export type Clause = number[];

/** A constraint of another kind: it looks at the state when a literal it listens to became true. */
export interface Propagator {
  /** Codes of the literals that became true since the last `filter`. */
  readonly pending: number[];
  isWaiting: boolean;
  /** Assigns what follows (see `imply`). False: it cannot hold. */
  readonly filter: (solver: Solver) => boolean;
  /** Whether it holds whatever becomes of what is open. */
  readonly isSettled: () => boolean;
  /** Adds to `solver.why` literals that became true before `before` and imply `literal`; 0: that cannot stand together. */
  readonly explain: (solver: Solver, literal: number, before: number) => void;
}

/** Why a variable was assigned: a literal or a clause that implies it, or a propagator that explains when asked; 0: it was decided. */
export type Why = number | Clause | Propagator;

/** One search. Arrays by variable or literal grow with `addVariable`. */
export interface Solver {
  variables: number;
  /** By literal: 1 true, -1 false, 0 open. */
  readonly value: number[];
  /** By variable: at which level, at which place of the trail, and why it was assigned. */
  readonly level: number[];
  readonly place: number[];
  readonly reason: Why[];
  /** By variable: the literal's sign that is tried first. */
  readonly phase: number[];
  /** By variable: 1 has a lower neighbour, 2 an upper one: `variable` says "at least k + 1", `variable - 1` "at least k". */
  readonly chain: number[];
  readonly activity: number[];
  /** By variable: its place in the heap; -1: not in it. */
  readonly heapPlace: number[];
  readonly marks: number[];
  readonly heap: number[];
  bump: number;
  readonly trail: number[];
  size: number;
  /** Its size when all variables in focus are assigned. */
  full: number;
  head: number;
  /** Size of the trail before each level. */
  readonly limits: number[];
  /** The assumptions of the levels from 1 on. */
  assumed: readonly number[];
  readonly clauses: Clause[];
  /** By literal that became true: clauses in which its opposite is watched. */
  readonly watches: Clause[][];
  /** By literal: what it implies. */
  readonly implied: number[][];
  /** By literal: exactly-one groups it is in. */
  readonly groupsOf: (readonly number[])[][];
  /** By literal: propagators, each with its code. */
  readonly listeners: { readonly propagator: Propagator; readonly code: number }[][];
  readonly propagators: Propagator[];
  readonly waiting: Propagator[];
  /** Clauses learnt, oldest first, and how many levels each joined. */
  readonly learnt: Map<Clause, number>;
  /** What was true in the last model: as long as there is no conflict, the next one is sought near it. */
  model: readonly number[];
  /** True literals that cannot stand together, after a conflict; or what `reasonFor` found. */
  why: number[];
  /** Reversible numbers. */
  readonly store: number[];
  readonly stamp: number[];
  epoch: number;
  readonly saved: number[];
  readonly savedAt: number[];
  /** Nothing can hold any more. */
  isVoid: boolean;
  /** Literals propagated, clauses looked at and reasons learnt from so far, and how many may be before a search gives up. */
  steps: number;
  mostSteps: number;
}

/** A solver without variables. */
export function createSolver(): Solver {
  const s: Solver = {
    variables: -1,
    value: [],
    level: [],
    place: [],
    reason: [],
    phase: [],
    chain: [],
    activity: [],
    heapPlace: [],
    marks: [],
    heap: [],
    bump: 1,
    trail: [],
    size: 0,
    full: 0,
    head: 0,
    limits: [],
    assumed: [],
    clauses: [],
    watches: [],
    implied: [],
    groupsOf: [],
    listeners: [],
    propagators: [],
    waiting: [],
    learnt: new Map(),
    model: [],
    why: [],
    store: [],
    stamp: [],
    epoch: 1,
    saved: [],
    savedAt: [],
    isVoid: false,
    steps: 0,
    mostSteps: Infinity,
  };
  // Variables count from 1, so that no literal is 0.
  addVariable(s);
  return s;
}

/** A new variable. */
export function addVariable(s: Solver): number {
  for (const list of [s.level, s.place, s.reason, s.chain, s.activity, s.marks]) list.push(0);
  s.phase.push(1);
  s.heapPlace.push(-1);
  s.value.push(0, 0);
  for (const lists of [s.watches, s.implied, s.groupsOf, s.listeners]) (lists as unknown[][]).push([], []);
  return ++s.variables;
}

/** Room for reversible numbers; the index of the first. */
export function addStore(s: Solver, values: readonly number[]): number {
  const first = s.store.length;
  for (const value of values) s.stamp[s.store.push(value) - 1] = 0;
  return first;
}

/** Writes a reversible number. */
export function write(s: Solver, at: number, value: number): void {
  if (s.stamp[at] !== s.epoch) {
    s.stamp[at] = s.epoch;
    s.saved.push(at, s.store[at]!);
  }
  s.store[at] = value;
}

/** Adds variables that count: the first says "at least 1", each next one more. The first variable. */
export function addChain(s: Solver, length: number): number {
  const first = s.variables + 1;
  for (let at = 0; at < length; at++) s.chain[addVariable(s)] = (at > 0 ? 1 : 0) | (at < length - 1 ? 2 : 0);
  return first;
}

/** At least one of the literals holds. Only at level 0. */
export function addClause(s: Solver, literals: readonly number[]): void {
  const open: number[] = [];
  for (const literal of literals) {
    if (s.value[literal]! > 0 || open.includes(literal ^ 1)) return;
    if (s.value[literal] === 0 && !open.includes(literal)) open.push(literal);
  }
  const [first] = open;
  if (first === undefined) s.isVoid = true;
  else if (open.length === 1) imply(s, first, 0);
  else {
    if (open.length > 2) s.clauses.push(open);
    connect(s, open);
  }
}

/** Puts a clause where it is seen when it matters: two literals imply each other, of more two are watched. */
export function connect(s: Solver, clause: Clause): void {
  const [first, second] = clause as [number, number];
  if (clause.length === 2) {
    s.implied[first ^ 1]!.push(second);
    s.implied[second ^ 1]!.push(first);
  } else {
    s.watches[first ^ 1]!.push(clause);
    s.watches[second ^ 1]!.push(clause);
  }
}

/** Exactly one of the literals holds. Only at level 0. */
export function addGroup(s: Solver, literals: readonly number[]): void {
  for (const literal of literals) {
    s.groupsOf[literal]!.push(literals);
    if (s.value[literal]! > 0) for (const other of literals) if (other !== literal) addClause(s, [other ^ 1]);
  }
  addClause(s, literals);
}

/** Adds a propagator, which is asked once and then whenever one of its literals becomes true; each comes with its code. */
export function addPropagator(s: Solver, propagator: Propagator, listens: Iterable<readonly [number, number]>): void {
  s.propagators.push(propagator);
  for (const [literal, code] of listens) {
    s.listeners[literal]!.push({ propagator, code });
    if (s.value[literal]! > 0 && s.place[literal >> 1]! < s.head) propagator.pending.push(code);
  }
  propagator.isWaiting = true;
  s.waiting.push(propagator);
}

/** Makes an open literal true. */
export function imply(s: Solver, literal: number, reason: Why): void {
  const variable = literal >> 1;
  s.value[literal] = 1;
  s.value[literal ^ 1] = -1;
  s.level[variable] = s.limits.length;
  s.reason[variable] = reason;
  s.place[variable] = s.size;
  s.trail[s.size++] = literal;
}

/** Opens a level and decides a literal there; one that is true already only opens the level. */
export function decide(s: Solver, literal: number): void {
  s.limits.push(s.size);
  s.savedAt.push(s.saved.length);
  s.epoch++;
  if (s.value[literal] === 0) imply(s, literal, 0);
}
