/**
 * Conflict-driven search under assumptions (Marques-Silva and Sakallah 1996; Een and Sorensson 2003): each assumption is a level of
 * its own, so that the next search keeps the part of the trail it shares with the last. Deterministic; the work is counted in steps.
 */
import { refill, takeTop } from './heap.js';
import { backjump, forget, learn } from './learn.js';
import { propagate } from './propagate.js';
import { decide, type Solver } from './solver.js';

/** Conflicts before the first restart. */
const RESTART = 100;

/** Conflicts after which what is hard is left to the activities. */
const PATIENCE = 200;

/** From now on searches assign these variables only; no constraint may join them with others. */
export function focus(s: Solver, variables: Iterable<number>): void {
  backjump(s, 0);
  if (!s.isVoid && !propagate(s)) s.isVoid = true;
  refill(s, variables);
  s.model = [];
  s.full = s.size;
  for (const variable of s.heap) if (s.value[2 * variable] === 0) s.full++;
}

/**
 * Whether the assumptions can hold together. The model then stands in `solver.value` until the next change.
 *
 * @param wanted - Literals to decide first, in this order.
 * @param patience - Conflicts after which `wanted` no longer leads. `Infinity`: it always does, and the model is the first of all in
 *   its order, whatever was learnt before (Giunchiglia and Maratea 2006).
 * @returns `undefined`: the budget of steps ended first.
 */
export function solve(
  s: Solver,
  assumptions: readonly number[],
  wanted: readonly number[] = [],
  patience = PATIENCE,
): boolean | undefined {
  if (!assume(s, assumptions)) return false;
  let conflicts = 0;
  let restart = RESTART;
  let next = 0;
  let near = 0;
  for (;;) {
    const literal = nextAssumption(s);
    if (literal === null) return false;
    if (literal !== 0) decide(s, literal);
    else {
      if (s.steps > s.mostSteps) return undefined;
      while (conflicts < patience && next < wanted.length && s.value[wanted[next]!] !== 0) next++;
      if (next >= wanted.length && conflicts === 0)
        while (near < s.model.length && s.value[s.model[near]!] !== 0) near++;
      const choice = (conflicts < patience && wanted[next]) || (conflicts === 0 && s.model[near]) || topOpen(s);
      if (choice === 0) {
        s.model = s.trail.slice(0, s.size);
        return true;
      }
      decide(s, choice);
    }
    while (!propagate(s)) {
      // A conflict that is not learnt would be forgotten.
      if (!learn(s)) return false;
      if (s.steps > s.mostSteps) return undefined;
      next = 0;
      if (++conflicts % restart === 0) {
        restart += RESTART / 2;
        backjump(s, assumptions.length);
      }
    }
  }
}

/** Assumes and propagates, no more. False: the assumptions contradict each other for sure. */
export function assume(s: Solver, assumptions: readonly number[]): boolean {
  forget(s);
  let common = 0;
  while (common < s.assumed.length && common < assumptions.length && s.assumed[common] === assumptions[common])
    common++;
  backjump(s, common);
  s.assumed = assumptions;
  while (!s.isVoid) {
    if (!propagate(s)) learn(s);
    else {
      const literal = nextAssumption(s);
      if (literal === null) return false;
      if (literal === 0) return true;
      decide(s, literal);
    }
  }
  return false;
}

/** The next assumption to decide; 0: all hold; `null`: one is false. */
function nextAssumption(s: Solver): number | null {
  const literal = s.assumed[s.limits.length];
  if (literal === undefined) return 0;
  return s.value[literal]! < 0 ? null : literal;
}

function topOpen(s: Solver): number {
  while (s.size < s.full) {
    const variable = takeTop(s);
    if (s.value[variable * 2] === 0) return variable * 2 + s.phase[variable]!;
  }
  return 0;
}
