/** A feature model as clauses: variables 1..names.length are its features, whatever follows them are helpers. */
import type { RawProblem } from '../../../src/rules/solve/problem.js';

/** `names[i]` is the name of variable i + 1. */
export interface ClauseModel {
  readonly names: readonly string[];
  readonly problem: RawProblem;
}

/** The literal of a decision as the oracle files write it: a signed number, or a name, with `!` in front if it is out. */
export function literalOf(model: ClauseModel, decision: number | string): number {
  if (typeof decision === 'number') return decision;
  const isOut = decision.startsWith('!');
  const variable = model.names.indexOf(isOut ? decision.slice(1) : decision) + 1;
  if (variable === 0) throw new Error(`no feature ${decision}`);
  return isOut ? -variable : variable;
}
