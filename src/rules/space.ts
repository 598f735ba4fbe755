/**
 * The space of valid designs of one product in one context: whether something more may hold. Every yes has a witness, a complete valid
 * design of the component, kept and asked first; every no is proved by the solver.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { visit } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import { createCompiler } from './compile/condition.js';
import { createConstraints, isConditional, marketOf, type Constraint } from './compile/constraint.js';
import { createEncoding, highOf, literalsOf, lowOf, type Encoding } from './compile/unknown.js';
import {
  fromValues,
  halves,
  has,
  highest,
  intersect,
  join,
  lowest,
  only,
  sizeOf,
  valuesOf,
  without,
  type Domain,
} from './domain.js';
import { findComponents } from './solve/components.js';
import { isFree } from './solve/is-free.js';
import { assume, focus, solve } from './solve/solve.js';
import { propagate } from './solve/propagate.js';
import { createVariables, type Variable } from './variable.js';
import { createView, type View } from './view.js';

/** Steps the solver may still take. */
export interface Budget {
  left: number;
}

/** An assumption: an unknown keeps to these values. */
export interface Assumption {
  readonly variable: number;
  readonly domain: Domain;
}

/** What is assumed; an empty one is the root. */
export type Frame = readonly Assumption[];

/** A value per unknown of a component. */
type Witness = readonly number[];

/** A value per unknown of a component; `null`: there is none; `undefined`: not found out within the budget. */
type Found = Witness | null | undefined;

/** What an unknown may be. */
export interface Possible {
  readonly domain: Domain;
  /** False: the budget ended first, `domain` lacks what was not decided. */
  readonly settled: boolean;
}

/** A product's constraints in a solver. */
export interface Compiled {
  readonly product: Product;
  readonly context: Context;
  readonly variables: readonly Variable[];
  readonly view: View;
  readonly encoding: Encoding;
  readonly constraints: readonly Constraint[];
  /** What stands in rows and fields; others may take its place of which the product's words say the same. */
  readonly rows: Map<OptionId, OptionValue>;
}

/** Unknowns that have to do with each other. */
interface Component {
  readonly unknowns: readonly number[];
  /** Of the solver. */
  readonly variables: number[];
  readonly pool: Witness[];
}

/** One product in one context. */
export interface Space extends Compiled {
  readonly components: readonly Component[];
  /** By unknown: its component, and its place in it. */
  readonly componentOf: readonly number[];
  readonly places: readonly number[];
  /** By unknown: the constraints that read it. */
  readonly readersOf: readonly (readonly Constraint[])[];
  /** Answers that were found out under some decisions; may be dropped at any time. */
  readonly memo: Map<string, unknown>;
  readonly budget: Budget;
  focused: number;
}

/** Runs of so many values are looked through one by one where no witness vouches for the whole. */
const FEW = 64;

/** Witnesses kept per component. */
const POOL = 300;

/** Puts the product into a solver. `isGuarded`: each constraint can be switched off. */
export function compile(
  product: Product,
  context: Context,
  rows: Map<OptionId, OptionValue>,
  isGuarded: boolean,
): Compiled {
  const market = marketOf(product, context);
  const variables = createVariables(
    product,
    new Set(product.options.filter((option) => isConditional(product, option, market))),
    wordsOf(product),
  );
  const view = createView(product, variables, context, rows);
  const encoding = createEncoding(variables);
  const constraints = createConstraints(context, createCompiler(view, encoding), isGuarded);
  const { solver } = encoding;
  if (!solver.isVoid && !propagate(solver)) solver.isVoid = true;
  return { product, context, variables, view, encoding, constraints, rows };
}

/** Creates the space. */
export function createSpace(
  product: Product,
  context: Context,
  rows: Map<OptionId, OptionValue>,
  budget: Budget,
): Space {
  const compiled = compile(product, context, rows, false);
  const { encoding, variables, constraints } = compiled;
  const readersOf = variables.map(({ index }) => constraints.filter(({ reads }) => reads.includes(index)));
  const parts = split(compiled);
  const space: Space = { ...compiled, ...parts, readersOf, memo: new Map(), budget, focused: -1 };
  const componentOfLiteral = new Map(
    parts.components.flatMap((component, at) => component.variables.map((variable) => [variable, at] as const)),
  );
  encoding.onDefinition = (variable, literals) => {
    const at = literals.map((literal) => componentOfLiteral.get(literal >> 1)).find((found) => found !== undefined);
    space.focused = -1;
    if (at === undefined) return;
    parts.components[at]!.variables.push(variable);
    componentOfLiteral.set(variable, at);
    space.focused = -1;
  };
  return space;
}

/** Each unknown lies in a component, one that is fixed at the root in one of its own. */
function split({ encoding, variables }: Compiled): Pick<Space, 'components' | 'componentOf' | 'places'> {
  const found = findComponents(encoding.solver);
  const partOf = new Map(found.flatMap((part, at) => part.map((variable) => [variable, at] as const)));
  const unknowns: number[][] = found.map(() => []);
  const componentOf = variables.map(({ index }) => {
    const { first, size } = encoding.unknowns[index]!;
    for (let place = 0; place < size; place++) {
      const at = partOf.get(first + place);
      if (at === undefined || (place === size - 1 && !encoding.unknowns[index]!.isGroup)) continue;
      unknowns[at]!.push(index);
      return at;
    }
    return unknowns.push([index]) - 1;
  });
  const components = unknowns.map((own, at): Component => ({ unknowns: own, variables: found[at] ?? [], pool: [] }));
  const places = variables.map(({ index }) => unknowns[componentOf[index]!]!.indexOf(index));
  return { components, componentOf, places };
}

/** The same product in a solver in which each constraint can be switched off, for questions of why. */
export function guardedOf(space: Space): Compiled {
  return remember(space, 'guarded', () => compile(space.product, space.context, space.rows, true));
}

/**
 * The constraints that refute on their own what is assumed, whatever else is chosen.
 *
 * @param reading - Only those that read this unknown.
 */
export function refuting(space: Space, frame: Frame, reading: number): Constraint[] {
  const { encoding, constraints } = guardedOf(space);
  const { solver } = encoding;
  const literals = frame.flatMap(({ variable, domain }) => literalsOf(encoding, variable, domain));
  focus(solver, []);
  if (!assume(solver, literals)) return [];
  return constraints.filter(({ guard, reads }) => reads.includes(reading) && solver.value[guard]! < 0);
}

/** The answer under this key, found out once; not kept where the budget ended first. */
export function remember<T>({ memo, budget }: Space, key: string, findOut: () => T): T {
  if (memo.has(key)) return memo.get(key) as T;
  const answer = findOut();
  if (memo.size > 5000) memo.clear();
  if (budget.left > 0) memo.set(key, answer);
  return answer;
}

/** A key of what is assumed of one component. */
export function keyOf({ componentOf }: Space, frame: Frame, component: number): string {
  let key = `${component}`;
  for (const { variable, domain } of frame)
    if (componentOf[variable] === component) key += ` ${variable}=${domain.join()}`;
  return key;
}

/** Whether all this can hold together. */
export function canHold(space: Space, frame: Frame): boolean {
  const touched = new Set(frame.map(({ variable }) => space.componentOf[variable]!));
  return [...touched].every((component) => find(space, frame, component));
}

/** A valid design of one component within the frame. */
export function find(space: Space, frame: Frame, component: number): Found {
  const { pool } = space.components[component]!;
  const at = pool.findLastIndex((one) => agrees(space, one, frame, component));
  if (at < 0) return search(space, frame, component);
  // What was of use last is asked first next time.
  return keep(pool, pool.splice(at, 1)[0]!);
}

/** The values of a valid design, by unknown, for everything the frame concerns or not; 0 where there is none. */
export function valuesWithin(space: Space, frame: Frame): readonly number[] {
  const found = space.components.map((_, at) => find(space, frame, at));
  return space.componentOf.map((component, variable) => found[component]?.[placeIn(space, variable)] ?? 0);
}

/** Whether some valid design within the frame has the unknown in `domain`; `false` also where it was not found out. */
export function allows(space: Space, frame: Frame, variable: number, domain: Domain): boolean {
  return Boolean(witness(space, frame, variable, domain));
}

/** The part of `domain` that valid designs within the frame reach, exactly: a witness vouches for whole intervals at once. */
export function possible(space: Space, frame: Frame, variable: number, domain: Domain): Possible {
  const parts: Domain[] = [];
  let settled = true;
  const take = (part: Domain): void => {
    const found = witness(space, frame, variable, part);
    if (found === undefined) settled = false;
    if (!found) return;
    if (sizeOf(part) === 1 || vouches(space, found, variable, part)) parts.push(part);
    else if (sizeOf(part) > FEW) halves(part).forEach(take);
    else {
      look(space, found, space.componentOf[variable]!);
      const held = fromValues(valuesOf(part).filter((value) => holdsWith(space, variable, value)));
      parts.push(held);
      const rest = without(part, held);
      for (let at = 0; at < rest.length; at += 2) take(rest.slice(at, at + 2));
    }
  };
  const left = domainWithin(space, frame, variable);
  take(intersect(left, domain));
  return { domain: join(parts), settled };
}

/** What propagation alone leaves to the unknowns of a component, between the least and the greatest value; none: nothing can hold. */
export function leftWithin(space: Space, frame: Frame, component: number): Frame {
  const { encoding } = space;
  if (!assume(turnTo(space, component), literalsWithin(space, frame, component))) return [];
  return space.components[component]!.unknowns.map((variable) => {
    const unknown = encoding.unknowns[variable]!;
    return { variable, domain: intersect(unknown.domain, [lowOf(encoding, unknown), highOf(encoding, unknown)]) };
  });
}

/** What propagation alone leaves to one unknown. */
export function domainWithin(space: Space, frame: Frame, variable: number): Domain {
  return leftWithin(space, frame, space.componentOf[variable]!)[placeIn(space, variable)]?.domain ?? [];
}

/** A valid design of the unknown's component within the frame that has the unknown in `domain`. */
function witness(space: Space, frame: Frame, variable: number, domain: Domain): Found {
  return find(space, [...frame, { variable, domain }], space.componentOf[variable]!);
}

/** The place of an unknown in its component. */
export function placeIn({ places }: Space, variable: number): number {
  return places[variable]!;
}

/** Whether a witness of the component holds the frame. */
function agrees({ componentOf, places }: Space, one: Witness, frame: Frame, component: number): boolean {
  for (const { variable, domain } of frame)
    if (componentOf[variable] === component && !has(domain, one[places[variable]!]!)) return false;
  return true;
}

/** What the frame assumes of a component, as literals. */
export function literalsWithin({ componentOf, encoding }: Space, frame: Frame, component: number): number[] {
  const literals: number[] = [];
  for (const { variable, domain } of frame)
    if (componentOf[variable] === component) literals.push(...literalsOf(encoding, variable, domain));
  return literals;
}

/** From now on the solver searches in this component. */
export function turnTo(space: Space, component: number): Encoding['solver'] {
  const { solver } = space.encoding;
  if (space.focused !== component) focus(solver, space.components[component]!.variables);
  space.focused = component;
  return solver;
}

/**
 * Searches for a valid design of one component within the frame, and keeps it.
 *
 * @param wanted - Literals that are tried first.
 */
export function search(space: Space, frame: Frame, component: number, wanted: readonly number[] = []): Found {
  const { encoding, budget } = space;
  const { unknowns, pool } = space.components[component]!;
  const literals = literalsWithin(space, frame, component);
  const solver = turnTo(space, component);
  const before = solver.steps;
  solver.mostSteps = before + Math.max(0, budget.left);
  const found = budget.left > 0 ? solve(solver, literals, wanted) : undefined;
  budget.left -= solver.steps - before;
  if (found !== true) return found === undefined ? undefined : null;
  return keep(
    pool,
    unknowns.map((variable) => lowOf(encoding, encoding.unknowns[variable]!)),
  );
}

/** The view looks at a valid design of a component; of the others at any. */
export function look(space: Space, one: Witness, component: number): void {
  const { view, components } = space;
  valuesWithin(space, []).forEach((value, variable) => view.set(variable, value, value));
  components[component]!.unknowns.forEach((variable, place) => view.set(variable, one[place]!, one[place]!));
}

/** Whether the design in view stays valid with this value of the unknown in place of its own. */
export function holdsWith({ view, readersOf }: Space, variable: number, value: number): boolean {
  view.set(variable, value, value);
  return readersOf[variable]!.every(({ holds }) => holds());
}

/** Whether a valid design stays valid with every value of `domain` in place of its own. */
function vouches(space: Space, one: Witness, variable: number, domain: Domain): boolean {
  const component = space.componentOf[variable]!;
  const { unknowns, variables } = space.components[component]!;
  const { encoding } = space;
  const unknown = encoding.unknowns[variable]!;
  const frame = unknowns.map((other, place) =>
    other === variable ? { variable, domain } : { variable: other, domain: only(one[place]!) },
  );
  const solver = turnTo(space, component);
  return (
    assume(solver, literalsWithin(space, frame, component)) &&
    lowOf(encoding, unknown) === lowest(domain) &&
    highOf(encoding, unknown) === highest(domain) &&
    isFree(solver, unknown.first, unknown.size - (unknown.isGroup ? 0 : 1), variables)
  );
}

function keep(pool: Witness[], one: Witness): Witness {
  if (pool.push(one) > POOL) pool.splice(0, POOL / 2);
  return one;
}

/** Every node of what the product's rules, values, conditions and defaults say. */
export function nodesOf({ rules, values, steps, options }: Product): Expression[] {
  const nodes: Expression[] = [];
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('type' in value && 'span' in value) visit(value as Expression, (node) => nodes.push(node));
    else for (const part of value instanceof Map ? value.values() : Object.values(value)) collect(part);
  };
  collect([rules, values, steps, options]);
  return nodes;
}

/** The texts that the product's conditions, defaults and tables speak of. */
function wordsOf(product: Product): string[] {
  const words: unknown[] = nodesOf(product).map((node) => node.type === 'text' && node.value);
  for (const table of product.tables.values())
    if (table.type === 'list') words.push(...table.rows.flatMap(({ keys }) => keys));
  for (const { default: initial } of product.options) if (initial.type === 'value') words.push(initial.value);
  return [...new Set(words.filter((word) => typeof word === 'string'))];
}
