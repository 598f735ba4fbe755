import { expect } from 'chai';
import { fromClauses } from '../../../src/rules/solve/from-clauses.js';
import type { RawProblem } from '../../../src/rules/solve/problem.js';
import { seedsAsked } from '../prove.js';
import { createDice, type Dice } from '../random-product.js';
import { domainsByList, listModels, modelsWith } from './by-enumeration.js';

const SEEDS = seedsAsked({ from: 1, to: 150 });

const problems = new Map<number, Pick<Question, 'problem' | 'models'>>();

function problemOf(seed: number): Pick<Question, 'problem' | 'models'> {
  const known = problems.get(seed);
  if (known !== undefined) return known;
  const problem = randomProblem(createDice(seed));
  const made = { problem, models: listModels(problem) };
  problems.set(seed, made);
  return made;
}

/** A small problem with all there is: clauses, groups of several sizes, a table with wildcards. */
function randomProblem(dice: Dice): RawProblem {
  const variables = 5 + dice.roll(8);
  const literal = (): number => (1 + dice.roll(variables)) * (dice.chance(50) ? 1 : -1);
  const clauses = Array.from({ length: dice.roll(variables * 3) }, () =>
    Array.from({ length: 2 + dice.roll(3) }, literal),
  );
  const groups: number[][] = [];
  for (let next = 1; next + 3 <= variables && dice.chance(70);) {
    const size = 2 + dice.roll(Math.min(4, variables - next));
    groups.push(Array.from({ length: size }, (_, at) => next + at));
    next += size;
  }
  if (dice.chance(30)) groups.push([variables, -variables]);
  // The same group may stand in two columns.
  const scope = groups.filter(() => dice.chance(80)).flatMap((group) => (dice.chance(20) ? [group, group] : [group]));
  const rows = Array.from({ length: 1 + dice.roll(6) }, () =>
    scope.map((column) => (dice.chance(25) ? -1 : dice.roll(column.length))),
  );
  return { variables, clauses, groups, tables: scope.length > 1 ? [{ scope, rows }] : [] };
}

interface Question {
  readonly problem: RawProblem;
  readonly models: readonly boolean[][];
  readonly decisions: readonly number[];
}

/** Asks each random problem under growing, changing decisions. */
function each(ask: (question: Question, engine: ReturnType<typeof fromClauses>, dice: Dice) => void): void {
  for (let seed = SEEDS.from; seed <= SEEDS.to; seed++) {
    const dice = createDice(seed + 1_000_000);
    const { problem, models } = problemOf(seed);
    const engine = fromClauses(problem);
    let decisions: number[] = [];
    for (let click = 0; click < 8; click++) {
      try {
        ask({ problem, models, decisions }, engine, dice);
      } catch (error) {
        throw new Error(`seed ${seed}, ${decisions.join()}: ${(error as Error).message}`, { cause: error });
      }
      const decision = (1 + dice.roll(problem.variables)) * (dice.chance(50) ? 1 : -1);
      const without = decisions.filter((one) => Math.abs(one) !== Math.abs(decision) && dice.chance(85));
      decisions = [...without, decision];
    }
  }
}

const answer = (domains: () => Int8Array): string => {
  try {
    return [...domains()].join();
  } catch (error) {
    return (error as Error).name;
  }
};

describe('a raw problem against the list of its models', () => {
  it('knows what decisions leave to every variable', () => {
    each(({ problem, models, decisions }, engine) => {
      const expected = answer(() => domainsByList(models, problem.variables)(decisions));
      expect(answer(() => engine.domains(decisions))).to.equal(expected);
    });
  });

  it('answers the same warm and cold', () => {
    each(({ problem, models, decisions }, engine, dice) => {
      const want = 1 + dice.roll(problem.variables);
      if (modelsWith(models, decisions).length === 0) return;
      const cold = fromClauses(problem);
      expect(engine.explain(decisions, want)).to.deep.equal(cold.explain(decisions, want));
      expect(engine.repairs(decisions, want, 3)).to.deep.equal(fromClauses(problem).repairs(decisions, want, 3));
      expect(engine.complete(decisions)).to.deep.equal(fromClauses(problem).complete(decisions));
    });
  });

  it('completes decisions to a model exactly if there is one', () => {
    each(({ models, decisions }, engine) => {
      const model = engine.complete(decisions);
      const left = modelsWith(models, decisions);
      expect(model === null).to.equal(left.length === 0);
      if (model !== null)
        expect(left.map((one) => one.map((value) => (value ? 1 : -1)).slice(1))).to.deep.include([...model.slice(1)]);
    });
  });

  it('explains by decisions that exclude the wish, each of them needed', () => {
    each(({ problem, models, decisions }, engine, dice) => {
      const want = (1 + dice.roll(problem.variables)) * (dice.chance(50) ? 1 : -1);
      if (modelsWith(models, decisions).length === 0) return;
      const isOut = (some: readonly number[]): boolean => modelsWith(models, [want, ...some]).length === 0;
      const blamed = engine.explain(decisions, want);
      expect(blamed !== null).to.equal(isOut(decisions));
      if (blamed === null) return;
      expect(decisions).to.include.members([...blamed]);
      expect(isOut(blamed), 'excludes').to.equal(true);
      for (const one of blamed) expect(isOut(blamed.filter((other) => other !== one)), 'minimal').to.equal(false);
    });
  });

  it('offers all the smallest retractions first', () => {
    each(({ problem, models, decisions }, engine, dice) => {
      const want = (1 + dice.roll(problem.variables)) * (dice.chance(50) ? 1 : -1);
      if (modelsWith(models, decisions).length === 0) return;
      const helps = (given: readonly number[]): boolean =>
        modelsWith(models, [want, ...decisions.filter((one) => !given.includes(one))]).length > 0;
      const subsets = Array.from({ length: 2 ** decisions.length }, (_, bits) =>
        decisions.filter((_, at) => (bits >> at) & 1),
      );
      const minimal = subsets.filter(
        (set) => helps(set) && set.every((one) => !helps(set.filter((other) => other !== one))),
      );
      const repairs = engine.repairs(decisions, want, 100);
      expect(repairs.map((set) => [...set].sort().join())).to.have.members(
        minimal.map((set) => [...set].sort().join()),
      );
      const sizes = repairs.map((set) => set.length);
      expect(sizes).to.deep.equal([...sizes].sort((a, b) => a - b));
    });
  });
});
