/**
 * The space of valid designs of one product in one context: whether something more may hold. Every yes has a witness, a complete valid
 * design of the component, kept and asked first; every no is proved by the solver.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { visit } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import { createConstraints, isConditional, marketOf, type Constraint } from './compile/constraint.js';
import { createEncoding, highOf, literalsOf, lowOf, type Encoding } from './compile/unknown.js';
import { halves, has, intersect, join, nearest, only, sizeOf, type Domain } from './domain.js';
import { findComponents } from './solve/components.js';
import { assume, focus, solve } from './solve/solve.js';
import { propagate } from './solve/propagate.js';
import { createVariables, type Variable } from './variable.js';
import { createView, type View } from './view.js';

/** Literals the solver may still propagate. */
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
  /** What stands in rows and fields: part of the space, for rules read them as they are. */
  readonly rows: ReadonlyMap<OptionId, OptionValue>;
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
  /** By unknown: the least and the greatest value at the root. */
  readonly outer: readonly (readonly [low: number, high: number])[];
  /** By unknown: the constraints that read it. */
  readonly readersOf: readonly (readonly Constraint[])[];
  /** Answers that were found out under some decisions; may be dropped at any time. */
  readonly memo: Map<string, unknown>;
  readonly budget: Budget;
  focused: number;
}

/** Witnesses kept per component. */
const POOL = 300;

/** Puts the product into a solver. `isGuarded`: each constraint can be switched off. */
export function compile(
  product: Product,
  context: Context,
  rows: ReadonlyMap<OptionId, OptionValue>,
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
  const compiler = { view, encoding, made: new Map(), literals: new Map() };
  const constraints = createConstraints(context, compiler, isGuarded);
  const { solver } = encoding;
  if (!solver.isVoid && !propagate(solver)) solver.isVoid = true;
  return { product, context, variables, view, encoding, constraints, rows };
}

/** Creates the space. */
export function createSpace(
  product: Product,
  context: Context,
  rows: ReadonlyMap<OptionId, OptionValue>,
  budget: Budget,
): Space {
  const compiled = compile(product, context, rows, false);
  const { variables, encoding, constraints } = compiled;
  const readersOf = variables.map((): Constraint[] => []);
  for (const constraint of constraints) for (const variable of constraint.reads) readersOf[variable]!.push(constraint);
  const parts = split(compiled);
  const outer = encoding.unknowns.map((unknown) => [lowOf(encoding, unknown), highOf(encoding, unknown)] as const);
  const space: Space = { ...compiled, ...parts, outer, readersOf, memo: new Map(), budget, focused: -1 };
  const componentOfLiteral = new Map(
    parts.components.flatMap((component, at) => component.variables.map((variable) => [variable, at] as const)),
  );
  encoding.onDefinition = (variable, literals) => {
    const at = literals.map((literal) => componentOfLiteral.get(literal >> 1)).find((found) => found !== undefined);
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
  return pool.findLast((one) => agrees(space, one, frame, component)) ?? search(space, frame, component);
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
    else halves(part).forEach(take);
  };
  const left = domainWithin(space, frame, variable);
  take(intersect(left, domain));
  return { domain: join(parts), settled };
}

/** What propagation alone leaves to an unknown, as its least and greatest value. */
export function domainWithin(space: Space, frame: Frame, variable: number): Domain {
  const component = space.componentOf[variable]!;
  const { encoding } = space;
  const unknown = encoding.unknowns[variable]!;
  const literals = literalsWithin(space, frame, component);
  if (!assume(turnTo(space, component), literals)) return [];
  return intersect(unknown.domain, [lowOf(encoding, unknown), highOf(encoding, unknown)]);
}

/** The view looks at what propagation leaves to a component. */
export function lookWithin(space: Space, frame: Frame, component: number): void {
  const { encoding, view, outer, components } = space;
  outer.forEach(([low, high], variable) => view.set(variable, low, high));
  assume(turnTo(space, component), literalsWithin(space, frame, component));
  for (const variable of components[component]!.unknowns) {
    const unknown = encoding.unknowns[variable]!;
    view.set(variable, lowOf(encoding, unknown), highOf(encoding, unknown));
  }
}

/** A valid design of the unknown's component within the frame that has the unknown in `domain`. */
function witness(space: Space, frame: Frame, variable: number, domain: Domain): Found {
  const component = space.componentOf[variable]!;
  const { pool } = space.components[component]!;
  const place = placeIn(space, variable);
  const asked = [...frame, { variable, domain }];
  const last = pool.at(-1);
  if (last !== undefined && agrees(space, last, asked, component)) return last;
  const solver = turnTo(space, component);
  if (!assume(solver, literalsWithin(space, frame, component))) return null;
  const literals = literalsOf(space.encoding, variable, domain);
  if (literals.some((literal) => solver.value[literal]! < 0)) return null;
  let near: Witness | undefined;
  for (let at = pool.length - 1; at >= 0; at--) {
    const one = pool[at]!;
    const isWanted = has(domain, one[place]!);
    if ((near !== undefined && !isWanted) || !agrees(space, one, frame, component)) continue;
    if (isWanted) return keep(pool, pool.splice(at, 1)[0]!);
    near = one;
  }
  const within = intersect(space.variables[variable]!.domain, domain);
  if (near !== undefined && within.length > 0 && !frame.some((one) => one.variable === variable)) {
    const value = nearest(within, near[place]!);
    if (vouches(space, near, variable, only(value))) return keep(pool, near.with(place, value));
  }
  return search(space, asked, component);
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

function literalsWithin({ componentOf, encoding }: Space, frame: Frame, component: number): number[] {
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

/** Whether a valid design stays valid with every value of `domain` in place of its own. */
function vouches(space: Space, one: Witness, variable: number, domain: Domain): boolean {
  look(space, one, space.componentOf[variable]!);
  return domain.length === 2 && holdsWith(space, variable, domain[0]!, domain[1]!);
}

/** The view looks at a valid design of a component; whatever else is read there no longer depends on more than the root. */
export function look({ view, components, outer }: Space, one: Witness, component: number): void {
  outer.forEach(([low, high], variable) => view.set(variable, low, high));
  components[component]!.unknowns.forEach((variable, place) => {
    const value = one[place]!;
    view.set(variable, value, value);
  });
}

/** Whether all constraints that read the unknown hold with these values of it, all else as the view has it. */
export function holdsWith({ view, readersOf }: Space, variable: number, low: number, high: number): boolean {
  view.set(variable, low, high);
  for (const { node } of readersOf[variable]!) {
    node.update();
    if (node.low <= 0) return false;
  }
  return true;
}

function keep(pool: Witness[], one: Witness): Witness {
  if (pool.push(one) > POOL) pool.splice(0, POOL / 2);
  return one;
}

/** The texts that the product's conditions, defaults and tables speak of. */
function wordsOf(product: Product): string[] {
  const words: unknown[] = [];
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('type' in value && 'span' in value)
      visit(value as Expression, (node) => node.type === 'text' && words.push(node.value));
    else for (const part of value instanceof Map ? value.values() : Object.values(value)) collect(part);
  };
  collect([product.rules, product.values, product.steps, product.options]);
  for (const table of product.tables.values())
    if (table.type === 'list') words.push(...table.rows.flatMap(({ keys }) => keys));
  for (const { default: initial } of product.options) if (initial.type === 'value') words.push(initial.value);
  return [...new Set(words.filter((word) => typeof word === 'string'))];
}
