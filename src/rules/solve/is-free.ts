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
function isMet({ value, implied, watches, listeners }: Solver, literal: number): boolean {
  const isTrue = (other: number): boolean => value[other]! > 0;
  return (
    implied[literal]!.every(isTrue) &&
    watches[literal]!.every((clause) => clause.some(isTrue)) &&
    listeners[literal]!.every(({ propagator }) => propagator.isSettled())
  );
}
