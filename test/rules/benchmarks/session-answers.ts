/** The sessions of the oracle files, asked of a problem. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Problem } from '../../../src/rules/solve/problem.js';
import { benchmarkText } from '../../support/readers/benchmark-file.js';

/** An oracle file of a clause or a table model, as far as the solver answers it. */
export interface Oracle {
  readonly variables: number;
  readonly clauses?: number;
  readonly values?: number;
  readonly tables?: number;
  readonly tuples?: number;
  readonly configurations: string | null;
  readonly root: Step;
  readonly rootStatus?: string;
  readonly sessions: readonly Session[];
}

/** How much is left, and a hash over the status string. */
export interface Step {
  readonly sha256: string;
  /** Table models: values left. */
  readonly values?: number;
  readonly T?: number;
  readonly F?: number;
  readonly free?: number;
}

type Decision = number | string;

/** Decisions one after the other, and what is left after each. */
export interface Session {
  readonly decisions: readonly Decision[];
  readonly steps: readonly Step[];
  readonly final?: string;
  readonly conflicts?: readonly Conflict[];
}

interface Conflict {
  readonly want: Decision;
  readonly minimalConflicts: readonly (readonly Decision[])[];
  readonly minimalRetractions: readonly (readonly Decision[])[];
}

/** A problem in the words of its oracle file. */
export interface Asked {
  readonly problem: Problem;
  literalOf(decision: Decision): number;
  /** The status string, one letter for each variable or value. */
  statusOf(domains: Int8Array): string;
}

/** Repairs that are asked for at once. */
const MOST_REPAIRS = 5;

/** What is known of a model, e.g. `bank.dimacs`. */
export function oracleOf(file: string): Oracle {
  return JSON.parse(benchmarkText(`${file}.oracle.json`)) as Oracle;
}

/** The status after these decisions is the published one, letter by letter and in its counts. */
export function expectStatus(asked: Asked, decisions: readonly Decision[], step: Step, spelt?: string): void {
  const status = asked.statusOf(asked.problem.domains(decisions.map(asked.literalOf)));
  const count = (letter: string): number => status.split(letter).length - 1;
  const after = `after ${decisions.join(' ')}`;
  if (spelt !== undefined) expect(status, after).to.equal(spelt);
  if (step.values !== undefined) expect(count('1'), after).to.equal(step.values);
  if (step.T !== undefined)
    expect([count('T'), count('F'), count('*')], after).to.deep.equal([step.T, step.F, step.free]);
  expect(createHash('sha256').update(status).digest('hex').slice(0, 16), after).to.equal(step.sha256);
}

/** Every step of a session, in its order. */
export function expectSteps(asked: Asked, { decisions, steps, final }: Session): void {
  expect(steps).to.have.length(decisions.length);
  steps.forEach((step, at) => {
    expectStatus(asked, decisions.slice(0, at + 1), step, at === steps.length - 1 ? final : undefined);
  });
}

/** Each excluded value is excluded by one of the minimal conflicts, and let in by the smallest of all minimal retractions. */
export function expectWaysOut(asked: Asked, { decisions, conflicts = [] }: Session): void {
  const made = decisions.map(asked.literalOf);
  for (const { want, minimalConflicts, minimalRetractions } of conflicts) {
    const wanted = asked.literalOf(want);
    const known = (sets: readonly (readonly Decision[])[]): string[] =>
      sets.map((set) => named(set.map(asked.literalOf)));
    const conflict = asked.problem.explain(made, wanted);
    expect(conflict, `why not ${want}`).to.not.equal(null);
    expect(named(conflict!), `why not ${want}`).to.be.oneOf(known(minimalConflicts));
    const repairs = asked.problem.repairs(made, wanted, MOST_REPAIRS);
    const sizes = minimalRetractions.map(({ length }) => length).sort((a, b) => a - b);
    expect(
      repairs.map(({ length }) => length),
      `ways to ${want}`,
    ).to.deep.equal(sizes.slice(0, MOST_REPAIRS));
    expect(known(minimalRetractions), `ways to ${want}`).to.include.members(repairs.map(named));
    expect(new Set(repairs.map(named)).size, `ways to ${want}`).to.equal(repairs.length);
  }
}

/** A set of literals as one word, whatever their order. */
function named(literals: readonly number[]): string {
  return [...literals].sort((a, b) => a - b).join(' ');
}
