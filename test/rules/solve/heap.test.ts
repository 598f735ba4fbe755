import { expect } from 'chai';
import * as fc from 'fast-check';
import { insert, raise, refill, takeTop } from '../../../src/rules/solve/heap.js';
import { addVariable, createSolver, type Solver } from '../../../src/rules/solve/solver.js';

const VARIABLES = 12;

function aSolver(): Solver {
  const solver = createSolver();
  for (let at = 0; at < VARIABLES; at++) addVariable(solver);
  refill(solver, []);
  return solver;
}

const anyVariable = fc.integer({ min: 1, max: VARIABLES });

describe('the order of open variables', () => {
  it('is by activity, then by number, whatever was put in, raised and taken out', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('insert', 'raise', 'take'), anyVariable), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (all) => {
        const solver = aSolver();
        const open = new Set<number>();
        const raised = new Map<number, number>();
        const first = (): number => [...open].sort((a, b) => (raised.get(b) ?? 0) - (raised.get(a) ?? 0) || a - b)[0]!;
        for (const [step, variable] of all) {
          if (step === 'raise') {
            raise(solver, variable);
            raised.set(variable, (raised.get(variable) ?? 0) + 1);
          } else if (step === 'insert') {
            insert(solver, variable);
            open.add(variable);
          } else if (open.size > 0) {
            const expected = first();
            expect(takeTop(solver)).to.equal(expected);
            open.delete(expected);
          }
          expect([...solver.heap].sort()).to.deep.equal([...open].sort());
          expect(solver.heap.map((one) => solver.heapPlace[one])).to.deep.equal([...solver.heap.keys()]);
        }
        while (open.size > 0) {
          const expected = first();
          expect(takeTop(solver)).to.equal(expected);
          open.delete(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts over with other variables', () => {
    const solver = aSolver();
    refill(solver, [3, 1, 2]);
    refill(solver, [5, 4]);
    expect([takeTop(solver), takeTop(solver), solver.heap.length]).to.deep.equal([4, 5, 0]);
    insert(solver, 3);
    expect(takeTop(solver)).to.equal(3);
  });

  it('outlives activities that grow beyond measure', () => {
    const solver = aSolver();
    refill(solver, [1, 2, 3]);
    solver.bump = 0.9e100;
    raise(solver, 2);
    raise(solver, 3);
    raise(solver, 3);
    expect(solver.activity[3]).to.be.closeTo(1.8, 1e-9);
    expect(solver.activity[2]).to.be.closeTo(0.9, 1e-9);
    expect(solver.bump).to.be.closeTo(0.9, 1e-9);
    expect([takeTop(solver), takeTop(solver), takeTop(solver)]).to.deep.equal([3, 2, 1]);
  });
});
