/**
 * The space of valid designs of one product in one context: what is left at the root, and whether something more may hold.
 * Every yes has a witness, a complete valid design of the component, kept and asked first; every no is proved by search.
 */
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

/** Witnesses kept per component. */
const POOL = 300;

/** Witnesses whose one value is exchanged before a search starts. */
const FLIPS = 3;

/** Creates the space. */
export function createSpace(product: Product, context: Context, rows: ReadonlyMap<OptionId, OptionValue>, budget: Budget): Space {
  const market = context.market === null ? undefined : product.markets.get(context.market);
  const conditional = new Set(product.options.filter((option) => isConditional(product, option, market)));
  const variables = createVariables(product, conditional, wordsOf(product));
  const view = createView({ product, variables, rows, quantity: context.quantity, market: context.market, judge });
  const problem = createProblem(variables, view, createConstraints(product, context, view));
  const { componentOf, components } = split(variables, problem.constraints);
  const initial = variables.map((variable) => variable.domain);
  const root = propagateAll(problem, initial, budget);
  const pools: (readonly number[])[][] = components.map(() => []);
  const places = new Array<number>(variables.length).fill(0);
  for (const component of components) component.forEach((variable, place) => (places[variable] = place));

  const keep = (component: number, witness: readonly number[]): void => {
    const pool = pools[component]!;
    pool.push(witness);
    if (pool.length > POOL) pool.splice(0, POOL / 2);
  };
  const space: Space = {
    product, context, view, variables, components, componentOf, rows, root, constraints: problem.constraints, memo: new Map(),
    narrow(frame, assumptions, left) {
      if (frame === null) return null;
      const domains = [...frame];
      const queue = new Set<number>();
      for (const [variable, domain] of assumptions) {
        const after = intersection(domains[variable]!, domain);
        if (after.length === 0) return null;
        if (after === domains[variable]) continue;
        domains[variable] = after;
        for (const reader of problem.readersOf[variable]!) queue.add(reader);
      }
      return propagate(problem, domains, queue, left) ? domains : null;
    },
    known(frame, variable, domain) {
      if (frame === null) return undefined;
      const component = componentOf[variable]!;
      const own = components[component]!;
      return pools[component]!.findLast((witness) =>
        own.every((other, place) => has(other === variable ? domain : frame[other]!, witness[place]!)));
    },
    find(frame, component, wishes, left) {
      if (frame === null) return null;
      const own = components[component]!;
      const pool = pools[component]!;
      const known = pool.findLast((witness) => own.every((variable, place) => has(frame[variable]!, witness[place]!)));
      if (known !== undefined) return known;
      const found = search(problem, frame, own, wishes, left);
      if (found) keep(component, found);
      return found;
    },
    allows(frame, variable, domain, wishes, left) {
      if (frame === null) return false;
      const within = intersection(frame[variable]!, domain);
      if (within.length === 0) return false;
      const component = componentOf[variable]!;
      const own = components[component]!;
      const place = places[variable]!;
      let flips = 0;
      const value = nearest(within, wishes[variable] ?? 0);
      for (let at = pools[component]!.length - 1; at >= 0; at--) {
        const witness = pools[component]![at]!;
        if (!own.every((other, index) => other === variable || has(frame[other]!, witness[index]!))) continue;
        if (has(within, witness[place]!)) return true;
        if (++flips > FLIPS) continue;
        const flipped = witness.with(place, value);
        if (!holds(problem, own, flipped, variable, left)) continue;
        keep(component, flipped);
        return true;
      }
      const found = space.find(space.narrow(frame, [[variable, within]], left), component, wishes, left);
      return found === undefined ? undefined : found !== null;
    },
  };
  return space;
}

/** A problem over these constraints. */
export function createProblem(variables: readonly Variable[], view: View, constraints: readonly Constraint[]): Problem {
  const readersOf: number[][] = variables.map(() => []);
  constraints.forEach((constraint, at) => constraint.reads.forEach((variable) => readersOf[variable]!.push(at)));
  return { view, constraints, readersOf };
}

/** What is left after every constraint was looked at. */
export function propagateAll(problem: Problem, initial: readonly Domain[], budget: Budget): Frame {
  const domains = [...initial];
  if (domains.some((domain) => domain.length === 0)) return null;
  return propagate(problem, domains, problem.constraints.keys(), budget) ? domains : null;
}

function intersection(domain: Domain, other: Domain): Domain {
  if (isSingle(domain)) return has(other, domain[0]!) ? domain : [];
  const runs: number[] = [];
  for (let at = 0; at < domain.length; at += 2) {
    for (let to = 0; to < other.length; to += 2) {
      const low = Math.max(domain[at]!, other[to]!);
      const high = Math.min(domain[at + 1]!, other[to + 1]!);
      if (low <= high) runs.push(low, high);
    }
  }
  return runs.length === domain.length && runs.every((end, at) => end === domain[at]) ? domain : runs;
}

/** Whether a complete assignment of a component satisfies all that reads one unknown. */
function holds(problem: Problem, component: readonly number[], witness: readonly number[], variable: number, budget: Budget): boolean {
  component.forEach((other, place) => problem.view.narrow(other, only(witness[place]!)));
  return problem.readersOf[variable]!.every((reader) => {
    budget.left--;
    return problem.constraints[reader]!.test(problem.view) === true;
  });
}

function split(variables: readonly Variable[], constraints: readonly Constraint[]): { componentOf: number[]; components: number[][] } {
  const parent = variables.map((_, index) => index);
  const top = (index: number): number => (parent[index] === index ? index : (parent[index] = top(parent[index]!)));
  for (const { reads } of constraints) for (const variable of reads) parent[top(variable)] = top(reads[0]!);
  const numbers = new Map<number, number>();
  const components: number[][] = [];
  const componentOf = variables.map((_, index) => {
    const root = top(index);
    if (!numbers.has(root)) numbers.set(root, components.push([]) - 1);
    components[numbers.get(root)!]!.push(index);
    return numbers.get(root)!;
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
