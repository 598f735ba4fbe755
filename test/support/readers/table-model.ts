/** A product as options and tables of the combinations that exist. */
import type { RawProblem } from '../../../src/rules/solve/problem.js';

/** Options with their values in file order, and tables over option indexes with rows of value indexes. */
export interface TableModel {
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly tables: readonly { readonly scope: readonly number[]; readonly rows: readonly (readonly number[])[] }[];
}

/** One variable for every value of every option, in file order; each option is a group. */
export function tableProblem({ options, tables }: TableModel): RawProblem {
  let variables = 0;
  const groups = options.map(({ values }) => values.map(() => (variables += 1)));
  return {
    variables,
    clauses: [],
    groups,
    tables: tables.map(({ scope, rows }) => ({ scope: scope.map((option) => groups[option]!), rows })),
  };
}

/** The variable of `option=value`. */
export function variableOf({ options }: TableModel, assignment: string): number {
  const [name, value] = assignment.split('=');
  let before = 0;
  for (const option of options) {
    const index = option.values.indexOf(value!);
    if (option.name === name && index >= 0) return before + index + 1;
    before += option.values.length;
  }
  throw new Error(`no value ${assignment}`);
}
