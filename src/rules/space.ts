/**
 * The space of valid designs of one product in one context: what is left at the root, and whether something more may hold.
 * Every yes has a witness, a complete valid design of the component, kept and asked first; every no is proved by search.
 */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { visit } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import { createConstraints, isConditional, marketOf, type Constraint } from './constraint.js';
import { halves, has, intersect, join, nearest, only, sizeOf, type Domain } from './domain.js';
import { createProblem, narrow, search, type Assumption, type Budget, type Frame, type Problem } from './search.js';
import { createVariables, type Variable } from './variable.js';
import { createView } from './view.js';

/** A value per unknown of a component; `null`: there is none; `undefined`: not found out within the budget. */
export type Found = Witness | null | undefined;

/** A value per unknown of a component. */
type Witness = readonly number[];

/** What an unknown may be. */
export interface Possible {
  readonly domain: Domain;
  /** False: the budget ended first, `domain` lacks what was not decided. */
  readonly settled: boolean;
}

/** One product in one context. */
export interface Space extends Problem {
  readonly product: Product;
  readonly context: Context;
  readonly variables: readonly Variable[];
  /** Unknowns by component: no constraint reads two of them from different ones. */
  readonly components: readonly (readonly number[])[];
  readonly componentOf: readonly number[];
  /** What stands in rows and fields: part of the space, for rules read them as they are. */
  readonly rows: ReadonlyMap<OptionId, OptionValue>;
  /** What is left without any decision. */
  readonly root: Frame;
  /** Witnesses by component. */
  readonly pools: readonly Witness[][];
  /** Answers that were found out under some decisions; may be dropped at any time. */
  readonly memo: Map<string, unknown>;
}

/** Witnesses kept per component. */
const POOL = 300;

/** Witnesses whose one value is exchanged before a search starts. */
const FLIPS = 3;

/** Creates the space. */
export function createSpace(
  product: Product,
  context: Context,
  rows: ReadonlyMap<OptionId, OptionValue>,
  budget: Budget,
): Space {
  const market = marketOf(product, context);
  const variables = createVariables(
    product,
    new Set(product.options.filter((option) => isConditional(product, option, market))),
    wordsOf(product),
  );
  const view = createView(product, variables, context, rows);
  const problem = createProblem(view, variables.length, createConstraints(context, view), budget);
  const root = narrow(
    problem,
    variables.map(({ domain }) => domain),
    [],
    problem.constraints.keys(),
  );
  const { componentOf, components } = split(variables, problem.constraints);
  return {
    ...problem,
    product,
    context,
    variables,
    rows,
    root,
    components,
    componentOf,
    pools: components.map(() => []),
    memo: new Map(),
  };
}

/** The answer under this key, found out once; not kept where the budget ended first. */
export function remember<T>({ memo, budget }: Space, key: string, findOut: () => T): T {
  if (memo.has(key)) return memo.get(key) as T;
  const answer = findOut();
  if (memo.size > 5000) memo.clear();
  if (budget.left > 0) memo.set(key, answer);
  return answer;
}

/** What is left if all this holds; `null`: no valid design does so. */
export function solve(space: Space, assumptions: readonly Assumption[]): Frame {
  const frame = narrow(space, space.root, assumptions);
  const touched = new Set(assumptions.map(({ variable }) => elementAt(space.componentOf, variable)));
  return [...touched].every((component) => find(space, frame, component)) ? frame : null;
}

/** A valid design of one component within the frame. */
export function find(space: Space, frame: Frame, component: number): Found {
  if (frame === null) return null;
  const pool = elementAt(space.pools, component);
  const known = vouching(space, frame, component).at(-1);
  if (known !== undefined) return known;
  const found = search(space, frame, elementAt(space.components, component), pool.at(-1) ?? []);
  if (found) keep(pool, found);
  return found;
}

/** A valid design of the unknown's component within the frame that has the unknown in `domain`. */
export function witness(space: Space, frame: Frame, variable: number, domain: Domain): Found {
  const within = frame === null ? [] : intersect(elementAt(frame, variable), domain);
  if (frame === null || within.length === 0) return null;
  const component = elementAt(space.componentOf, variable);
  const pool = elementAt(space.pools, component);
  const place = elementAt(space.components, component).indexOf(variable);
  const near = vouching(space, frame, component, variable);
  const known = near.findLast((one) => has(within, elementAt(one, place)));
  if (known !== undefined) return known;
  for (const one of near.slice(-FLIPS)) {
    const value = nearest(within, elementAt(one, place));
    if (vouches(space, one, variable, only(value))) return keep(pool, one.with(place, value));
  }
  return find(space, narrow(space, frame, [{ variable, domain: within }]), component);
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
  take(frame === null ? [] : intersect(elementAt(frame, variable), domain));
  return { domain: join(parts), settled };
}

/** The witnesses that hold the frame but perhaps for one unknown. */
function vouching({ pools, components }: Space, frame: readonly Domain[], component: number, but = -1): Witness[] {
  const own = elementAt(components, component);
  return elementAt(pools, component).filter((one) =>
    own.every((variable, place) => variable === but || has(elementAt(frame, variable), elementAt(one, place))),
  );
}

/** Whether a valid design stays valid with every value of `domain` in place of its own. */
function vouches(
  { view, components, componentOf, constraints, readersOf, budget }: Space,
  one: Witness,
  variable: number,
  domain: Domain,
): boolean {
  const own = elementAt(components, elementAt(componentOf, variable));
  own.forEach((other, place) => view.narrow(other, other === variable ? domain : only(elementAt(one, place))));
  return elementAt(readersOf, variable).every((reader) => {
    budget.left--;
    return elementAt(constraints, reader).holds() === true;
  });
}

function keep(pool: Witness[], one: Witness): Witness {
  if (pool.push(one) > POOL) pool.splice(0, POOL / 2);
  return one;
}

function split(
  variables: readonly Variable[],
  constraints: readonly Constraint[],
): Pick<Space, 'componentOf' | 'components'> {
  const parent = variables.map(({ index }) => index);
  const top = (index: number): number =>
    parent[index] === index ? index : (parent[index] = top(elementAt(parent, index)));
  for (const { reads } of constraints) for (const variable of reads) parent[top(variable)] = top(elementAt(reads, 0));
  const tops = variables.map(({ index }) => top(index));
  const roots = [...new Set(tops)];
  return {
    componentOf: tops.map((one) => roots.indexOf(one)),
    components: roots.map((root) => tops.flatMap((one, index) => (one === root ? [index] : []))),
  };
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
