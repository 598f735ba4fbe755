/** What follows: implications, groups, neighbours and clauses first, then the propagators that were woken. */
import { BY_CLAUSE, BY_LITERAL, BY_PROPAGATOR, imply, type Solver } from './solver.js';

/** Assigns everything that follows. False: a conflict, `solver.why` holds the literals that cannot stand together. */
export function propagate(s: Solver): boolean {
  for (;;) {
    while (s.head < s.size) {
      const literal = s.trail[s.head++]!;
      s.steps++;
      if (!implications(s, literal) || !neighbours(s, literal) || !clauses(s, literal)) return fail(s);
      const listeners = s.listeners[literal]!;
      for (let at = 0; at < listeners.length; at += 2) wake(s, listeners[at]!, listeners[at + 1]!);
    }
    const index = s.waiting.pop();
    if (index === undefined) return true;
    s.isWaiting[index] = false;
    const propagator = s.propagators[index]!;
    const holds = propagator.filter(s);
    propagator.pending.length = 0;
    if (!holds) {
      s.why.length = 0;
      propagator.explain(s, 0, s.size);
      return fail(s);
    }
  }
}

function wake(s: Solver, index: number, code: number): void {
  s.propagators[index]!.pending.push(code);
  if (s.isWaiting[index]) return;
  s.isWaiting[index] = true;
  s.waiting.push(index);
}

function fail(s: Solver): false {
  s.head = s.size;
  for (const index of s.waiting) {
    s.isWaiting[index] = false;
    s.propagators[index]!.pending.length = 0;
  }
  s.waiting.length = 0;
  return false;
}

/** Makes `other` true because `literal` is. */
function follow(s: Solver, literal: number, other: number): boolean {
  const value = s.value[other]!;
  if (value === 0) imply(s, other, literal * 4 + BY_LITERAL);
  else if (value < 0) s.why = [literal, other ^ 1];
  return value >= 0;
}

function implications(s: Solver, literal: number): boolean {
  const implied = s.implied[literal]!;
  for (let at = 0; at < implied.length; at++) if (!follow(s, literal, implied[at]!)) return false;
  const groups = s.groupsOf[literal]!;
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    for (let at = 0; at < group.length; at++)
      if (group[at] !== literal && !follow(s, literal, group[at]! ^ 1)) return false;
  }
  return true;
}

/** "At least k" implies every lesser k, its negation every greater. */
function neighbours(s: Solver, literal: number): boolean {
  let variable = literal >> 1;
  const [step, side] = literal & 1 ? [1, 2] : [-1, 1];
  while (s.chain[variable]! & side) {
    variable += step;
    const other = variable * 2 + (literal & 1);
    if (s.value[other]! > 0) return true;
    if (!follow(s, literal, other)) return false;
  }
  return true;
}

function clauses(s: Solver, literal: number): boolean {
  const { arena, value, watches } = s;
  const list = watches[literal]!;
  const falsified = literal ^ 1;
  let kept = 0;
  let at = 0;
  let holds = true;
  while (at < list.length && holds) {
    const clause = list[at++]!;
    let first = list[at++]!;
    if (value[first]! <= 0) {
      first = arena[clause + 1]!;
      if (first === falsified) {
        first = arena[clause + 2]!;
        arena[clause + 1] = first;
        arena[clause + 2] = falsified;
      }
      if (value[first]! <= 0 && rewatch(s, clause, first)) continue;
    }
    list[kept++] = clause;
    list[kept++] = first;
    if (value[first] === 0) imply(s, first, clause * 4 + BY_CLAUSE);
    else if (value[first]! < 0) {
      explainClause(s, clause, 0);
      holds = false;
    }
  }
  while (at < list.length) list[kept++] = list[at++]!;
  list.length = kept;
  return holds;
}

/** Watches another literal in place of the second, if one is not false. */
function rewatch({ arena, value, watches }: Solver, clause: number, first: number): boolean {
  const end = clause + arena[clause]!;
  for (let at = clause + 3; at <= end; at++) {
    const literal = arena[at]!;
    if (value[literal]! < 0) continue;
    arena[at] = arena[clause + 2]!;
    arena[clause + 2] = literal;
    watches[literal ^ 1]!.push(clause, first);
    return true;
  }
  return false;
}

function explainClause(s: Solver, clause: number, literal: number): void {
  s.why.length = 0;
  const end = clause + s.arena[clause]!;
  for (let at = clause + 1; at <= end; at++) if (s.arena[at] !== literal) s.why.push(s.arena[at]! ^ 1);
}

/** Puts the true literals that implied this one into `solver.why`. */
export function reasonFor(s: Solver, literal: number): void {
  const reason = s.reason[literal >> 1]!;
  const index = reason >> 2;
  s.why.length = 0;
  if ((reason & 3) === BY_CLAUSE) explainClause(s, index, literal);
  else if ((reason & 3) === BY_LITERAL) s.why.push(index);
  else if ((reason & 3) === BY_PROPAGATOR) s.propagators[index]!.explain(s, literal, s.place[literal >> 1]!);
}
