/** The part of logic-solver's raw wrapper that tests use. Variables count from 1, clauses are signed variables. */
declare module 'logic-solver/minisat_wrapper.js' {
  class MiniSat {
    readonly _C: { readonly HEAP8: Int8Array; _getSolution(): number };
    /** Clauses it was given, kept for debugging. */
    _clauses: unknown[];
    /** By variable, index 0 unused. */
    getSolution(): readonly boolean[];
    ensureVar(variable: number): void;
    /** False: nothing satisfies the clauses any more. */
    addClause(literals: readonly number[]): boolean;
    solve(): boolean;
    /** One positive variable only: a negative one silently gives wrong answers. */
    solveAssuming(variable: number): boolean;
  }
  export = MiniSat;
}
