/** Raw problems answered by a list of all their models: what the solver is held against. */
import type { Problem, RawProblem } from '../../../src/rules/solve/problem.js';

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

/** What a problem would say of its domains. */
export function domainsByList(models: readonly boolean[][], variables: number): Problem['domains'] {
  return (decisions) => {
    const left = modelsWith(models, decisions);
    if (left.length === 0) throw new RangeError('The decisions contradict each other.');
    return Int8Array.from({ length: variables + 1 }, (_, variable) =>
      variable === 0 || left.some((model) => model[variable] !== left[0]![variable]) ? 0 : left[0]![variable] ? 1 : -1,
    );
  };
}
