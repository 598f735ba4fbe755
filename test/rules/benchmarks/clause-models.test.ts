import { expect } from 'chai';
import { fromClauses } from '../../../src/rules/solve/from-clauses.js';
import type { Problem } from '../../../src/rules/solve/problem.js';
import { hasBenchmarks } from '../../support/readers/benchmark-file.js';
import { literalOf, type ClauseModel } from '../../support/readers/clause-model.js';
import { pairwise } from '../../support/readers/pairwise.js';
import { CLAUSE_MODELS, clauseModel } from './clause-models.js';
import { expectStatus, expectSteps, expectWaysOut, oracleOf, type Asked } from './session-answers.js';

/** Fewer configurations than this are counted by going through them. */
const FEW = 100;

describe('the solver on published feature models', () => {
  if (!hasBenchmarks()) return;
  for (const file of CLAUSE_MODELS) {
    describe(file, function () {
      this.timeout(60_000);
      const oracle = oracleOf(file);
      let model: ClauseModel;
      let asked: Asked;

      before(() => {
        model = clauseModel(file);
        asked = {
          problem: fromClauses(model.problem),
          literalOf: (decision) => literalOf(model, decision),
          statusOf: (domains) => Array.from(model.names, (_, at) => LETTERS.get(domains[at + 1]!)).join(''),
        };
      });

      it('is read as published', () => {
        expect(model.names).to.have.length(oracle.variables);
        expect(pairwise(model.problem)).to.have.length(oracle.clauses!);
      });

      it('has the known core and dead features', () => {
        expectStatus(asked, [], oracle.root, oracle.rootStatus);
      });

      it('has the known valid values after every decision', () => {
        for (const session of oracle.sessions) expectSteps(asked, session);
      });

      it('gives a known minimal conflict, and the smallest ways out', () => {
        for (const session of oracle.sessions) expectWaysOut(asked, session);
      });

      // Long numbers are cut short in the file, and read as NaN.
      if (!(Number(oracle.configurations ?? NaN) <= FEW)) return;
      it('has the known number of configurations', () => {
        expect(countAll(asked.problem, model.names.length)).to.equal(Number(oracle.configurations));
      });
    });
  }
});

const LETTERS = new Map([
  [1, 'T'],
  [-1, 'F'],
  [0, '*'],
  [2, '?'],
]);

/** Decides the first free variable both ways, until none is free. */
function countAll(problem: Problem, variables: number, decisions: readonly number[] = []): number {
  const free =
    problem
      .domains(decisions)
      .subarray(1, variables + 1)
      .indexOf(0) + 1;
  if (free === 0) return 1;
  return countAll(problem, variables, [...decisions, free]) + countAll(problem, variables, [...decisions, -free]);
}
