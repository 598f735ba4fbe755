import { expect } from 'chai';
import { fromClauses } from '../../../src/rules/solve/from-clauses.js';
import { benchmarkText, hasBenchmarks } from '../../support/readers/benchmark-file.js';
import { readTableJson } from '../../support/readers/read-table-json.js';
import { readHistory, readXcsp } from '../../support/readers/read-xcsp.js';
import { tableProblem, variableOf, type TableModel } from '../../support/readers/table-model.js';
import { createDice, type Dice } from '../random-product.js';
import { expectStatus, expectSteps, expectWaysOut, oracleOf, type Asked } from './session-answers.js';

/** Sold cars that are replayed; 1000 are there. */
const CARS = Number(process.env['RULES_CARS'] ?? 25);

const MODELS: readonly (readonly [file: string, read: (text: string) => TableModel])[] = [
  ['renault-medium.xml', readXcsp],
  ['renault-megane-111of113.json', readTableJson],
];

const LETTERS = new Map([
  [1, '1'],
  [-1, '0'],
  [0, '1'],
  [2, '?'],
]);

describe('the solver on cars as tables', () => {
  if (!hasBenchmarks()) return;
  for (const [file, read] of MODELS) {
    describe(file, () => {
      const oracle = oracleOf(file);
      let model: TableModel;
      let asked: Asked;

      before(() => {
        model = read(benchmarkText(file));
        asked = {
          problem: fromClauses(tableProblem(model)),
          literalOf: (decision) => variableOf(model, String(decision)),
          statusOf: (domains) => Array.from(domains.subarray(1), (left) => LETTERS.get(left)).join(''),
        };
      });

      it('is read as published', () => {
        const { options, tables } = model;
        const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
        expect([options.length, tableProblem(model).variables, tables.length, rows]).to.deep.equal([
          oracle.variables,
          oracle.values,
          oracle.tables,
          oracle.tuples,
        ]);
      });

      it('has the known values at the start', () => {
        expectStatus(asked, [], oracle.root, oracle.rootStatus);
      });

      it('has the known valid values after every decision', () => {
        for (const session of oracle.sessions) expectSteps(asked, session);
      }).timeout(30_000);

      it('gives a known minimal conflict, and the smallest ways out', () => {
        for (const session of oracle.sessions) expectWaysOut(asked, session);
      }).timeout(30_000);
    });
  }

  it('offers every value of a sold car at its turn, in whatever order the questions come', () => {
    const model = readXcsp(benchmarkText('renault-medium.xml'));
    const problem = fromClauses(tableProblem(model));
    const dice = createDice(1);
    const cars = readHistory(benchmarkText('renault-medium.history-1000.txt'));
    for (let at = 0; at < CARS; at++) {
      const car = cars[Math.floor((at * cars.length) / CARS)]!;
      const decisions: number[] = [];
      for (const [name, value] of shuffled([...car], dice)) {
        const bought = variableOf(model, `${name}=${value}`);
        expect(problem.domains(decisions)[bought], `${name}=${value} after ${decisions.join(' ')}`).to.be.oneOf([0, 1]);
        decisions.push(bought);
      }
    }
  }).timeout(600_000);
});

function shuffled<T>(items: T[], dice: Dice): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = dice.roll(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
