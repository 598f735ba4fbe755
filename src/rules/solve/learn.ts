/**
 * What a conflict teaches: the first literal of its level through which all ways lead (first unique implication point), without
 * what the others imply (Sorensson and Biere 2009), kept as a clause.
 */
import { insert, raise } from './heap.js';
import { reasonFor } from './propagate.js';
import { BY_CLAUSE, BY_LITERAL, BY_PROPAGATOR, imply, keepClause, watch, type Solver } from './solver.js';

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
  const [point] = clause;
  if (clause.length === 1) imply(s, point!, 0);
  else if (clause.length === 2) {
    const other = clause[1]!;
    s.implied[point! ^ 1]!.push(other);
    s.implied[other ^ 1]!.push(point!);
    imply(s, point!, (other ^ 1) * 4 + BY_LITERAL);
  } else {
    const place = keepClause(s, clause);
    watch(s, place);
    s.learnt.push(place);
    s.glue.push(glue);
    imply(s, point!, place * 4 + BY_CLAUSE);
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
  const kind = s.reason[literal >> 1]! & 3;
  if (kind === 0 || kind === BY_PROPAGATOR) return false;
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

/** Drops learnt clauses when there are too many of them; goes back to the root for it. */
export function forget(s: Solver): void {
  if (s.learnt.length <= MOST_LEARNT) return;
  backjump(s, 0);
  const order = s.learnt.map((_, index) => index).sort((a, b) => s.glue[a]! - s.glue[b]! || b - a);
  const kept = order.slice(0, MOST_LEARNT / 2).sort((a, b) => a - b);
  const old = s.arena.slice(0, s.used);
  const learnt = new Set(s.learnt);
  const glue = kept.map((index) => s.glue[index]!);
  const keptClauses = kept.map((index) => s.learnt[index]!);
  for (const list of s.watches) list.length = 0;
  s.used = 0;
  const keep = (clause: number): number => {
    const place = keepClause(s, [...old.subarray(clause + 1, clause + 1 + old[clause]!)]);
    watch(s, place);
    return place;
  };
  for (let clause = 0; clause < old.length; clause += old[clause]! + 1) if (!learnt.has(clause)) keep(clause);
  s.learnt = keptClauses.map(keep);
  s.glue = glue;
}
