/**
 * The short answer of a server: is this complete design valid? With every unknown fixed, one propagation of the engine's own
 * constraints decides it, twenty times faster than judging every choice. It says yes or "not found", never no: whoever gets no
 * yes asks `evaluate`, which can also say why.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Context, OptionValue, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import { isUnanswered } from '../product/kinds/registry.js';
import type { Option, Product } from '../product/product.js';
import { elementAt } from '../kernel/element-at.js';
import { highOf, literalsOf, lowOf } from './compile/unknown.js';
import { ABSENT, BLANK, fromValues, only, type Domain } from './domain.js';
import { assume } from './solve/solve.js';
import { compile, type Assumption, type Compiled } from './space.js';
import { encode } from './unit.js';

/** Contexts kept warm. */
const SPACES = 16;

/**
 * A check for one product.
 *
 * @returns For claimed answers (nothing claimed of an option: absent or left empty) the values of the valid complete design
 * that has exactly these answers, or `null` where that is not found so. Products with rows are always left to `evaluate`.
 */
export function createValueCheck(product: Product): (context: Context, claimed: Values) => Values | null {
  const spaces = new Map<string, Compiled>();
  const hasRows = product.options.some(({ kind }) => kind === 'rows' || kind === 'fields');

  const spaceOf = (context: Context): Compiled => {
    const key = JSON.stringify([context.market, context.quantity, context.stock]);
    const space = spaces.get(key) ?? compile(product, context, new Map(), false);
    spaces.delete(key);
    spaces.set(key, space);
    for (const old of spaces.keys()) if (spaces.size > SPACES) spaces.delete(old);
    return space;
  };

  return (context, claimed) => {
    if (hasRows) return null;
    const space = spaceOf(context);
    const values = valuesIn(space, claimed);
    return values !== null && isAnswered(product, context, values) ? values : null;
  };
}

function assumptionsOf(space: Compiled, claimed: Values): Assumption[] | null {
  const assumptions: Assumption[] = [];
  for (const option of space.product.options) {
    const value = claimed[option.id];
    if (value === undefined) {
      for (const { index } of space.view.partsOf(option.id))
        assumptions.push({ variable: index, domain: unclaimed(option) });
      continue;
    }
    const pairs = encode(space, option.id, value);
    if (pairs === undefined || pairs.length === 0) return null;
    for (const [variable, index] of pairs) assumptions.push({ variable, domain: only(index) });
  }
  return assumptions;
}

/** What an option may be of which nothing is said: absent, or empty in a way that no default would fill. */
function unclaimed(option: Option): Domain {
  if (option.kind === 'multi') return fromValues([ABSENT, 0]);
  const staysBlank = option.kind === 'text' || option.kind === 'image' || option.default.type === 'unanswered';
  return staysBlank ? fromValues([ABSENT, BLANK]) : only(ABSENT);
}

/** The values of the claimed design, if propagation leaves nothing else and finds nothing wrong. */
function valuesIn(space: Compiled, claimed: Values): Values | null {
  const { encoding, product, view } = space;
  const { solver, unknowns } = encoding;
  const assumptions = assumptionsOf(space, claimed);
  if (assumptions === null) return null;
  const literals = assumptions.flatMap(({ variable, domain }) => literalsOf(encoding, variable, domain));
  if (!assume(solver, literals)) return null;
  if (unknowns.some((unknown) => lowOf(encoding, unknown) !== highOf(encoding, unknown))) return null;
  const values: Record<OptionId, OptionValue> = {};
  for (const option of product.options) {
    const value = claimed[option.id];
    const first = view.partsOf(option.id)[0];
    if (value !== undefined) values[option.id] = value;
    else if (first !== undefined && lowOf(encoding, elementAt(unknowns, first.index)) !== ABSENT)
      values[option.id] = EMPTY[option.kind] ?? null;
  }
  return values;
}

const EMPTY: Readonly<Record<string, OptionValue>> = { multi: {}, text: '' };

function isAnswered(product: Product, { quantity, market }: Context, values: Values): boolean {
  const scope = createScope(product, { values, quantity, market });
  return product.options.every((option) => {
    const value = values[option.id];
    return value === undefined || !isUnanswered(option, value) || !isTrue(option.required, scope);
  });
}
