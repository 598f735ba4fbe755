/** One measurement of the rules engine, as JSON on the console: `shop <seed>`, `target <model>` or `minisat <model>`. */
import RawSolver from 'logic-solver/minisat_wrapper.js';
import type { Decision } from '../../src/product/configuration.js';
import type { OptionId } from '../../src/kernel/ids.js';
import { createRules } from '../../src/rules/create-rules.js';
import type { Evaluation } from '../../src/rules/rules.js';
import { fromClauses } from '../../src/rules/solve/from-clauses.js';
import type { Problem, RawProblem } from '../../src/rules/solve/problem.js';
import { clauseModel } from '../rules/benchmarks/clause-models.js';
import { oracleOf } from '../rules/benchmarks/session-answers.js';
import { createDice, type Dice } from '../rules/random-product.js';
import { createMinisat, minisatDomains } from '../support/minisat.js';
import { benchmarkText } from '../support/readers/benchmark-file.js';
import { literalOf } from '../support/readers/clause-model.js';
import { pairwise } from '../support/readers/pairwise.js';
import { readTableJson } from '../support/readers/read-table-json.js';
import { readHistory, readXcsp } from '../support/readers/read-xcsp.js';
import { tableProblem, variableOf } from '../support/readers/table-model.js';
import { shopProduct } from '../support/shop-product.js';

const CONTEXT = { market: null, locale: 'en', quantity: 1 };

/** Sessions of a shop, and clicks in each. */
const SHOPPERS = 6;
const CLICKS = 25;

/** No further click is begun after so many ms. */
const LONGEST_MS = 20_000;

/** Cars whose clicks are timed, each from a fresh problem; dead ends are counted over all. */
const TIMED_CARS = 40;

/** Most clicks on a session are few: other random sessions are added to the oracle's. */
const MORE_SESSIONS = 4;

const MEASURES: Readonly<Record<string, (what: string) => unknown>> = { shop, target, minisat };

function timed<T>(times: number[], run: () => T): T {
  const start = performance.now();
  const answer = run();
  times.push(performance.now() - start);
  return answer;
}

interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly sum: number;
}

function summary(times: readonly number[]): Summary {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), sum: sorted.reduce((sum, time) => sum + time, 0) };
}

function shop(seed: string): unknown {
  const product = shopProduct(createDice(Number(seed))).build();
  const dice = createDice(1);
  const create: number[] = [];
  const first: number[] = [];
  const evaluate: number[] = [];
  const explain: number[] = [];
  const rules = timed(create, () => createRules(product));
  const start = timed(first, () => rules.evaluate(CONTEXT, []));
  const until = performance.now() + LONGEST_MS;
  for (let shopper = 0; shopper < SHOPPERS; shopper++) {
    let decisions: readonly Decision[] = [];
    let evaluation = start;
    for (let click = 0; click < CLICKS && performance.now() < until; click++) {
      const out = anyChoice(evaluation, 'consequence', dice);
      if (out !== null) timed(explain, () => rules.explain(CONTEXT, decisions, ...out));
      const next = anyChoice(evaluation, 'available', dice);
      if (next === null) break;
      const ruling = rules.rule(CONTEXT, decisions, [{ optionId: next[0], value: next[1] }]);
      if (!ruling.accepted) throw new Error(`${next.join(' = ')} was shown as available`);
      decisions = ruling.decisions;
      evaluation = timed(evaluate, () => rules.evaluate(CONTEXT, decisions));
    }
  }
  const values = [...start.options.values()].reduce(
    (sum, { domain }) => sum + (domain.form === 'choices' ? domain.choices.length : 0),
    0,
  );
  return { values, create: create[0], first: first[0], evaluate: summary(evaluate), explain: summary(explain) };
}

/** A choice of this status that is not chosen. */
function anyChoice(evaluation: Evaluation, status: string, dice: Dice): [OptionId, string | boolean] | null {
  const found = [...evaluation.options.values()].flatMap(({ id, domain }) =>
    domain.form === 'choices'
      ? domain.choices
          .filter((choice) => choice.status === status && !choice.chosen)
          .map((choice): [OptionId, string | boolean] => [
            id,
            choice.id === 'true' || (choice.id === 'false' ? false : choice.id),
          ])
      : [],
  );
  return found.length === 0 ? null : dice.pick(found);
}

function target(file: string): unknown {
  if (file === 'renault-medium.xml') return cars(file);
  const { raw, sessions } = file.endsWith('.json') ? tableSessions(file) : clauseSessions(file);
  const load: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  for (const session of sessions) {
    const problem = timed(load, () => fromClauses(raw));
    timed(first, () => problem.domains([]));
    replay(problem, session, later);
  }
  return { load: load[0], first: first[0], later: summary(later), clicks: later.length };
}

function replay(problem: Problem, session: readonly number[], times: number[]): void {
  for (let click = 1; click <= session.length; click++) timed(times, () => problem.domains(session.slice(0, click)));
}

interface Sessions {
  readonly raw: RawProblem;
  readonly sessions: readonly (readonly number[])[];
}

/** The oracle's sessions, and random ones after them. */
function clauseSessions(file: string): Sessions & { readonly named: number } {
  const model = clauseModel(file);
  const known = oracleOf(file).sessions.map(({ decisions }) => decisions.map((decision) => literalOf(model, decision)));
  const dice = createDice(known.length);
  const problem = fromClauses(model.problem);
  const more = Array.from({ length: MORE_SESSIONS }, () => {
    const session: number[] = [];
    for (let click = 0; click < 8; click++) {
      const domains = problem.domains(session);
      const open = model.names.map((_, at) => at + 1).filter((variable) => domains[variable] === 0);
      if (open.length > 0) session.push(dice.pick(open) * (dice.chance(50) ? 1 : -1));
    }
    return session;
  });
  return { raw: model.problem, named: model.names.length, sessions: [...known, ...more] };
}

function tableSessions(file: string): Sessions {
  const model = readTableJson(benchmarkText(file));
  const sessions = oracleOf(file).sessions.map(({ decisions }) =>
    decisions.map((decision) => variableOf(model, String(decision))),
  );
  return { raw: tableProblem(model), sessions };
}

/** Sold cars, each in a random order of questions. */
function cars(file: string): unknown {
  const model = readXcsp(benchmarkText(file));
  const raw = tableProblem(model);
  const dice = createDice(1);
  const load: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  let deadEnds = 0;
  const history = readHistory(benchmarkText('renault-medium.history-1000.txt'));
  const common = fromClauses(raw);
  history.forEach((car, at) => {
    const bought = [...car].map(([name, value]) => variableOf(model, `${name}=${value}`));
    for (let last = bought.length - 1; last > 0; last--) {
      const other = dice.roll(last + 1);
      [bought[last], bought[other]] = [bought[other]!, bought[last]!];
    }
    for (let click = 0; click < bought.length; click++)
      if (common.domains(bought.slice(0, click))[bought[click]!]! < 0) deadEnds += 1;
    if (at % Math.floor(history.length / TIMED_CARS) !== 0) return;
    const problem = timed(load, () => fromClauses(raw));
    timed(first, () => problem.domains([]));
    replay(problem, bought, later);
  });
  return { load: load[0], first: first[0], later: summary(later), clicks: later.length, deadEnds };
}

function minisat(file: string): unknown {
  const { raw, named, sessions } = clauseSessions(file);
  const clauses = pairwise(raw);
  const ours: number[] = [];
  const wrapper: number[] = [];
  const best: number[] = [];
  let differences = 0;
  [sessions[0]!, ...sessions].forEach((session, at) => {
    // The first time through warms up all three alike.
    const isWarm = at > 0;
    const problem = fromClauses(raw);
    problem.domains([]);
    session.forEach((_, click) => {
      const decisions = session.slice(0, click + 1);
      const units = [...clauses, ...decisions.map((decision) => [decision])];
      const answers = [
        timed(isWarm ? ours : [], () => problem.domains(decisions)).slice(0, named + 1),
        askWrapper(raw.variables, units, named, isWarm ? wrapper : []),
        askBest(raw.variables, units, named, isWarm ? best : []),
      ];
      if (new Set(answers.map((answer) => answer.join())).size > 1) differences += 1;
    });
  });
  return { variables: named, ours: summary(ours), wrapper: summary(wrapper), best: summary(best), differences };
}

function askBest(variables: number, clauses: readonly number[][], named: number, times: number[]): Int8Array {
  const solver = createMinisat(variables, clauses);
  return timed(times, () => minisatDomains(solver, named))!;
}

function askWrapper(variables: number, clauses: readonly number[][], named: number, times: number[]): Int8Array {
  const solver = new RawSolver();
  solver.ensureVar(variables + named);
  for (const clause of clauses) solver.addClause(clause);
  for (let variable = 1; variable <= named; variable++) solver.addClause([-variable - variables, -variable]);
  return timed(times, () => {
    const domains = new Int8Array(named + 1);
    const seen = new Uint8Array(named + 1);
    const look = (): void => {
      const solution = solver.getSolution();
      for (let variable = 1; variable <= named; variable++) seen[variable]! |= solution[variable]! ? 1 : 2;
    };
    solver.solve();
    look();
    for (let variable = 1; variable <= named; variable++) {
      if (seen[variable] === 3) continue;
      const isTrue = seen[variable] === 1;
      if (solver.solveAssuming(isTrue ? variables + variable : variable)) look();
      else domains[variable] = isTrue ? 1 : -1;
    }
    return domains;
  });
}

const [kind, what] = process.argv.slice(2);
console.log(JSON.stringify(MEASURES[kind!]!(what!)));
