/**
 * What a conflict teaches: the first literal of its level through which all ways lead (first unique implication point), without
 * what the others imply (Sorensson and Biere 2009), kept as a clause.
 */
import { insert, raise } from './heap.js';
import { reasonFor } from './propagate.js';
import { connect, imply, type Solver } from './solver.js';

/** Clauses kept; beyond it the half that joined the most levels goes. */
const MOST_LEARNT = 2000;

const SEEN = 1;
const REDUNDANT = 2;
const NEEDED = 3;

/** Goes back to a level. */
export function backjump(s: Solver, level: number): void {
  if (level >= s.limits.length) return;
  const start = s.limits[level]!;
  for (let at = s.size - 1; at >= start; at--) {
    const literal = s.trail[at]!;
    const variable = literal >> 1;
    s.value[literal] = 0;
    s.value[literal ^ 1] = 0;
    s.phase[variable] = literal & 1;
    insert(s, variable);
  }
  s.size = s.head = start;
  s.limits.length = level;
  const saved = s.savedAt[level]!;
  for (let at = s.saved.length - 2; at >= saved; at -= 2) s.store[s.saved[at]!] = s.saved[at + 1]!;
  s.saved.length = saved;
  s.savedAt.length = level;
  s.epoch++;
}

/** Learns from `solver.why`, goes back and asserts what was learnt. False: nothing can hold. */
export function learn(s: Solver): boolean {
  const highest = s.why.reduce((level, literal) => Math.max(level, s.level[literal >> 1]!), 0);
  if (highest === 0) {
    s.isVoid = true;
    return false;
  }
  // A propagator may see late what an earlier level has brought about.
  const conflict = s.why;
  backjump(s, highest);
  s.why = conflict;
  const clause = firstPoint(s);
  s.bump /= 0.95;
  const second = bringHighestForward(s, clause);
  const glue = new Set(clause.map((literal) => s.level[literal >> 1]!)).size;
  backjump(s, second);
  const [point, other] = clause as [number, number?];
  if (other === undefined) imply(s, point, 0);
  else {
    if (clause.length > 2) s.learnt.set(clause, glue);
    connect(s, clause);
    imply(s, point, clause.length > 2 ? clause : other ^ 1);
  }
  return true;
}

/** The learnt clause, the literal to assert first. All its literals are false now. */
function firstPoint(s: Solver): number[] {
  const clause = [0];
  const marked: number[] = [];
  let open = 0;
  let at = s.size;
  for (;;) {
    s.steps += s.why.length;
    for (const literal of s.why) {
      const variable = literal >> 1;
      if (s.marks[variable] !== 0 || s.level[variable] === 0) continue;
      s.marks[variable] = SEEN;
      marked.push(variable);
      raise(s, variable);
      if (s.level[variable] === s.limits.length) open++;
      else clause.push(literal ^ 1);
    }
    while (s.marks[s.trail[--at]! >> 1] === 0);
    const literal = s.trail[at]!;
    if (--open === 0) {
      clause[0] = literal ^ 1;
      break;
    }
    reasonFor(s, literal);
  }
  const short = clause.filter((literal, index) => index === 0 || !isRedundant(s, literal ^ 1, marked));
  for (const variable of marked) s.marks[variable] = 0;
  return short;
}

/** Whether the other literals of the clause imply this one. */
function isRedundant(s: Solver, literal: number, marked: number[]): boolean {
  const reason = s.reason[literal >> 1];
  if (reason === 0 || (typeof reason === 'object' && !Array.isArray(reason))) return false;
  reasonFor(s, literal);
  for (const other of [...s.why]) {
    const variable = other >> 1;
    const mark = s.marks[variable];
    if (s.level[variable] === 0 || mark === SEEN || mark === REDUNDANT) continue;
    const redundant = mark !== NEEDED && isRedundant(s, other, marked);
    s.marks[variable] = redundant ? REDUNDANT : NEEDED;
    marked.push(variable);
    if (!redundant) return false;
  }
  return true;
}

/** Puts the literal of the second highest level second; that level. */
function bringHighestForward(s: Solver, clause: number[]): number {
  let best = 1;
  for (let at = 2; at < clause.length; at++) if (s.level[clause[at]! >> 1]! > s.level[clause[best]! >> 1]!) best = at;
  const literal = clause[best];
  if (best >= clause.length || literal === undefined) return 0;
  clause[best] = clause[1]!;
  clause[1] = literal;
  return s.level[literal >> 1]!;
}

/** Drops the half of the learnt clauses that joined the most levels when there are too many; goes back to the root for it. */
export function forget(s: Solver): void {
  if (s.learnt.size <= MOST_LEARNT) return;
  backjump(s, 0);
  // Sorting is stable: of the same levels the oldest go.
  const worst = [...s.learnt].sort(([, a], [, b]) => b - a).slice(0, MOST_LEARNT / 2);
  const dropped = new Set(worst.map(([clause]) => clause));
  for (const clause of dropped) s.learnt.delete(clause);
  s.watches.forEach((list, literal) => (s.watches[literal] = list.filter((clause) => !dropped.has(clause))));
}
