/**
 * The space of valid designs of one product in one context: what is left at the root, and whether something more may hold.
 * Every yes has a witness, a complete valid design of the component, kept and asked first; every no is proved by search.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { visit } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import { createConstraints, isConditional, type Constraint } from './constraint.js';
import { has, isSingle, nearest, only, type Domain } from './domain.js';
import { judge } from './judge-expression.js';
import { propagate, search, type Budget, type Problem } from './search.js';
import { choicesOf, createVariables, type Variable } from './variable.js';
import { createView, type View } from './view.js';

/** What is left to every unknown under some assumptions; `null`: they contradict each other. */
export type Frame = readonly Domain[] | null;

/** Yes, no, or `undefined`: not found out within the budget. */
export type Verdict = boolean | undefined;

/** An assumption: an unknown keeps to these values. */
export type Assumption = readonly [variable: number, domain: Domain];

/** One product in one context. */
export interface Space {
  readonly product: Product;
  readonly context: Context;
  readonly view: View;
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  /** Unknowns by component: no constraint reads two of them from different ones. */
  readonly components: readonly (readonly number[])[];
  readonly componentOf: readonly number[];
  readonly rows: ReadonlyMap<OptionId, OptionValue>;
  /** What is left without any decision. */
  readonly root: Frame;
  /** Answers that were found out under these decisions; may be dropped at any time. */
  readonly memo: Map<string, unknown>;
  /** Adds assumptions. */
  narrow(frame: Frame, assumptions: readonly Assumption[], budget: Budget): Frame;
  /** Whether a valid design of the unknown's component holds the frame and keeps the unknown to `domain`. */
  allows(frame: Frame, variable: number, domain: Domain, wishes: readonly number[], budget: Budget): Verdict;
  /** A witness within the frame that has the unknown in `domain`, without any search. */
  known(frame: Frame, variable: number, domain: Domain): readonly number[] | undefined;
  /** A valid design of one component within the frame, a value per unknown of it; `null`: there is none. */
  find(frame: Frame, component: number, wishes: readonly number[], budget: Budget): readonly number[] | null | undefined;
}

/** A value per unknown of a component. */
type Witness = readonly number[];

/** Witnesses kept per component. */
const POOL = 300;

/** Witnesses whose one value is exchanged before a search starts. */
const FLIPS = 3;

/** Creates the space. */
export function createSpace(product: Product, context: Context, rows: ReadonlyMap<OptionId, OptionValue>, budget: Budget): Space {
  const market = context.market === null ? undefined : product.markets.get(context.market);
  const variables = createVariables(product, new Set(product.options.filter((option) => isConditional(product, option, market))), wordsOf(product));
  const view = createView({ product, variables, rows, quantity: context.quantity, market: context.market, judge });
  const problem = createProblem(variables, view, createConstraints(product, context, view));
  const { componentOf, components } = split(variables, problem.constraints);
  const root = propagateAll(problem, variables.map((variable) => variable.domain), budget);
  const pools: Witness[][] = components.map(() => []);
  const places = variables.map(({ index }) => elementAt(components, elementAt(componentOf, index)).indexOf(index));

  const keep = (component: number, witness: Witness): true => {
    const pool = elementAt(pools, component);
    if (pool.push(witness) > POOL) pool.splice(0, POOL / 2);
    return true;
  };
  const space: Space = {
    product, context, view, variables, components, componentOf, rows, root, constraints: problem.constraints, memo: new Map(),
    narrow: (frame, assumptions, left) => narrowed(problem, frame, assumptions, left),
    known(frame, variable, domain) {
      if (frame === null) return undefined;
      const component = elementAt(componentOf, variable);
      const own = elementAt(components, component);
      const place = elementAt(places, variable);
      return vouching(elementAt(pools, component), own, frame, variable).findLast((witness) => has(domain, elementAt(witness, place)));
    },
    find(frame, component, wishes, left) {
      if (frame === null) return null;
      const own = elementAt(components, component), known = vouching(elementAt(pools, component), own, frame, -1).at(-1);
      if (known !== undefined) return known;
      const found = search(problem, frame, own, wishes, left);
      if (found) keep(component, found);
      return found;
    },
    allows(frame, variable, domain, wishes, left) {
      if (frame === null) return false;
      const within = intersection(elementAt(frame, variable), domain);
      if (within.length === 0) return false;
      const component = elementAt(componentOf, variable);
      const own = elementAt(components, component);
      const place = elementAt(places, variable);
      const known = vouching(elementAt(pools, component), own, frame, variable);
      if (known.some((witness) => has(within, elementAt(witness, place)))) return true;
      const value = nearest(within, wishes[variable] ?? 0);
      const flipped = known.slice(-FLIPS).map((witness) => witness.with(place, value)).find((one) => holds(problem, own, one, variable, left));
      if (flipped !== undefined) return keep(component, flipped);
      const found = space.find(space.narrow(frame, [[variable, within]], left), component, wishes, left);
      return found === undefined ? undefined : found !== null;
    },
  };
  return space;
}

function narrowed(problem: Problem, frame: Frame, assumptions: readonly Assumption[], budget: Budget): Frame {
  if (frame === null) return null;
  const domains = [...frame];
  const queue = new Set<number>();
  for (const [variable, domain] of assumptions) {
    const after = intersection(elementAt(domains, variable), domain);
    if (after.length === 0) return null;
    if (after === domains[variable]) continue;
    domains[variable] = after;
    for (const reader of elementAt(problem.readersOf, variable)) queue.add(reader);
  }
  return propagate(problem, domains, queue, budget) ? domains : null;
}

/** The witnesses that hold the frame but perhaps for one unknown. */
function vouching(pool: readonly Witness[], component: readonly number[], frame: readonly Domain[], variable: number): Witness[] {
  return pool.filter((witness) => component.every((other, place) => other === variable || has(elementAt(frame, other), elementAt(witness, place))));
}

/** A problem over these constraints. */
export function createProblem(variables: readonly Variable[], view: View, constraints: readonly Constraint[]): Problem {
  const readersOf: number[][] = variables.map(() => []);
  constraints.forEach((constraint, at) => constraint.reads.forEach((variable) => elementAt(readersOf, variable).push(at)));
  return { view, constraints, readersOf };
}

/** What is left after every constraint was looked at. */
export function propagateAll(problem: Problem, initial: readonly Domain[], budget: Budget): Frame {
  const domains = [...initial];
  if (domains.some((domain) => domain.length === 0)) return null;
  return propagate(problem, domains, problem.constraints.keys(), budget) ? domains : null;
}

function intersection(domain: Domain, other: Domain): Domain {
  if (isSingle(domain)) return has(other, elementAt(domain, 0)) ? domain : [];
  const runs: number[] = [];
  for (let at = 0; at < domain.length; at += 2) {
    for (let to = 0; to < other.length; to += 2) {
      const low = Math.max(elementAt(domain, at), elementAt(other, to));
      const high = Math.min(elementAt(domain, at + 1), elementAt(other, to + 1));
      if (low <= high) runs.push(low, high);
    }
  }
  return runs.length === domain.length && runs.every((end, at) => end === domain[at]) ? domain : runs;
}

/** Whether a complete assignment of a component satisfies all that reads one unknown. */
function holds(problem: Problem, component: readonly number[], witness: readonly number[], variable: number, budget: Budget): boolean {
  component.forEach((other, place) => problem.view.narrow(other, only(elementAt(witness, place))));
  return elementAt(problem.readersOf, variable).every((reader) => {
    budget.left--;
    return elementAt(problem.constraints, reader).test(problem.view) === true;
  });
}

function split(variables: readonly Variable[], constraints: readonly Constraint[]): { componentOf: number[]; components: number[][] } {
  const parent = variables.map((_, index) => index);
  const top = (index: number): number => (parent[index] === index ? index : (parent[index] = top(elementAt(parent, index))));
  for (const { reads } of constraints) for (const variable of reads) parent[top(variable)] = top(elementAt(reads, 0));
  const numbers = new Map<number, number>();
  const components: number[][] = [];
  const componentOf = variables.map((_, index) => {
    const root = top(index);
    if (!numbers.has(root)) numbers.set(root, components.push([]) - 1);
    elementAt(components, existing(numbers.get(root))).push(index);
    return existing(numbers.get(root));
  });
  return { componentOf, components };
}

/** The texts that the product's conditions compare with. */
function wordsOf(product: Product): string[] {
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('type' in value && 'span' in value) visit(value as Expression, (node) => node.type === 'text' && words.add(node.value));
    else for (const part of value instanceof Map ? value.values() : Object.values(value)) collect(part);
  };
  collect([product.rules.map(({ when, body }) => [when, body]), product.values, product.steps.map(({ when }) => when)]);
  for (const option of product.options) {
    collect([option.when, option.required, option.default, choicesOf(option).map(({ when }) => when)]);
    if (option.kind === 'number' || option.kind === 'multi') collect([option.min, option.max]);
  }
  for (const table of product.tables.values()) if (table.type === 'list') for (const row of table.rows) for (const key of row.keys) if (typeof key === 'string') words.add(key);
  for (const option of product.options) if (option.default.type === 'value' && typeof option.default.value === 'string') words.add(option.default.value);
  return [...words];
}
