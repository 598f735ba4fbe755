/** One product in a solver of its own, asked for valid designs under what must hold. Cold for every question: the answer never depends on what was asked before. */
import type { OptionId } from '../../kernel/ids.js';
import type { Context, OptionValue, Values } from '../../product/configuration.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Product } from '../../product/product.js';
import { createCompiler, is } from '../../rules/compile/condition.js';
import type { Compiler } from '../../rules/compile/compiler.js';
import { nodeOf } from '../../rules/compile/node.js';
import { highOf, literalOf, lowOf } from '../../rules/compile/unknown.js';
import type { Domain } from '../../rules/domain.js';
import { backjump } from '../../rules/solve/learn.js';
import { addClause } from '../../rules/solve/solver.js';
import { focus, solve } from '../../rules/solve/solve.js';
import { compile, type Compiled } from '../../rules/space.js';
import { decode } from '../../rules/variable.js';

/** A value per unknown: a complete valid design. */
export type Model = readonly number[];

/** The search so far. */
export interface Search extends Compiled {
  readonly compiler: Compiler;
  /** Literals that every answer keeps. */
  hard: readonly number[];
  /** Literals that are tried first. */
  wanted: readonly number[];
  /** The last design found. */
  model: Model;
  /** How many of the literals of the last question, from the first on, were found to contradict each other with the hard ones. */
  refuted: number;
  /** Told of designs that are worth a look. */
  readonly onModel: (model: Model) => void;
  /** Variables the solver looks at. */
  focused: number;
}

/** Starts a search of at most `mostSteps` literals propagated. */
export function createSearch(
  product: Product,
  context: Context,
  rows: Map<OptionId, OptionValue>,
  mostSteps: number,
  onModel: (model: Model) => void,
): Search {
  const compiled = compile(product, context, rows, false);
  compiled.encoding.solver.mostSteps = mostSteps;
  return {
    ...compiled,
    compiler: createCompiler(compiled.view, compiled.encoding),
    hard: [],
    wanted: [],
    model: [],
    refuted: 0,
    onModel,
    focused: -1,
  };
}

/** Whether some design keeps these literals and the hard ones; it is `model` then. `undefined`: the steps ended first. */
export function ask(search: Search, literals: readonly number[], isOrdered = false): boolean | undefined {
  const { encoding, hard, wanted } = search;
  const { solver } = encoding;
  if (search.focused !== solver.variables) {
    focus(
      solver,
      Array.from({ length: solver.variables }, (_, at) => at + 1),
    );
    search.focused = solver.variables;
  }
  search.refuted = 0;
  if (solver.isVoid) return false;
  const found = solve(solver, [...hard, ...literals], wanted, isOrdered ? Infinity : undefined);
  // Assumptions are the first levels: the one after the last level is false under those before it.
  if (found === false) search.refuted = Math.max(0, solver.limits.length + 1 - hard.length);
  if (found === true) search.model = encoding.unknowns.map((unknown) => lowOf(encoding, unknown));
  return found;
}

/** From now on one of the literals holds. */
export function demand(search: Search, literals: readonly number[]): void {
  backjump(search.encoding.solver, 0);
  addClause(search.encoding.solver, literals);
  search.focused = -1;
}

/** The literal that holds exactly if the condition does. */
export function literalIf(search: Search, condition: Expression): number {
  backjump(search.encoding.solver, 0);
  return is(condition, search.compiler).literal;
}

/** The literal that says that an unknown is in a set. */
export function literalIn({ encoding }: Search, variable: number, set: Domain): number {
  return literalOf(encoding, variable, set);
}

/** The least and the greatest value of an unknown. */
export type Bounds = readonly [low: number, high: number];

/** By unknown: what the rules and the decisions leave at once. */
export function boundsOf({ encoding }: Search): Bounds[] {
  backjump(encoding.solver, 0);
  return encoding.unknowns.map((unknown) => [lowOf(encoding, unknown), highOf(encoding, unknown)]);
}

/** A number that the expression is never below within the bounds; `-Infinity` where its interval does not tell. */
export function floorWithin({ view, compiler }: Search, expression: Expression, bounds: readonly Bounds[]): number {
  // Making a node may look at single values: the bounds are set after that.
  const node = nodeOf(compiler, expression);
  bounds.forEach(([low, high], variable) => view.set(variable, low, high));
  node.update();
  return node.low;
}

/** Lets expressions read the last design. */
export function lookAtModel({ view, model }: Search): void {
  model.forEach((value, variable) => view.set(variable, value, value));
}

/** The design as values; texts and pictures that a machine would have to make up stand for their kind. */
export function valuesOf({ product, view, rows }: Compiled, model: Model): Values {
  return Object.fromEntries(
    product.options.flatMap(({ id }) => {
      const value = decode(view.partsOf(id), rows, ({ index }) => model[index] ?? 0);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
