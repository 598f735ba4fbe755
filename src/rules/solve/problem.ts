/**
 * Raw problems over Booleans, and what can be asked of them. Decisions and answers are signed variables as in DIMACS files: `5` is
 * "variable 5 is true", `-5` "is false". Types only; `fromClauses` makes one.
 */

/** Booleans 1..n and what must hold of them. */
export interface RawProblem {
  readonly variables: number;
  /** Of each at least one literal is true. */
  readonly clauses: readonly (readonly number[])[];
  /** Of each exactly one literal is true. */
  readonly groups?: readonly (readonly number[])[];
  readonly tables?: readonly RawTable[];
}

/** Combinations that are allowed. */
export interface RawTable {
  /** Per column the literals of its values; each column is one of the problem's `groups`. */
  readonly scope: readonly (readonly number[])[];
  /** Per row and column the place of its value; -1: any. */
  readonly rows: readonly (readonly number[])[];
}

/** A problem that answers. Whatever it keeps between calls is a cache that never changes an answer. */
export interface Problem {
  /**
   * What the decisions leave to every variable.
   *
   * @returns Index 1..n: 1 forced true, -1 forced false, 0 both possible, 2 still open (the budget of steps ended first).
   * @throws {RangeError} The decisions contradict each other.
   */
  domains(decisions: readonly number[]): Int8Array;
  /**
   * A subset-minimal set of decisions, which are jointly possible, that excludes `want`; `null`: it is not excluded.
   *
   * @throws {RangeError} The budget of steps ended first.
   */
  explain(decisions: readonly number[], want: number): readonly number[] | null;
  /** Subset-minimal sets of decisions without which `want` is possible: smallest first, at most `max`; none if nothing helps. */
  repairs(decisions: readonly number[], want: number, max: number): readonly (readonly number[])[];
  /** One model with the decisions in it: 1 or -1 per variable; `null`: there is none. */
  complete(decisions: readonly number[]): Int8Array | null;
}
