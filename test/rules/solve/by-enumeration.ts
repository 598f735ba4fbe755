/** Raw problems answered by a list of all their models: what the solver is held against. */
import type { RawProblem } from '../../../src/rules/solve/problem.js';

/** All models of at most 16 variables, each by variable (index 0 unused). */
export function listModels({ variables, clauses, groups = [], tables = [] }: RawProblem): boolean[][] {
  const models: boolean[][] = [];
  for (let bits = 0; bits < 2 ** variables; bits++) {
    const model = [false, ...Array.from({ length: variables }, (_, at) => ((bits >> at) & 1) === 1)];
    const holds = (literal: number): boolean => model[Math.abs(literal)] === literal > 0;
    const fits =
      clauses.every((clause) => clause.some(holds)) &&
      groups.every((group) => group.filter(holds).length === 1) &&
      tables.every(({ scope, rows }) =>
        rows.some((row) => row.every((cell, column) => cell < 0 || holds(scope[column]![cell]!))),
      );
    if (fits) models.push(model);
  }
  return models;
}

/** The models that agree with all of these literals. */
export function modelsWith(models: readonly boolean[][], literals: readonly number[]): boolean[][] {
  return models.filter((model) => literals.every((literal) => model[Math.abs(literal)] === literal > 0));
}
