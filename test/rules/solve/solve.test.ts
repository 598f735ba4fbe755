import { expect } from 'chai';
import { assume, focus, solve } from '../../../src/rules/solve/solve.js';
import { addChain, addClause, addVariable, createSolver, type Solver } from '../../../src/rules/solve/solver.js';
import { createDice } from '../random-product.js';

const atLeast = (first: number, k: number): number => 2 * (first + k - 1);
const below = (first: number, k: number): number => atLeast(first, k) + 1;

describe('variables that count', () => {
  it('imply the lesser of what is reached, and rule out the greater of what is not', () => {
    const solver = createSolver();
    const first = addChain(solver, 9);
    focus(solver, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(assume(solver, [atLeast(first, 4), below(first, 7)])).to.equal(true);
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => solver.value[atLeast(first, k)]);
    expect(values).to.deep.equal([1, 1, 1, 1, 0, 0, -1, -1, -1]);
  });

  it('leave no gap between what clauses demand', () => {
    const solver = createSolver();
    const a = addChain(solver, 5);
    const b = addChain(solver, 5);
    // a > b, and b at least 2 as soon as a is at least 3.
    for (let k = 0; k <= 5; k++)
      addClause(solver, [...(k < 5 ? [atLeast(a, k + 1)] : []), ...(k > 0 ? [below(b, k)] : [])]);
    addClause(solver, [below(a, 3), atLeast(b, 2)]);
    focus(
      solver,
      Array.from({ length: 10 }, (_, at) => at + 1),
    );
    expect(solve(solver, [below(b, 2)])).to.equal(true);
    expect(solve(solver, [below(b, 2), atLeast(a, 3)])).to.equal(false);
    expect(solve(solver, [atLeast(b, 4), below(a, 5)])).to.equal(false);
    expect(solve(solver, [atLeast(b, 4)])).to.equal(true);
  });
});

describe('a search that ran out of budget', () => {
  const VARIABLES = 12;
  const started = (clauses: readonly (readonly number[])[]): Solver => {
    const solver = createSolver();
    for (let at = 0; at < VARIABLES; at++) addVariable(solver);
    for (const clause of clauses) addClause(solver, clause);
    focus(
      solver,
      Array.from({ length: VARIABLES }, (_, at) => at + 1),
    );
    return solver;
  };

  it('has forgotten nothing when it is asked again', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const dice = createDice(seed);
      const literal = (): number => 2 * (1 + dice.roll(VARIABLES)) + dice.roll(2);
      const clauses = Array.from({ length: 60 }, () => [...new Set([literal(), literal(), literal()])]);
      for (const assumptions of [[], [2], [3, 5]]) {
        const truth = solve(started(clauses), assumptions);
        for (let budget = 1; budget < 60; budget++) {
          const solver = started(clauses);
          solver.mostSteps = solver.steps + budget;
          if (solve(solver, assumptions) !== undefined) break;
          solver.mostSteps = Infinity;
          expect(solve(solver, assumptions), `seed ${seed}, ${budget} steps`).to.equal(truth);
          const holds = clauses.every((clause) => clause.some((one) => solver.value[one]! > 0));
          expect(holds || truth === false).to.equal(true);
        }
      }
    }
  });
});
