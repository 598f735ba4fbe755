/**
 * A design in the making as expressions see it: every unknown with the values left to it. Where all that an expression reads is
 * single, it is evaluated exactly; before that `bounds` and `judge` say what holds whatever is still chosen.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { ChoiceId, MarketId, OptionId, ValueId } from '../kernel/ids.js';
import type { OptionValue } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import { evaluate } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import type { Datum, Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import { ABSENT, BLANK, isSingle, type Domain } from './domain.js';
import type { Variable } from './variable.js';

/** True, false, or `null`: depends on what is still open. */
export type Truth = boolean | null;

/** A scope over domains instead of values. */
export interface View extends Scope {
  /** The unknowns of an option: one, or one per choice of a multi. */
  readonly variablesOf: ReadonlyMap<OptionId, readonly Variable[]>;
  /** Looks at these domains from now on; the array is read, never kept beyond the next call. */
  look(domains: readonly Domain[]): void;
  /** Narrows one unknown for now. */
  narrow(variable: number, domain: Domain): void;
  domainOf(variable: number): Domain;
  /** The unknowns an expression reads, through derived values too. */
  reads(expression: Expression): readonly number[];
  /** Whether all of them are single, so that `evaluate` is exact. */
  isSettled(expression: Expression): boolean;
  /** What was found out about the present domains; empty again with the next. */
  readonly memo: Map<unknown, unknown>;
  /** Whether a condition holds; see `judge`. */
  judge(expression: Expression): Truth;
  /** Whether the option is present. */
  presence(id: OptionId): Truth;
}

/** What a view is made of. */
export interface ViewInput {
  readonly product: Product;
  readonly variables: readonly Variable[];
  readonly quantity: number;
  readonly market: MarketId | null;
  /** Values of rows and fields, taken as decided. */
  readonly rows: ReadonlyMap<OptionId, OptionValue>;
  readonly judge: (expression: Expression, view: View) => Truth;
}

/** Creates a view that looks at nothing yet. */
export function createView(input: ViewInput): View {
  const { product, variables } = input;
  const variablesOf = new Map<OptionId, Variable[]>(product.options.map((option) => [option.id, []]));
  for (const variable of variables) existing(variablesOf.get(variable.option.id)).push(variable);
  let domains: Domain[] = [];
  const derived = new Map<ValueId, Datum>();
  const memo = new Map<unknown, unknown>();
  const forget = (): void => {
    if (derived.size > 0) derived.clear();
    if (memo.size > 0) memo.clear();
  };
  const readers = new Map<Expression, readonly number[]>();

  const view: View = {
    product, variablesOf, memo, quantity: input.quantity, market: input.market,
    look(next) {
      domains = [...next];
      forget();
    },
    narrow(variable, domain) {
      domains[variable] = domain;
      forget();
    },
    domainOf: (variable) => elementAt(domains, variable),
    reads(expression) {
      let found = readers.get(expression);
      if (found === undefined) readers.set(expression, (found = [...collectReads(expression, product, variablesOf)]));
      return found;
    },
    isSettled(expression) {
      for (const variable of view.reads(expression)) if (!isSingle(elementAt(domains, variable))) return false;
      return true;
    },
    judge: (expression) => input.judge(expression, view),
    presence: (id) => presenceOf(variablesOf.get(id)?.[0], domains),
    option: (id) => valueOf(variablesOf.get(id) ?? [], domains, input.rows),
    derived(id) {
      let datum = derived.get(id);
      if (datum === undefined) {
        derived.set(id, null);
        const value = product.valueById.get(id);
        derived.set(id, (datum = value === undefined ? null : evaluate(value.expression, view)));
      }
      return datum;
    },
  };
  return view;
}

function presenceOf(first: Variable | undefined, domains: readonly Domain[]): Truth {
  if (first === undefined) return true;
  const domain = elementAt(domains, first.index);
  return domain[0] !== ABSENT ? true : domain.length === 2 && domain[1] === ABSENT ? false : null;
}

/** The option's value where its unknowns are single. */
function valueOf(parts: readonly Variable[], domains: readonly Domain[], rows: ReadonlyMap<OptionId, OptionValue>): OptionValue | undefined {
  const first = parts[0];
  if (first === undefined) return {};
  const value = elementAt(elementAt(domains, first.index), 0);
  if (value === ABSENT) return undefined;
  if (first.choiceId !== null) return amountsOf(parts, (part) => elementAt(elementAt(domains, part.index), 0));
  if (value === BLANK) return null;
  return rows.get(first.option.id) ?? first.valueAt(value);
}

/** The value of a multi from its amounts, zeros left out. */
export function amountsOf(parts: readonly Variable[], amountOf: (part: Variable) => number): Readonly<Record<ChoiceId, number>> {
  return Object.fromEntries(parts.filter((part) => amountOf(part) > 0).map((part): [ChoiceId, number] => [part.choiceId ?? '', amountOf(part)]));
}

function collectReads(
  expression: Expression, product: Product, variablesOf: ReadonlyMap<OptionId, readonly Variable[]>, found = new Set<number>(), seen = new Set<ValueId>(),
): Set<number> {
  const read = dependencies(expression);
  for (const id of read.options) for (const part of variablesOf.get(id) ?? []) found.add(part.index);
  for (const id of read.values) {
    const value = product.valueById.get(id);
    if (value === undefined || seen.has(id)) continue;
    seen.add(id);
    collectReads(value.expression, product, variablesOf, found, seen);
  }
  return found;
}
