/** MiniSat, as an oracle independent of the engine: what decisions leave to every variable, by one query for each value no model has shown. */
import RawSolver from 'logic-solver/minisat_wrapper.js';

/** A solver with clauses in it. */
export interface Minisat {
  /** Adds a clause for good. False: nothing satisfies the clauses any more. */
  add(clause: readonly number[]): boolean;
  /** Whether some model has all these literals in it. */
  solve(...literals: number[]): boolean;
  /** The last model: whether the variable is true in it. */
  isTrue(variable: number): boolean;
}

/** @param variables As many variables as will be asked about. */
export function createMinisat(variables: number, clauses: readonly (readonly number[])[]): Minisat {
  const solver = new RawSolver();
  let helpers = variables;
  let solution = 0;
  const add = (clause: readonly number[]): boolean => solver.addClause(clause);
  const hasModel = (literals: readonly number[]): boolean => {
    const [first] = literals;
    if (first === undefined) return solver.solve();
    if (literals.length === 1 && first > 0) return solver.solveAssuming(first);
    // It assumes one positive variable and nothing else, so a helper stands for the literals.
    helpers += 1;
    solver.ensureVar(helpers);
    return literals.every((literal) => add([-helpers, literal])) && solver.solveAssuming(helpers);
  };
  solver.ensureVar(variables);
  for (const clause of clauses) add(clause);
  solver._clauses = [];
  return {
    add,
    solve(...literals) {
      const isPossible = hasModel(literals);
      if (isPossible) solution = solver._C._getSolution();
      return isPossible;
    },
    // Where a solution holds 0 the variable is true.
    isTrue: (variable) => solver._C.HEAP8[solution + variable - 1] === 0,
  };
}

/**
 * What the clauses leave to the variables 1..n: 1 forced true, -1 forced false, 0 both possible (index 0 unused); `null`: nothing.
 * Every model it meets settles the values it shows.
 */
export function minisatDomains(solver: Minisat, variables: number): Int8Array | null {
  if (!solver.solve()) return null;
  const seen = new Uint8Array(variables + 1);
  const look = (): void => {
    for (let variable = 1; variable <= variables; variable++) seen[variable]! |= solver.isTrue(variable) ? 1 : 2;
  };
  look();
  const domains = new Int8Array(variables + 1);
  for (let variable = 1; variable <= variables; variable++) {
    if (seen[variable] === 3) continue;
    const shown = seen[variable] === 1 ? 1 : -1;
    if (solver.solve(-shown * variable)) look();
    else domains[variable] = shown;
  }
  return domains;
}
