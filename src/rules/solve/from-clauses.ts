/**
 * Raw problems: exact domains by harvesting models. Every value that is shown possible has a model; models are kept per component and
 * asked first, new ones are searched for with the values in front that no model has shown yet.
 */
import { hittingSets, minimalConflict } from '../conflict.js';
import { findComponents } from './components.js';
import type { Problem, RawProblem } from './problem.js';
import { assume, focus, solve } from './solve.js';
import { addClause, addGroup, addVariable, createSolver, type Solver } from './solver.js';
import { propagate } from './propagate.js';
import { addTable } from './table.js';

/** Steps one call may take: about two seconds. */
const BUDGET = 20_000_000;

/** Models kept of a component: at most so many, and of large ones so many bytes. Tight problems need hundreds to show every value. */
const POOL_BYTES = 1_000_000;
const POOL_MODELS = 1000;

interface Component {
  readonly variables: readonly number[];
  readonly pool: Uint8Array[];
  /** Replaced next in a full pool. */
  oldest: number;
  /** The decisions last asked about, and the answer by place. */
  decisions: readonly number[];
  answer: Int8Array | null;
}

interface State {
  readonly solver: Solver;
  readonly components: readonly Component[];
  readonly componentOf: readonly (Component | undefined)[];
  /** By variable: its place in its component. */
  readonly placeOf: Int32Array;
  /** By literal of the present component: a model has it. */
  readonly seen: Uint8Array;
  focused: Component | null;
}

/** A problem that answers. Its first question pays for what can be said without any decision. */
export function fromClauses(problem: RawProblem): Problem {
  const state = createState(problem);
  return {
    domains: (decisions) => domains(state, decisions.map(toLiteral)),
    explain: (decisions, want) => {
      const question = ask(state, decisions.map(toLiteral), toLiteral(want));
      if (question.isPossible(question.items)) return null;
      return minimalConflict(question.items, question.isPossible).map(toSigned);
    },
    repairs: (decisions, want, max) => {
      const { items, isPossible } = ask(state, decisions.map(toLiteral), toLiteral(want));
      return hittingSets(items, isPossible, max).sets.map((set) => set.map(toSigned));
    },
    complete: (decisions) => complete(state, decisions.map(toLiteral)),
  };
}

function toLiteral(signed: number): number {
  return signed > 0 ? signed * 2 : 1 - signed * 2;
}

function toSigned(literal: number): number {
  return literal & 1 ? -(literal >> 1) : literal >> 1;
}

function createState({ variables, clauses, groups = [], tables = [] }: RawProblem): State {
  const solver = createSolver();
  for (let variable = 0; variable < variables; variable++) addVariable(solver);
  for (const clause of clauses) addClause(solver, clause.map(toLiteral));
  for (const group of groups) addGroup(solver, group.map(toLiteral));
  for (const { scope, rows } of tables)
    addTable(
      solver,
      scope.map((column) => column.map(toLiteral)),
      rows,
    );
  if (!solver.isVoid && !propagate(solver)) solver.isVoid = true;
  const components = findComponents(solver).map((own): Component => ({
    variables: own,
    pool: [],
    oldest: 0,
    decisions: [],
    answer: null,
  }));
  const componentOf: (Component | undefined)[] = [];
  const placeOf = new Int32Array(variables + 1);
  for (const component of components)
    component.variables.forEach((variable, place) => {
      componentOf[variable] = component;
      placeOf[variable] = place;
    });
  return { solver, components, componentOf, placeOf, seen: new Uint8Array(2 * variables + 2), focused: null };
}

/** Searches go on in this component, with a fresh budget. */
function turnTo(state: State, component: Component): Solver {
  const { solver } = state;
  if (state.focused !== component) focus(solver, component.variables);
  state.focused = component;
  return solver;
}

/** The decisions of each component; `null`: one contradicts the root. */
function byComponent({ solver, componentOf }: State, decisions: readonly number[]): Map<Component, number[]> | null {
  const parts = new Map<Component, number[]>();
  if (solver.isVoid) return null;
  for (const literal of decisions) {
    const component = componentOf[literal >> 1];
    if (component === undefined) {
      if (solver.value[literal]! < 0) return null;
      continue;
    }
    const part = parts.get(component);
    if (part === undefined) parts.set(component, [literal]);
    else if (!part.includes(literal)) part.push(literal);
  }
  return parts;
}

function domains(state: State, decisions: readonly number[]): Int8Array {
  const { solver, components, componentOf } = state;
  const parts = byComponent(state, decisions);
  if (parts === null) throw contradiction();
  solver.mostSteps = solver.steps + BUDGET;
  const result = new Int8Array(solver.variables + 1);
  for (let variable = 1; variable <= solver.variables; variable++)
    if (componentOf[variable] === undefined) result[variable] = solver.value[variable * 2]!;
  for (const component of components) {
    const answer = answerOf(state, component, parts.get(component) ?? []);
    const { variables } = component;
    for (let place = 0; place < variables.length; place++) result[variables[place]!] = answer[place]!;
  }
  return result;
}

function contradiction(): RangeError {
  return new RangeError('The decisions contradict each other.');
}

function answerOf(state: State, component: Component, decisions: readonly number[]): Int8Array {
  const { answer } = component;
  const isSame =
    decisions.length === component.decisions.length && decisions.every((one, at) => one === component.decisions[at]);
  if (answer !== null && isSame) return answer;
  const found = harvest(state, component, decisions);
  if (found.includes(2)) return found;
  component.decisions = decisions;
  component.answer = found;
  return found;
}

/** The exact domains of one component. */
function harvest(state: State, component: Component, decisions: readonly number[]): Int8Array {
  const { seen } = state;
  const { variables } = component;
  const solver = turnTo(state, component);
  if (!assume(solver, decisions)) throw contradiction();
  for (const variable of variables) seen[variable * 2] = seen[variable * 2 + 1] = 0;
  let isPossible = false;
  for (const model of component.pool) {
    if (decisions.some((literal) => model[state.placeOf[literal >> 1]!] !== (literal & 1))) continue;
    isPossible = true;
    for (let place = 0; place < variables.length; place++) seen[variables[place]! * 2 + model[place]!] = 1;
  }
  const asked: number[] = [];
  for (const variable of variables)
    for (const literal of [variable * 2, variable * 2 + 1])
      if (solver.value[literal] === 0 && !seen[literal]) asked.push(literal);
  if (!isPossible) {
    const found = look(state, component, decisions, asked);
    if (found === false) throw contradiction();
    if (found === undefined) return Int8Array.from(variables, () => 2);
  }
  const undecided = askAll(state, component, decisions, asked);
  return Int8Array.from(variables, (variable) => {
    if (undecided.has(variable)) return 2;
    return seen[variable * 2]! - seen[variable * 2 + 1]!;
  });
}

/** Settles the literals that no model has shown; the variables that stay undecided. */
function askAll(
  state: State,
  component: Component,
  decisions: readonly number[],
  asked: readonly number[],
): ReadonlySet<number> {
  const { solver, seen } = state;
  const undecided = new Set<number>();
  let left = asked.filter((literal) => !seen[literal]);
  while (left.length > 0) {
    const literal = left[0]!;
    const variable = literal >> 1;
    const isKnown = solver.value[literal]! < 0 && solver.level[variable]! <= decisions.length;
    if (!isKnown && look(state, component, [...decisions, literal], left) === undefined) undecided.add(variable);
    left = left.filter((other, index) => index > 0 && !seen[other]);
  }
  return undecided;
}

/** Looks for a model, and keeps it. */
function look(
  { solver, seen }: State,
  component: Component,
  assumptions: readonly number[],
  wanted: readonly number[],
): boolean | undefined {
  const found = solve(solver, assumptions, wanted);
  if (found !== true) return found;
  const { variables, pool } = component;
  const model = Uint8Array.from(variables, (variable) => (solver.value[variable * 2]! > 0 ? 0 : 1));
  for (let place = 0; place < model.length; place++) seen[variables[place]! * 2 + model[place]!] = 1;
  const most = Math.max(16, Math.min(POOL_MODELS, POOL_BYTES / model.length));
  if (pool.length < most) pool.push(model);
  else pool[component.oldest++ % pool.length] = model;
  return true;
}

/** The decisions that concern a wish, and whether some of them can stand beside it. */
function ask(state: State, decisions: readonly number[], want: number) {
  const component = state.componentOf[want >> 1];
  const { solver } = state;
  solver.mostSteps = solver.steps + BUDGET;
  const items = component === undefined ? [] : (byComponent(state, decisions)?.get(component) ?? []);
  const isPossible = (kept: readonly number[]): boolean => {
    if (component === undefined) return !solver.isVoid && solver.value[want]! > 0;
    const found = solve(turnTo(state, component), [want, ...kept]);
    if (found === undefined) throw new RangeError('The budget of steps ended before the answer.');
    return found;
  };
  return { items, isPossible };
}

/** The first model of all, false before true: it depends on nothing but the decisions. */
function complete(state: State, decisions: readonly number[]): Int8Array | null {
  const { solver, components } = state;
  const parts = byComponent(state, decisions);
  if (parts === null) return null;
  solver.mostSteps = solver.steps + BUDGET;
  const model = new Int8Array(solver.variables + 1);
  for (let variable = 1; variable <= solver.variables; variable++) model[variable] = solver.value[variable * 2]!;
  for (const component of components) {
    const wanted = component.variables.map((variable) => variable * 2 + 1);
    if (solve(turnTo(state, component), parts.get(component) ?? [], wanted, Infinity) !== true) return null;
    for (const variable of component.variables) model[variable] = solver.value[variable * 2]!;
  }
  return model;
}
