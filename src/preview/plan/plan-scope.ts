/** What expressions of binds read, and their results as what a plan holds: unknown gives the fallback, never `null` or NaN. */
import { rational, toNumber } from '../../kernel/rational.js';
import type { OptionId } from '../../kernel/ids.js';
import type { Derived, OptionValue, RowValue, Values } from '../../product/configuration.js';
import type { Choice, Option, Product } from '../../product/product.js';
import { createScope, rowScope, toPlain } from '../../product/expression/create-scope.js';
import { evaluate, evaluateNumber } from '../../product/expression/evaluate.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Datum, Scope } from '../../product/expression/scope.js';

/** A question with its answer, and the scope its bind is read in. */
export interface Answer {
  readonly option: Option;
  readonly value: OptionValue;
  /** The option of the product: a column belongs to its rows. */
  readonly owner: Option;
  readonly scope: Scope;
}

/** The scope of a design; derived values as given (they may depend on quantity and market), else computed. */
export function planScope(product: Product, values: Values, derived: Derived): Scope {
  const own = createScope(product, { values, quantity: 1, market: null });
  return {
    product,
    quantity: own.quantity,
    market: own.market,
    option: (id) => own.option(id),
    derived(id) {
      const given = Object.hasOwn(derived, id) ? derived[id] : undefined;
      if (given === undefined || (typeof given === 'number' && !Number.isFinite(given))) return own.derived(id);
      if (typeof given === 'number') return rational(given);
      // A choice is told by its id; the choice itself also has a number and fields.
      const computed = typeof given === 'string' ? own.derived(id) : null;
      return computed !== null && toPlain(computed) === given ? computed : given;
    },
  };
}

/** The answered options in declared order. Of rows one is pictured, the first unless `shown` says which, its columns in place of their option. */
export function answersOf(
  product: Product,
  values: Values,
  scope: Scope,
  shown: Readonly<Record<OptionId, number>>,
): Answer[] {
  return product.options.flatMap((option): Answer[] => {
    const value = Object.hasOwn(values, option.id) ? values[option.id] : undefined;
    if (value === undefined || value === null) return [];
    if (option.kind !== 'rows' && option.kind !== 'fields') return [{ option, value, owner: option, scope }];
    const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
    const row = rows[shown[option.id] ?? 0] ?? rows[0];
    if (row === undefined) return [];
    const inside = rowScope(scope, option, row);
    return option.columns.flatMap((column) => {
      const cell = Object.hasOwn(row, column.id) ? row[column.id] : undefined;
      return cell === undefined || cell === null ? [] : [{ option: column, value: cell, owner: option, scope: inside }];
    });
  });
}

/** A finite number; `null`: unknown. */
export function numberOf(expression: Expression | null, scope: Scope): number | null {
  const exact = expression === null ? null : evaluateNumber(expression, scope);
  const value = exact === null ? null : toNumber(exact);
  return value !== null && Number.isFinite(value) ? value : null;
}

/** A parameter of a generator: a choice by its number where it has one, else by its id. */
export function parameterOf(expression: Expression, scope: Scope): number | string | boolean | null {
  const datum = evaluate(expression, scope);
  const plain = isChoice(datum) && datum.value !== null ? toNumber(datum.value) : toPlain(datum);
  return typeof plain === 'number' && !Number.isFinite(plain) ? null : plain;
}

/** A `#rrggbb`; of a choice its colour, or that of its look. */
export function colorOf(expression: Expression, scope: Scope, fallback: string): string {
  const datum = evaluate(expression, scope);
  return hexOf(isChoice(datum) ? choiceColor(datum) : datum) ?? fallback;
}

/** The colour of a choice, `#rrggbb`. */
export function choiceColor(choice: Choice): string | null {
  return hexOf(choice.color) ?? hexOf(choice.look?.color) ?? hexOf(choice.id);
}

/** A font family; of a choice its own field `family` or `font`. */
export function familyOf(expression: Expression, scope: Scope): string {
  const datum = evaluate(expression, scope);
  const name = isChoice(datum) ? (datum.fields['family'] ?? datum.fields['font'] ?? datum.id) : datum;
  return typeof name === 'string' && name !== '' ? name : 'sans-serif';
}

/** `#rrggbb` in small letters; `null`: it is none. */
export function hexOf(value: unknown): string | null {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : null;
}

function isChoice(datum: Datum): datum is Choice {
  return typeof datum === 'object' && datum !== null && 'id' in datum;
}
