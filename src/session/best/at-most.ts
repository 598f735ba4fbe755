/** A limit on what broken literals may cost together: a propagator that throws out whatever alone would go beyond it. */
import { backjump } from '../../rules/solve/learn.js';
import { addPropagator, imply, type Propagator, type Solver } from '../../rules/solve/solver.js';

/** Doubles are summed: a limit that is kept this closely counts as kept. */
const SLACK = 1e-6;

/**
 * The weights of those that do not hold come to `most` at the most.
 *
 * @param softs - By literal: what it costs if it does not hold.
 * @param guards - The limit counts while all of these hold.
 */
export function addAtMost(
  solver: Solver,
  softs: ReadonlyMap<number, number>,
  most: number,
  guards: readonly number[],
): void {
  const costs = [...softs].map(([literal, weight]) => [literal ^ 1, weight] as const).sort(([, a], [, b]) => b - a);
  const heard = [...guards, ...costs.map(([literal]) => literal)];
  const propagator: Propagator = {
    pending: [],
    isWaiting: false,
    isSettled: () => false,
    filter: () => !guards.every((guard) => isTrue(solver, guard)) || filter(solver, costs, most + SLACK, propagator),
    explain: (_, _asked, before) =>
      solver.why.push(
        ...heard.filter((literal) => isTrue(solver, literal) && (solver.place[literal >> 1] ?? 0) < before),
      ),
  };
  backjump(solver, 0);
  addPropagator(
    solver,
    propagator,
    heard.map((literal) => [literal, 0]),
  );
}

function filter(
  solver: Solver,
  costs: readonly (readonly [literal: number, weight: number])[],
  most: number,
  reason: Propagator,
): boolean {
  let left = most;
  for (const [literal, weight] of costs) if (isTrue(solver, literal)) left -= weight;
  if (left < 0) return false;
  for (const [literal, weight] of costs) {
    if (weight <= left) break;
    if (solver.value[literal] === 0) imply(solver, literal ^ 1, reason);
  }
  return true;
}

function isTrue({ value }: Solver, literal: number): boolean {
  return (value[literal] ?? 0) > 0;
}
