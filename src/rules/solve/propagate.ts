/** What follows: implications, groups, neighbours and clauses first, then the propagators that were woken. */
import { imply, type Clause, type Propagator, type Solver } from './solver.js';

/** Assigns everything that follows. False: a conflict, `solver.why` holds the literals that cannot stand together. */
export function propagate(s: Solver): boolean {
  for (;;) {
    while (s.head < s.size) {
      const literal = s.trail[s.head++]!;
      s.steps++;
      if (!implications(s, literal) || !neighbours(s, literal) || !clauses(s, literal)) return fail(s);
      const listeners = s.listeners[literal]!;
      for (let at = 0; at < listeners.length; at++) {
        const { propagator, code } = listeners[at]!;
        propagator.pending.push(code);
        if (!propagator.isWaiting) s.waiting.push(propagator);
        propagator.isWaiting = true;
      }
    }
    const propagator = s.waiting.pop();
    if (propagator === undefined) return true;
    const holds = propagator.filter(s);
    rest(propagator);
    if (!holds) {
      s.why = [];
      propagator.explain(s, 0, s.size);
      return fail(s);
    }
  }
}

function rest(propagator: Propagator): void {
  propagator.isWaiting = false;
  propagator.pending.length = 0;
}

function fail(s: Solver): false {
  s.head = s.size;
  s.waiting.forEach(rest);
  s.waiting.length = 0;
  return false;
}

/** Makes `other` true because `literal` is. */
function follow(s: Solver, literal: number, other: number): boolean {
  const value = s.value[other]!;
  if (value === 0) imply(s, other, literal);
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
  const list = s.watches[literal]!;
  s.steps += list.length;
  const falsified = literal ^ 1;
  for (let at = list.length - 1; at >= 0; at--) {
    const clause = list[at]!;
    if (clause[0] === falsified) {
      clause[0] = clause[1]!;
      clause[1] = falsified;
    }
    const first = clause[0]!;
    if (s.value[first]! > 0) continue;
    if (rewatch(s, clause)) {
      const last = list.pop()!;
      if (at < list.length) list[at] = last;
    } else if (s.value[first] === 0) imply(s, first, clause);
    else {
      explainClause(s, clause, 0);
      return false;
    }
  }
  return true;
}

/** Watches another literal in place of the second, if one is not false. */
function rewatch({ value, watches }: Solver, clause: Clause): boolean {
  for (let at = 2; at < clause.length; at++) {
    const literal = clause[at]!;
    if (value[literal]! < 0) continue;
    clause[at] = clause[1]!;
    clause[1] = literal;
    watches[literal ^ 1]!.push(clause);
    return true;
  }
  return false;
}

function explainClause(s: Solver, clause: Clause, literal: number): void {
  s.why = [];
  for (const other of clause) if (other !== literal) s.why.push(other ^ 1);
}

/** Puts the true literals that implied this one into `solver.why`. */
export function reasonFor(s: Solver, literal: number): void {
  const reason = s.reason[literal >> 1]!;
  s.why = [];
  if (Array.isArray(reason)) explainClause(s, reason, literal);
  else if (typeof reason === 'object') reason.explain(s, literal, s.place[literal >> 1]!);
  else if (reason > 0) s.why.push(reason);
}
