/**
 * A product as a counting problem: what each option may be, and conditions on few options each. Options answered from a list or by a
 * number tell variants apart; texts, pictures and free colours do not, they only have to be possible.
 */
import type { OptionId } from '../kernel/ids.js';
import { add, compare, multiply, toNumber } from '../kernel/rational.js';
import type { Context, OptionValue, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { visit } from '../product/expression/dependencies.js';
import { evaluate, evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import { matchesCell } from '../product/expression/lookup.js';
import type { Scope } from '../product/expression/scope.js';
import type { MultiOption, Option, Product, Rule } from '../product/product.js';
import { isUnanswered } from '../product/kinds/registry.js';
import { choicesOf, expressionPlaces, optionsRead } from './expression-places.js';
import { and, binary, call, FALSE, isPresent, not, optionTerm } from '../product/expression/terms.js';
import { unknownWhen } from './unknown-when.js';

/** One option. A value `undefined`: absent. */
export interface Variable {
  readonly id: OptionId;
  readonly values: readonly (OptionValue | undefined)[];
  /** Whether its values tell variants apart. */
  readonly counts: boolean;
}

/** What must hold of some options. */
export interface Constraint {
  readonly reads: readonly OptionId[];
  holds(values: Values): boolean;
}

/** The problem. */
export interface VariantSpace {
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  /** Variants of what is too large to list: a factor, right where nothing else depends on it. */
  readonly factor: bigint;
  /** False where something was left out that could only make the number smaller. */
  readonly isExact: boolean;
}

/** Values of one option that are listed. */
const MOST_VALUES = 20_000;

/** What must hold of a product's options, in a context. */
export function constraintsOf(product: Product, context: Context): readonly Constraint[] {
  return product.options
    .flatMap((option) => optionConstraints(product, option, context))
    .concat(product.rules.flatMap((rule) => ruleConstraints(product, rule, context)));
}

/** The counting problem of a product in a context. */
export function createVariantSpace(product: Product, context: Context): VariantSpace {
  const constraints = constraintsOf(product, context);
  const read = new Set(constraints.flatMap(({ reads }) => reads));
  const variables: Variable[] = [];
  const left = new Set<OptionId>();
  let factor = 1n;
  for (const option of product.options) {
    const size = sizeOf(option);
    if (option.kind === 'rows' || option.kind === 'fields' || size > MOST_VALUES) {
      factor *= BigInt(Math.max(1, size) + blanksOf(product, option).length);
      left.add(option.id);
    } else if (isCounted(option) || read.has(option.id))
      variables.push({ id: option.id, values: valuesOf(product, option), counts: isCounted(option) });
  }
  const kept = constraints.filter(({ reads }) => !reads.some((id) => left.has(id)));
  return { variables, constraints: kept, factor, isExact: kept.length === constraints.length };
}

function isCounted(option: Option): boolean {
  if (option.kind === 'color') return option.palette !== null;
  return ['choice', 'toggle', 'number', 'multi'].includes(option.kind);
}

/** How many values there are, without listing them; rows count as one. */
function sizeOf(option: Option): number {
  if (option.kind === 'number') return stepsOf(option) + 1;
  return option.kind === 'multi' ? (option.maxAmount + 1) ** option.choices.length : 1;
}

function stepsOf({ outer, step }: Extract<Option, { kind: 'number' }>): number {
  return Math.round((toNumber(outer.max) - toNumber(outer.min)) / toNumber(step));
}

type Lists = {
  readonly [K in Option['kind']]?: (option: Extract<Option, { kind: K }>, product: Product) => OptionValue[];
};

const VALUES: Lists = {
  choice: ({ choices }) => choices.map(({ id }) => id),
  toggle: () => [false, true],
  number: (option) =>
    Array.from({ length: stepsOf(option) + 1 }, (_, at) => toNumber(add(option.outer.min, multiply(at, option.step)))),
  multi: amountsOf,
  text: ({ id, max }, product) => [
    ...new Set(['', ...Array.from({ length: max }, (_, at) => 'x'.repeat(at + 1)), ...textsNamed(product, id)]),
  ],
  color: ({ id, palette }, product) => palette?.map((color) => color.id) ?? ['#000000', ...textsNamed(product, id)],
  image: () => [
    {
      assetId: 'picture',
      sha256: '',
      mediaType: 'image/png',
      widthPx: 1,
      heightPx: 1,
      placement: { xUm: 0, yUm: 0, widthUm: 1, rotationMdeg: 0 },
    },
  ],
};

function valuesOf(product: Product, option: Option): (OptionValue | undefined)[] {
  const list = (VALUES[option.kind] as ((option: Option, product: Product) => OptionValue[]) | undefined)?.(
    option,
    product,
  );
  return [...(list ?? []), ...blanksOf(product, option)];
}

/** What an option may be besides its values: unanswered, absent. Rows count as one thing either way. */
function blanksOf(product: Product, option: Option): readonly (null | undefined)[] {
  if (option.kind === 'rows' || option.kind === 'fields') return [];
  const mayBeBlank = option.required.type !== 'boolean' || !option.required.value;
  const hasBlank = mayBeBlank && option.kind !== 'multi' && option.kind !== 'text';
  const isConditional = isPresent(product, option).type !== 'boolean';
  return [...(hasBlank ? [null] : []), ...(isConditional ? [undefined] : [])];
}

function amountsOf({ choices, maxAmount }: MultiOption): OptionValue[] {
  return choices.reduce<Record<string, number>[]>(
    (all, { id }) =>
      all.flatMap((one) =>
        Array.from({ length: maxAmount + 1 }, (_, amount) => (amount === 0 ? one : { ...one, [id]: amount })),
      ),
    [{}],
  );
}

/** Texts that some expression sets beside the option: each may behave like no other. */
function textsNamed(product: Product, id: OptionId): readonly string[] {
  const named: string[] = [];
  for (const { expression } of expressionPlaces(product))
    visit(expression, (node) => {
      if (node.type === 'text' && optionsRead(product, expression).has(id)) named.push(node.value);
    });
  return named;
}

/** A condition that must hold in every design. */
function demand(
  product: Product,
  condition: Expression,
  context: Context,
  own: readonly OptionId[] = [],
): Constraint[] {
  if (condition.type === 'boolean' && condition.value) return [];
  return [on(product, context, [...own, ...optionsRead(product, condition)], (scope) => isTrue(condition, scope))];
}

function on(
  product: Product,
  { quantity, market }: Context,
  reads: readonly OptionId[],
  holds: (scope: Scope, values: Values) => boolean,
): Constraint {
  return {
    reads: [...new Set(reads)],
    holds: (values) => holds(createScope(product, { values, quantity, market }), values),
  };
}

function optionConstraints(product: Product, option: Option, context: Context): Constraint[] {
  const { id } = option;
  const present = isPresent(product, option);
  const own = (reads: Iterable<OptionId>, holds: (scope: Scope, value: OptionValue) => boolean): Constraint =>
    on(product, context, [id, ...reads], (scope, values) => {
      const value = values[id];
      return value === undefined || holds(scope, value);
    });
  const { required } = option;
  return [
    ...(present.type === 'boolean'
      ? []
      : [
          on(product, context, [id, ...optionsRead(product, present)], (scope, values) => {
            return Object.hasOwn(values, id) === isTrue(present, scope);
          }),
        ]),
    ...(required.type === 'boolean' && !required.value
      ? []
      : [
          own(
            optionsRead(product, required),
            (scope, value) => !isUnanswered(option, value) || !isTrue(required, scope),
          ),
        ]),
    ...choiceConstraints(product, option, context, own),
    ...limitConstraints(product, option, own),
  ];
}

type Own = (reads: Iterable<OptionId>, holds: (scope: Scope, value: OptionValue) => boolean) => Constraint;

function choiceConstraints(product: Product, option: Option, context: Context, own: Own): Constraint[] {
  const without = context.market === null ? [] : (product.markets.get(context.market)?.without ?? []);
  return choicesOf(option).flatMap(({ id, when, stock, sku }) => {
    const isOut = ((sku === null ? undefined : context.stock?.[sku]) ?? stock) === 'out';
    const isWithheld = without.some(({ optionId, choiceId }) => optionId === option.id && choiceId === id);
    const isChosen = (value: OptionValue): boolean =>
      typeof value === 'object' && value !== null ? Object.hasOwn(value, id) : String(value) === id;
    if (isOut || isWithheld) return [own([], (_, value) => !isChosen(value))];
    return when === null
      ? []
      : [own(optionsRead(product, when), (scope, value) => !isChosen(value) || isTrue(when, scope))];
  });
}

/** An unknown limit does not limit. */
function limitConstraints(product: Product, option: Option, own: Own): Constraint[] {
  if (option.kind !== 'number' && option.kind !== 'multi') return [];
  const amount = option.kind === 'number' ? optionTerm(option.id) : call('count', optionTerm(option.id));
  return ([option.min, option.max] as const).flatMap((limit, at) => {
    if (limit === null) return [];
    return [
      own(optionsRead(product, limit), (scope) => {
        const [value, bound] = [evaluateNumber(amount, scope), evaluateNumber(limit, scope)];
        return value === null || bound === null || (at === 0 ? compare(value, bound) >= 0 : compare(value, bound) <= 0);
      }),
    ];
  });
}

function ruleConstraints(product: Product, { when, body }: Rule, context: Context): Constraint[] {
  const never = (condition: Expression): Constraint[] => demand(product, not(and(when, condition)), context);
  switch (body.type) {
    case 'forbid':
      return never(body.condition);
    case 'require':
      return never(and(...applying(product, body.condition), not(body.condition)));
    case 'set':
      return [...body.values].flatMap(([id, value]) => {
        const isMulti = product.optionById.get(id)?.kind === 'multi';
        const wanted = binary(isMulti ? 'has' : '=', optionTerm(id), value);
        return never(and(...applying(product, wanted), not(wanted)));
      });
    case 'allow':
      return allowed(product, when, body.tableId, context);
    case 'warn':
      return [];
  }
}

/** A demand speaks only where all it names is there. */
function applying(product: Product, condition: Expression): Expression[] {
  const terms: Expression[] = [];
  visit(condition, (node) => {
    if (node.type === 'option' || node.type === 'field' || node.type === 'column') {
      const option = product.optionById.get(node.optionId);
      if (option !== undefined) terms.push(isPresent(product, option));
    } else if (node.type === 'derived') terms.push(not(unknownWhen(node, product)));
  });
  return terms;
}

function allowed(product: Product, when: Expression | null, tableId: string, context: Context): Constraint[] {
  const table = product.tables.get(tableId);
  if (table?.type !== 'list') return [];
  const keys = table.by.map((id): Expression =>
    product.optionById.has(id) ? optionTerm(id) : { type: 'derived', valueId: id, span: FALSE.span },
  );
  const reads = [...keys, ...(when === null ? [] : [when])].flatMap((key) => [...optionsRead(product, key)]);
  return [
    on(product, context, reads, (scope) => {
      if (when !== null && !isTrue(when, scope)) return true;
      const data = keys.map((key) => evaluate(key, scope));
      return (
        data.includes(null) ||
        table.rows.some((row) => row.keys.every((cell, at) => matchesCell(cell, data[at] ?? null)))
      );
    }),
  ];
}
