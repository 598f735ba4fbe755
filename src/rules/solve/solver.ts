/**
 * The state of a search over Booleans, and what changes it. A literal is `2 x variable`, its negation one more; variables count
 * from 1. Values are kept by literal, so that asking is one read. All that is undone on the way back lies on the trail or in `store`.
 */

/** A constraint of another kind: it looks at the state when a literal it listens to became true. */
export interface Propagator {
  /** Codes of the literals that became true since the last `filter`. */
  readonly pending: number[];
  /** Assigns what follows (see `imply`). False: it cannot hold. */
  readonly filter: (solver: Solver) => boolean;
  /** Whether it holds whatever becomes of what is open. */
  readonly isSettled: () => boolean;
  /** Adds to `solver.why` literals that became true before `before` and imply `literal`; 0: that cannot stand together. */
  readonly explain: (solver: Solver, literal: number, before: number) => void;
}

/** One search. Arrays by variable or literal grow with `addVariable`. */
export interface Solver {
  variables: number;
  /** By literal: 1 true, -1 false, 0 open. */
  value: Int8Array;
  /** By variable: at which level, at which place of the trail, and why it was assigned (see `reasonFor`). */
  level: Int32Array;
  place: Int32Array;
  reason: Int32Array;
  /** By variable: the literal's sign that is tried first. */
  phase: Uint8Array;
  /** By variable: 1 has a lower neighbour, 2 an upper one: `variable` says "at least k + 1", `variable - 1` "at least k". */
  chain: Uint8Array;
  activity: Float64Array;
  /** By variable: its place in the heap; -1: not in it. */
  heapPlace: Int32Array;
  marks: Uint8Array;
  readonly heap: number[];
  bump: number;
  trail: Int32Array;
  size: number;
  /** Its size when all variables in focus are assigned. */
  full: number;
  head: number;
  /** Size of the trail before each level. */
  readonly limits: number[];
  /** The assumptions of the levels from 1 on. */
  assumed: readonly number[];
  /** Clauses: their size, then their literals, the first two watched. */
  arena: Int32Array;
  used: number;
  /** By literal that became true: clause, another literal of it, clause, ... */
  readonly watches: number[][];
  /** By literal: what it implies. */
  readonly implied: number[][];
  /** By literal: exactly-one groups it is in. */
  readonly groupsOf: (readonly number[])[][];
  /** By literal: propagator, code, propagator, ... */
  readonly listeners: number[][];
  readonly propagators: Propagator[];
  readonly waiting: number[];
  readonly isWaiting: boolean[];
  /** Clauses learnt, oldest first, and how many levels each joined. */
  learnt: number[];
  glue: number[];
  /** True literals that cannot stand together, after a conflict; or what `reasonFor` found. */
  why: number[];
  /** Reversible numbers. */
  store: Int32Array;
  stored: number;
  stamp: Int32Array;
  epoch: number;
  readonly saved: number[];
  readonly savedAt: number[];
  /** Nothing can hold any more. */
  isVoid: boolean;
  /** Literals propagated so far, and how many may be before a search gives up. */
  steps: number;
  mostSteps: number;
}

/** A solver without variables. */
export function createSolver(): Solver {
  return {
    variables: 0,
    value: new Int8Array(64),
    level: new Int32Array(32),
    place: new Int32Array(32),
    reason: new Int32Array(32),
    phase: new Uint8Array(32),
    chain: new Uint8Array(32),
    activity: new Float64Array(32),
    heapPlace: new Int32Array(32).fill(-1),
    marks: new Uint8Array(32),
    heap: [],
    bump: 1,
    trail: new Int32Array(32),
    size: 0,
    full: 0,
    head: 0,
    limits: [],
    assumed: [],
    arena: new Int32Array(256),
    used: 0,
    watches: [[], []],
    implied: [[], []],
    groupsOf: [[], []],
    listeners: [[], []],
    propagators: [],
    waiting: [],
    isWaiting: [],
    learnt: [],
    glue: [],
    why: [],
    store: new Int32Array(64),
    stored: 0,
    stamp: new Int32Array(64),
    epoch: 1,
    saved: [],
    savedAt: [],
    isVoid: false,
    steps: 0,
    mostSteps: Infinity,
  };
}

/** A new variable. */
export function addVariable(s: Solver): number {
  const variable = ++s.variables;
  if (variable === s.level.length) {
    const size = variable * 2;
    s.value = grown(s.value, new Int8Array(size * 2));
    s.level = grown(s.level, new Int32Array(size));
    s.place = grown(s.place, new Int32Array(size));
    s.reason = grown(s.reason, new Int32Array(size));
    s.phase = grown(s.phase, new Uint8Array(size));
    s.chain = grown(s.chain, new Uint8Array(size));
    s.activity = grown(s.activity, new Float64Array(size));
    s.heapPlace = grown(s.heapPlace, new Int32Array(size).fill(-1));
    s.marks = grown(s.marks, new Uint8Array(size));
    s.trail = grown(s.trail, new Int32Array(size));
  }
  s.phase[variable] = 1;
  for (const lists of [s.watches, s.implied, s.groupsOf, s.listeners]) (lists as unknown[][]).push([], []);
  return variable;
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Room for reversible numbers; the index of the first. */
export function addStore(s: Solver, values: ArrayLike<number>): number {
  const first = s.stored;
  s.stored += values.length;
  if (s.stored > s.store.length) {
    s.store = grown(s.store, new Int32Array(s.stored * 2));
    s.stamp = grown(s.stamp, new Int32Array(s.stored * 2));
  }
  s.store.set(values, first);
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
  for (let at = 0; at < length; at++) {
    const variable = addVariable(s);
    s.chain[variable] = (at > 0 ? 1 : 0) | (at < length - 1 ? 2 : 0);
  }
  return first;
}

/** At least one of the literals holds. Only at level 0. */
export function addClause(s: Solver, literals: readonly number[]): void {
  const open: number[] = [];
  for (const literal of literals) {
    if (s.value[literal]! > 0 || open.includes(literal ^ 1)) return;
    if (s.value[literal] === 0 && !open.includes(literal)) open.push(literal);
  }
  const [first, second] = open;
  if (first === undefined) s.isVoid = true;
  else if (second === undefined) imply(s, first, 0);
  else if (open.length === 2) {
    s.implied[first ^ 1]!.push(second);
    s.implied[second ^ 1]!.push(first);
  } else watch(s, keepClause(s, open));
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
  const index = s.propagators.push(propagator) - 1;
  for (const [literal, code] of listens) {
    s.listeners[literal]!.push(index, code);
    if (s.value[literal]! > 0 && s.place[literal >> 1]! < s.head) propagator.pending.push(code);
  }
  s.isWaiting.push(true);
  s.waiting.push(index);
}

/** Puts a clause into the arena; its place. */
export function keepClause(s: Solver, literals: readonly number[]): number {
  const clause = s.used;
  s.used += literals.length + 1;
  if (s.used > s.arena.length) s.arena = grown(s.arena, new Int32Array(s.used * 2));
  s.arena[clause] = literals.length;
  s.arena.set(literals, clause + 1);
  return clause;
}

/** Watches the first two literals of a clause. */
export function watch({ arena, watches }: Solver, clause: number): void {
  const first = arena[clause + 1]!;
  const second = arena[clause + 2]!;
  watches[first ^ 1]!.push(clause, second);
  watches[second ^ 1]!.push(clause, first);
}

/** A reason of an assigned variable: none, a literal that implies it, a clause, or a propagator that explains when asked. */
export const BY_LITERAL = 1;
/** See `BY_LITERAL`. */
export const BY_CLAUSE = 2;
/** See `BY_LITERAL`. */
export const BY_PROPAGATOR = 3;

/** Makes an open literal true. `reason`: index x 4 + kind; 0: it was decided. */
export function imply(s: Solver, literal: number, reason: number): void {
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
