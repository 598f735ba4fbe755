/** Whether open variables may go on as they like. */
import type { Solver } from './solver.js';

/**
 * Whether the variables from `first` on, `count` of them, are the only open ones of `all` and nothing that is to hold depends on
 * them any more: every clause with one of them is true already, every propagator has said so. Only after propagation.
 */
export function isFree(s: Solver, first: number, count: number, all: readonly number[]): boolean {
  for (const variable of all)
    if (s.value[2 * variable] === 0 && (variable < first || variable >= first + count)) return false;
  for (let literal = 2 * first; literal < 2 * (first + count); literal++)
    if (s.value[literal] === 0 && !isMet(s, literal)) return false;
  return true;
}

/** Whether all that would follow from an open literal is the case without it. */
function isMet({ value, implied, watches, listeners, arena, propagators }: Solver, literal: number): boolean {
  if (!implied[literal]!.every((other) => value[other]! > 0)) return false;
  const clauses = watches[literal]!;
  for (let at = 0; at < clauses.length; at += 2) {
    const clause = clauses[at]!;
    if (!arena.subarray(clause + 1, clause + 1 + arena[clause]!).some((other) => value[other]! > 0)) return false;
  }
  const listening = listeners[literal]!;
  for (let at = 0; at < listening.length; at += 2) if (!propagators[listening[at]!]!.isSettled()) return false;
  return true;
}
