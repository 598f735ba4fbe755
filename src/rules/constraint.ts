/**
 * Everything that makes a design valid, as one list of tests over a view: presence, answers that are required, limits, rules,
 * stock and market. Each knows where it comes from, so that a conflict can be told in the owner's words.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { ChoiceId, OptionId } from '../kernel/ids.js';
import type { Context } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Expression } from '../product/expression/expression.js';
import type { Market, MultiOption, Option, Product, Rule } from '../product/product.js';
import { createTableTest } from './allow-table.js';
import { bounds } from './bounds.js';
import { ABSENT, BLANK, has, isSingle } from './domain.js';
import { and, judge, not } from './judge-expression.js';
import type { Cause } from './rules.js';
import { choicesOf } from './variable.js';
import type { Truth, View } from './view.js';

/** One condition of validity. */
export interface Constraint {
  /** The unknowns it reads. */
  readonly reads: readonly number[];
  /** Never `null` once all it reads is single. */
  test(view: View): Truth;
  readonly cause: Cause;
  readonly rule: Rule | null;
}

const NO_SPAN = { start: 0, end: 0 };

type Add = (cause: Cause, expressions: readonly Expression[], options: readonly OptionId[], test: (view: View) => Truth, rule?: Rule) => void;

/** Whether the option may be absent, by its own `when`, its step's, or the market. */
export function isConditional(product: Product, option: Option, market: Market | undefined): boolean {
  return conditionsOf(product, option).length > 0 || isWithheld(market, option.id, null);
}

/** All conditions of a product in a context. */
export function createConstraints(product: Product, context: Context, view: View): Constraint[] {
  const constraints: Constraint[] = [];
  const add: Add = (cause, expressions, options, test, rule) => {
    const reads = new Set(expressions.flatMap((expression) => [...view.reads(expression)]));
    for (const id of options) for (const variable of view.variablesOf.get(id) ?? []) reads.add(variable.index);
    constraints.push({ reads: [...reads], test, cause, rule: rule ?? null });
  };
  const market = context.market === null ? undefined : product.markets.get(context.market);
  for (const option of product.options) {
    addPresence(add, product, option, market, view);
    addChoices(add, option, context, market, view);
    addLimits(add, option);
  }
  for (const rule of product.rules) addRule(add, product, rule);
  return constraints;
}

/** What must hold for an option to be present: its own `when`, and that of its step. */
export function conditionsOf(product: Product, option: Option): Expression[] {
  const steps = product.steps.filter((step) => step.optionIds.includes(option.id));
  return [option, ...steps].map((owner) => owner.when).filter((when) => when !== null);
}

function isWithheld(market: Market | undefined, optionId: OptionId, choiceId: ChoiceId | null): boolean {
  return market?.without.some((entry) => entry.optionId === optionId && entry.choiceId === choiceId) ?? false;
}

function addPresence(add: Add, product: Product, option: Option, market: Market | undefined, view: View): void {
  const conditions = conditionsOf(product, option);
  for (const { index, domain } of view.variablesOf.get(option.id) ?? []) {
    const own = (): Truth => {
      const left = view.domainOf(index);
      return left[0] !== ABSENT ? true : isSingle(left) ? false : null;
    };
    const test = isWithheld(market, option.id, null)
      ? () => not(own())
      : (looking: View) => {
          const wanted = and(...conditions.map((condition) => () => judge(condition, looking)));
          const present = own();
          return wanted === null || present === null ? null : wanted === present;
        };
    if (domain[0] === ABSENT) add(isWithheld(market, option.id, null) ? 'market' : 'absent', conditions, [option.id], test);
    if (!has(domain, BLANK) || option.required.type === 'boolean') continue;
    add('rule', [option.required], [option.id], (looking) => {
      const left = looking.domainOf(index);
      if (!has(left, BLANK)) return true;
      const needed = judge(option.required, looking);
      return needed === false ? true : needed === true && isSingle(left) ? false : null;
    });
  }
}

/** A choice's own condition, its stock and its market. */
function addChoices(add: Add, option: Option, context: Context, market: Market | undefined, view: View): void {
  const choices = option.kind === 'toggle' ? [{ ...option.on, id: 'true' }] : choicesOf(option);
  for (const choice of choices) {
    const part = existing((view.variablesOf.get(option.id) ?? []).find((variable) => variable.choiceId === null || variable.choiceId === choice.id));
    const value = option.kind === 'toggle' ? 1 : part.indexOf(choice.id);
    const isIn = (looking: View): Truth => {
      const domain = looking.domainOf(part.index);
      if (part.choiceId !== null) return elementAt(domain, 0) > 0 ? true : existing(domain.at(-1)) <= 0 ? false : null;
      return !has(domain, existing(value)) ? false : isSingle(domain) ? true : null;
    };
    const stock = (choice.sku === null ? undefined : context.stock?.[choice.sku]) ?? choice.stock;
    if (stock === 'out') add('stock', [], [option.id], (looking) => not(isIn(looking)));
    if (isWithheld(market, option.id, choice.id)) add('market', [], [option.id], (looking) => not(isIn(looking)));
    const when = choice.when;
    if (when !== null) add('rule', [when], [option.id], (looking) => not(and(() => isIn(looking), () => not(judge(when, looking)))));
  }
}

function compare(operator: '<' | '>', left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, span: NO_SPAN };
}

/** Limits that move, and the bounds of a multi. An unknown limit does not limit. */
function addLimits(add: Add, option: Option): void {
  if (option.kind !== 'number' && option.kind !== 'multi') return;
  const own: Expression = { type: 'option', optionId: option.id, span: NO_SPAN };
  const amount: Expression = option.kind === 'number' ? own : { type: 'call', name: 'count', args: [own], span: NO_SPAN };
  const limits = [compare('<', amount, option.min), option.max !== null && compare('>', amount, option.max)];
  for (const outside of limits) {
    if (outside === false || outside.type !== 'binary') continue;
    if (option.kind === 'number' && outside.right.type === 'number') continue;
    if (option.kind === 'multi' && isIdle(option, outside)) continue;
    add('limit', [outside], [option.id], (view) => not(and(() => view.presence(option.id), () => judge(outside, view))));
  }
}

/** At least none: no limit at all. */
function isIdle(option: MultiOption, outside: Expression): boolean {
  return outside.type === 'binary' && outside.right === option.min && option.min.type === 'number' && option.min.value === 0;
}

function addRule(add: Add, product: Product, rule: Rule): void {
  const { body, when } = rule;
  const guard = (view: View): Truth => (when === null ? true : judge(when, view));
  const guards = when === null ? [] : [when];
  if (body.type === 'forbid') {
    add('rule', [...guards, body.condition], [], (view) => not(and(() => guard(view), () => judge(body.condition, view))), rule);
  } else if (body.type === 'require') {
    const named = applicability(body.condition);
    add('rule', [...guards, body.condition], [], (view) => not(and(() => guard(view), () => named(view), () => not(judge(body.condition, view)))), rule);
  } else if (body.type === 'set') {
    for (const [id, expression] of body.values) addSet(add, product, rule, id, expression, guard, guards);
  } else if (body.type === 'allow') {
    const table = product.tables.get(body.tableId);
    if (table?.type !== 'list') return;
    const listed = createTableTest(product, table);
    add('table', [...guards, ...listed.keys], [], (view) => not(and(() => guard(view), () => not(listed.test(view)))), rule);
  }
}

/** What a `set` rule asks of one option. */
export function setCondition(product: Product, id: OptionId, expression: Expression): Expression {
  const own: Expression = { type: 'option', optionId: id, span: NO_SPAN };
  const operator = product.optionById.get(id)?.kind === 'multi' ? 'has' : '=';
  return { type: 'binary', operator, left: own, right: expression, span: NO_SPAN };
}

function addSet(
  add: Add, product: Product, rule: Rule, id: OptionId, expression: Expression, guard: (view: View) => Truth, guards: readonly Expression[],
): void {
  const condition = setCondition(product, id, expression);
  const named = applicability(condition);
  add('rule', [...guards, condition], [id], (view) => not(and(() => guard(view), () => named(view), () => not(judge(condition, view)))), rule);
}

/** Whether a `require` or `set` applies: each option it names is present, each derived value it names is known. */
export function applicability(condition: Expression): (view: View) => Truth {
  const { options, values } = dependencies(condition);
  return (view) => and(
    ...[...options].map((id) => () => view.presence(id)),
    ...[...values].map((id) => (): Truth => {
      const value = view.product.valueById.get(id);
      if (value === undefined || view.isSettled(value.expression)) return view.derived(id) !== null;
      return bounds(value.expression, view).unknown ? null : true;
    }),
  );
}
