/**
 * Makes an objective least, from below: all literals that would rather hold are assumed; where they contradict each other, a minimal set
 * that does costs its least weight for sure, and softer literals take its place (PMRES: Narodytska and Bacchus, AAAI 2014). Heavy literals
 * come first (stratification: Ansotegui, Bonet and Levy 2012). The first design that keeps all is the least.
 */
import { elementAt } from '../../kernel/element-at.js';
import { add, compare, divide, subtract, type Rational } from '../../kernel/rational.js';
import { all, any } from '../../rules/compile/unknown.js';
import { addSoft, refine, type Objective } from './objective.js';
import { ask, type Search } from './search.js';

/**
 * Finds the least design; it is `search.model` then.
 *
 * @param most - Designs above this are of no interest.
 * @returns `null`: there is none; `undefined`: the steps ended first.
 */
export function minimize(
  search: Search,
  objective: Objective,
  most: Rational | null = null,
): Rational | null | undefined {
  let level = heaviest(objective, null);
  for (;;) {
    if (most !== null && compare(objective.lower, most) > 0) return null;
    const assumed = [...objective.softs].filter(([, weight]) => level === null || compare(weight, level) >= 0);
    const literals = assumed.map(([literal]) => literal);
    const isAll = literals.length === objective.softs.size;
    const found = ask(search, literals, isAll);
    if (found === undefined) return undefined;
    if (found) {
      search.onModel(search.model);
      if (!isAll) level = heaviest(objective, level);
      else if (!refine(search, objective)) return objective.lower;
      continue;
    }
    const core = coreOf(search, literals);
    if (core === undefined) return undefined;
    if (core.length === 0) return null;
    relax(search, objective, core);
  }
}

/** Literals that hold in the least designs and in no others. */
export function keptBy({ softs }: Objective): readonly number[] {
  return [...softs.keys()];
}

/** The next level: the heaviest weight of at most half of the last; `null`: all weights. */
function heaviest({ softs }: Objective, level: Rational | null): Rational | null {
  const half = level === null ? null : divide(level, 2);
  const lighter = [...softs.values()].filter((weight) => half === null || compare(weight, half) <= 0);
  return lighter.reduce<Rational | null>((most, one) => (most === null || compare(one, most) > 0 ? one : most), null);
}

/** A minimal set of the literals that cannot hold together: of the least prefix that cannot, the last is in it; and so on before it. */
function coreOf(search: Search, literals: readonly number[]): readonly number[] | undefined {
  const core: number[] = [];
  let rest = literals.slice(0, search.refuted);
  for (;;) {
    const found = ask(search, core);
    if (found === undefined) return undefined;
    if (!found) return core;
    let possible = 0;
    let impossible = rest.length;
    while (possible + 1 < impossible) {
      const middle = (possible + impossible) >> 1;
      const holds = ask(search, [...core, ...rest.slice(0, middle)]);
      if (holds === undefined) return undefined;
      if (holds) possible = middle;
      else impossible = Math.max(possible + 1, Math.min(middle, search.refuted - core.length));
    }
    core.push(elementAt(rest, impossible - 1));
    rest = rest.slice(0, impossible - 1);
  }
}

/** One of the core is broken in every design: that is paid. What is left to pay is for breaking more than one. */
function relax({ encoding }: Search, objective: Objective, core: readonly number[]): void {
  const { softs } = objective;
  const weights = core.map((literal) => softs.get(literal) ?? 0);
  const least = weights.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  objective.lower = add(objective.lower, least);
  core.forEach((literal, at) => {
    const left = subtract(elementAt(weights, at), least);
    if (left === 0) softs.delete(literal);
    else softs.set(literal, left);
  });
  let others = elementAt(core, core.length - 1);
  for (const literal of core.slice(0, -1).reverse()) {
    addSoft(objective, any(encoding, [literal, others]), least);
    others = all(encoding, [literal, others]);
  }
}
