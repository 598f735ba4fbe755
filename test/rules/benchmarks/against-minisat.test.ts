import { expect } from 'chai';
import { fromClauses } from '../../../src/rules/solve/from-clauses.js';
import type { Problem } from '../../../src/rules/solve/problem.js';
import { createMinisat, minisatDomains, type Minisat } from '../../support/minisat.js';
import { hasBenchmarks } from '../../support/readers/benchmark-file.js';
import { pairwise } from '../../support/readers/pairwise.js';
import { createDice, type Dice } from '../random-product.js';
import { clauseModel } from './clause-models.js';

/** Times the normal number of decision sequences. */
const TIMES = Number(process.env['RULES_SEQUENCES'] ?? 1);

/** Random sequences for each model in the normal run, as many as MiniSat has time for. */
const SEQUENCES: Readonly<Record<string, number>> = {
  'online-shop.uvl': 10,
  'routefinding.dimacs': 6,
  'berkeleydb.dimacs': 6,
  'e-shop.uvl': 6,
  'bank.dimacs': 4,
  'uclibc.dimacs': 4,
  'pc-richmond.uvl': 4,
  'financial-services-2018.dimacs': 2,
  'busybox-1.18.dimacs': 2,
  'ecos-i386pc.dimacs': 2,
  'erp-system.dimacs': 1,
  'automotive01.dimacs': 1,
};

const DECISIONS = 8;

describe('the solver beside MiniSat', () => {
  if (!hasBenchmarks()) return;
  for (const [file, sequences] of Object.entries(SEQUENCES)) {
    it(`agrees on ${file} under random decisions`, () => {
      const { names, problem: raw } = clauseModel(file);
      const clauses = pairwise(raw);
      const problem = fromClauses(raw);
      const dice = createDice(file.length);
      const free = createMinisat(raw.variables, clauses);
      for (let sequence = 0; sequence < sequences * TIMES; sequence++) {
        const decided = createMinisat(raw.variables, clauses);
        const decisions: number[] = [];
        for (let step = 0; step < DECISIONS; step++) {
          const known = minisatDomains(decided, names.length)!;
          const after = `after ${decisions.join(' ')}`;
          expect([...problem.domains(decisions).subarray(0, names.length + 1)], after).to.deep.equal([...known]);
          const next = pickOpen(known, dice);
          if (next === null) break;
          decisions.push(next);
          decided.add([next]);
        }
        const model = problem.complete(decisions)!;
        const isWrong = (clause: readonly number[]): boolean =>
          clause.every((literal) => model[Math.abs(literal)]! * literal < 0);
        expect([...clauses, ...decisions.map((decision) => [decision])].filter(isWrong)).to.deep.equal([]);
        expectWayOut(problem, free, decisions, minisatDomains(decided, names.length)!, dice);
      }
    }).timeout(600_000);
  }
});

/** A literal of a variable that both values are left to. */
function pickOpen(domains: Int8Array, dice: Dice): number | null {
  const open = [...domains.keys()].filter((variable) => variable > 0 && domains[variable] === 0);
  return open.length === 0 ? null : dice.pick(open) * (dice.chance(50) ? 1 : -1);
}

/** Of what the decisions alone exclude: the conflict is one and minimal, the repair lets it in and nothing smaller does. */
function expectWayOut(
  problem: Problem,
  free: Minisat,
  decisions: readonly number[],
  domains: Int8Array,
  dice: Dice,
): void {
  const out = [...domains.keys()]
    .filter((variable) => domains[variable] !== 0)
    .map((variable) => -domains[variable]! * variable);
  const wanted = out.filter((literal) => !decisions.includes(-literal) && free.solve(literal));
  if (wanted.length === 0) return;
  const want = dice.pick(wanted);
  const isPossible = (kept: readonly number[]): boolean => free.solve(want, ...kept);
  const without = (given: readonly number[]): number[] => decisions.filter((decision) => !given.includes(decision));
  const about = `${want} after ${decisions.join(' ')}`;

  const conflict = problem.explain(decisions, want)!;
  expect(decisions, about).to.include.members([...conflict]);
  expect(isPossible(conflict), about).to.equal(false);
  for (const one of conflict) expect(isPossible(conflict.filter((other) => other !== one)), about).to.equal(true);

  const [repair] = problem.repairs(decisions, want, 1);
  expect(isPossible(without(repair!)), about).to.equal(true);
  for (const smaller of subsets(decisions, repair!.length - 1))
    expect(isPossible(without(smaller)), about).to.equal(false);
}

/** All subsets up to a size. */
function subsets(items: readonly number[], size: number): number[][] {
  return items.reduce<number[][]>(
    (all, item) => [...all, ...all.filter(({ length }) => length < size).map((set) => [...set, item])],
    [[]],
  );
}
