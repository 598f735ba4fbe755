import type { RawProblem } from '../../../src/rules/solve/problem.js';

/** The clauses of a problem without tables, its groups written out in pairs: for a solver that knows clauses alone. */
export function pairwise({ clauses, groups = [] }: RawProblem): number[][] {
  const all = clauses.map((clause) => [...clause]);
  for (const group of groups) {
    all.push([...group]);
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) all.push([-one, -other]);
    });
  }
  return all;
}
