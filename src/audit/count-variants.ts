/**
 * How many variants a product has, without listing them: options are eliminated one by one, each summed over its values given those that
 * share a condition with it (bucket elimination, Dechter 1999). Where that would take too many steps, conditions are treated apart
 * (mini-buckets, Dechter and Rish 2003), which can only make the number too large; the answer says so.
 */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue, Values } from '../product/configuration.js';
import type { Product } from '../product/product.js';
import { createVariantSpace, type Constraint, type Variable, type VariantSpace } from './variant-space.js';

/** A number of variants. */
export interface VariantCount {
  readonly count: bigint;
  /** False: the true number is at most `count`. */
  readonly isExact: boolean;
}

/** Entries of one table: about a second's work for a product in which a handful of options hang together. */
const MOST_ENTRIES = 400_000;

/**
 * Counts the valid complete designs that differ in an answer from a list or in a number; texts, pictures, free colours and rows make no
 * variants.
 *
 * @param context - Market, quantity and stock decide what can be built.
 */
export function countVariants(product: Product, context: Context): VariantCount {
  const space = createVariantSpace(product, context);
  return new Elimination(space).count();
}

/** A number for each combination of values of some variables, the last turning fastest. */
interface Factor {
  readonly scope: readonly number[];
  readonly table: readonly bigint[];
}

class Elimination {
  readonly #variables: readonly Variable[];
  #factors: readonly Factor[] = [];
  #result: bigint;
  #isExact: boolean;

  constructor({ variables, constraints, factor, isExact }: VariantSpace) {
    this.#result = factor;
    this.#isExact = isExact;
    this.#variables = variables.map((variable) => narrowed(variable, constraints));
    const places = new Map(variables.map(({ id }, at) => [id, at]));
    for (const constraint of constraints) this.#tabulate(constraint, places);
  }

  count(): VariantCount {
    // What need only be possible goes first: afterwards it is no longer there to be counted twice.
    const order = this.#variables.map((_, at) => at);
    for (const counts of [false, true]) {
      const left = new Set(order.filter((at) => elementAt(this.#variables, at).counts === counts));
      while (left.size > 0) {
        const next = [...left].reduce((best, at) => (this.#costOf(at) < this.#costOf(best) ? at : best));
        left.delete(next);
        this.#eliminate(next);
      }
    }
    return { count: this.#result, isExact: this.#isExact || this.#result === 0n };
  }

  #sizeOf(variable: number): number {
    return elementAt(this.#variables, variable).values.length;
  }

  #entries(scope: readonly number[]): number {
    return scope.reduce((product, at) => product * this.#sizeOf(at), 1);
  }

  /** Entries of the table that eliminating the variable would take. */
  #costOf(variable: number): number {
    const touching = this.#factors.filter(({ scope }) => scope.includes(variable));
    return this.#entries(union(touching, [variable]));
  }

  #tabulate(constraint: Constraint, places: ReadonlyMap<OptionId, number>): void {
    const scope = constraint.reads.flatMap((id) => places.get(id) ?? []);
    if (scope.length === 1) return;
    if (scope.length === 0) {
      if (!constraint.holds({})) this.#result = 0n;
      return;
    }
    if (this.#entries(scope) > MOST_ENTRIES) {
      this.#isExact = false;
      return;
    }
    const table: bigint[] = [];
    const values: Record<OptionId, OptionValue> = {};
    const fill = (depth: number): void => {
      const at = scope[depth];
      if (at === undefined) {
        table.push(constraint.holds(values) ? 1n : 0n);
        return;
      }
      const { id, values: all } = elementAt(this.#variables, at);
      for (const value of all) {
        if (value === undefined) delete values[id];
        else values[id] = value;
        fill(depth + 1);
      }
      delete values[id];
    };
    fill(0);
    this.#factors = [...this.#factors, { scope, table }];
  }

  #eliminate(variable: number): void {
    const { counts } = elementAt(this.#variables, variable);
    const touching = this.#factors.filter(({ scope }) => scope.includes(variable));
    const buckets = this.#buckets(touching, variable);
    if (buckets.length > 1) this.#isExact = false;
    this.#factors = this.#factors.filter((factor) => !touching.includes(factor));
    // The first bucket counts, the others bound: for each of their combinations the best that any value allows.
    for (const [at, bucket] of buckets.entries()) {
      const factor = this.#combined(bucket, variable, counts && at === 0 ? sum : most);
      if (factor.scope.length === 0) this.#result *= elementAt(factor.table, 0);
      else this.#factors = [...this.#factors, factor];
    }
  }

  /** The factors in groups whose tables are small enough; one group wherever possible, an empty one of none. */
  #buckets(factors: readonly Factor[], variable: number): readonly (readonly Factor[])[] {
    const buckets: Factor[][] = [[]];
    for (const factor of [...factors].sort((a, b) => b.table.length - a.table.length)) {
      const room = buckets.find((bucket) => this.#entries(union([...bucket, factor], [variable])) <= MOST_ENTRIES);
      if (room) room.push(factor);
      else buckets.push([factor]);
    }
    return buckets;
  }

  #combined(factors: readonly Factor[], variable: number, merge: (values: readonly bigint[]) => bigint): Factor {
    const scope = union(factors, []).filter((at) => at !== variable);
    const whole = [...scope, variable];
    const strides = factors.map((factor) => whole.map((at) => this.#strideOf(factor, at)));
    const table: bigint[] = [];
    const offsets = factors.map(() => 0);
    const walk = (depth: number): void => {
      const at = elementAt(whole, depth);
      const isLast = depth === whole.length - 1;
      const found: bigint[] = [];
      for (let value = 0; value < this.#sizeOf(at); value++) {
        if (isLast)
          found.push(factors.reduce((product, factor, f) => product * elementAt(factor.table, offsets[f] ?? 0), 1n));
        else walk(depth + 1);
        factors.forEach((_, f) => (offsets[f] = (offsets[f] ?? 0) + (strides[f]?.[depth] ?? 0)));
      }
      factors.forEach((_, f) => (offsets[f] = (offsets[f] ?? 0) - (strides[f]?.[depth] ?? 0) * this.#sizeOf(at)));
      if (isLast) table.push(merge(found));
    };
    walk(0);
    return { scope, table };
  }

  #strideOf({ scope }: Factor, variable: number): number {
    const place = scope.indexOf(variable);
    return place < 0 ? 0 : this.#entries(scope.slice(place + 1));
  }
}

/** The variable without the values that its own conditions rule out. */
function narrowed(variable: Variable, constraints: readonly Constraint[]): Variable {
  const own = constraints.filter(({ reads }) => reads.length === 1 && reads[0] === variable.id);
  const alone = (value: OptionValue | undefined): Values => (value === undefined ? {} : { [variable.id]: value });
  return {
    ...variable,
    values: variable.values.filter((value) => own.every((constraint) => constraint.holds(alone(value)))),
  };
}

function union(factors: readonly Factor[], more: readonly number[]): readonly number[] {
  return [...new Set([...factors.flatMap(({ scope }) => scope), ...more])];
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function most(values: readonly bigint[]): bigint {
  return values.reduce((best, value) => (value > best ? value : best), 0n);
}
