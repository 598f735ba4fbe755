/**
 * The engine's answers by enumeration: every valid design of a small product, listed, and every question a look at that list. Shares with
 * the engine only the evaluation of expressions over finished values.
 */
import type { ChoiceId, OptionId } from '../../src/kernel/ids.js';
import { compare, toNumber } from '../../src/kernel/rational.js';
import type { Decision, OptionValue, Values } from '../../src/product/configuration.js';
import { createScope, toPlain } from '../../src/product/expression/create-scope.js';
import { dependencies } from '../../src/product/expression/dependencies.js';
import { evaluate, evaluateNumber, findChoice, isTrue } from '../../src/product/expression/evaluate.js';
import type { Expression } from '../../src/product/expression/expression.js';
import { matchesCell } from '../../src/product/expression/lookup.js';
import type { Scope } from '../../src/product/expression/scope.js';
import type { Option, Product, Rule } from '../../src/product/product.js';

/** One thing held: an option at a value, or one amount of a multi. */
export interface Held {
  readonly optionId: OptionId;
  readonly choiceId: ChoiceId | null;
  readonly value: OptionValue;
  readonly own: boolean;
}

/** More combinations than this are not listed. */
const MOST = 3_000;

/** All valid designs; `null`: too many combinations. */
export function listDesigns(product: Product): Values[] | null {
  const count = domainsOf(product).reduce((all, domain) => all * domain.length, 1);
  return count > MOST ? null : listCombinations(product).filter((design) => isValid(product, design));
}

/** Every combination of values and absences, valid or not. */
export function listCombinations(product: Product): Values[] {
  let designs: Record<OptionId, OptionValue>[] = [{}];
  domainsOf(product).forEach((domain, at) => {
    const { id } = product.options[at]!;
    designs = designs.flatMap((design) =>
      domain.map((value) => (value === undefined ? design : { ...design, [id]: value })),
    );
  });
  return designs;
}

function domainsOf(product: Product): (OptionValue | undefined)[][] {
  return product.options.map((option) => [...valuesOf(option), ...(option.when === null ? [] : [undefined])]);
}

/** Everything a present option may be, before any rule. */
export function valuesOf(option: Option): OptionValue[] {
  const mayBeBlank = option.required.type !== 'boolean' || !option.required.value;
  const blank: OptionValue[] = mayBeBlank ? [null] : [];
  return [
    ...(ANSWERS[option.kind]?.(option as never) ?? []),
    ...(option.kind === 'multi' ? [] : option.kind === 'text' ? (mayBeBlank ? [''] : []) : blank),
  ];
}

type Answers = { readonly [K in Option['kind']]?: (option: Extract<Option, { kind: K }>) => OptionValue[] };

const ANSWERS: Answers = {
  choice: ({ choices }) => choices.map(({ id }) => id),
  color: ({ palette }) => palette!.map(({ id }) => id),
  toggle: () => [false, true],
  text: () => ['A', 'B', 'BB'],
  number: ({ outer, step }) => {
    const values: number[] = [];
    for (let value = toNumber(outer.min); value <= toNumber(outer.max) + 1e-9; value += toNumber(step))
      values.push(value);
    return values;
  },
  multi: ({ choices, maxAmount }) =>
    choices.reduce<Record<ChoiceId, number>[]>(
      (all, { id }) =>
        all.flatMap((one) =>
          Array.from({ length: maxAmount + 1 }, (_, amount) => (amount === 0 ? one : { ...one, [id]: amount })),
        ),
      [{}],
    ),
};

function isValid(product: Product, values: Values): boolean {
  const scope = createScope(product, { values, quantity: 1, market: null });
  return (
    product.options.every((option) => fits(option, values, scope)) &&
    product.rules.every((rule) => obeys(product, rule, values, scope))
  );
}

/** Whether values obey these rules, whatever else is wrong with them. */
export function obeysAll(product: Product, rules: readonly Rule[], values: Values): boolean {
  const scope = createScope(product, { values, quantity: 1, market: null });
  return rules.every((rule) => obeys(product, rule, values, scope));
}

function fits(option: Option, values: Values, scope: Scope): boolean {
  const present = Object.hasOwn(values, option.id);
  if (present !== (option.when === null || isTrue(option.when, scope))) return false;
  if (!present) return true;
  const value = values[option.id] ?? null;
  if ((value === null || value === '') && isTrue(option.required, scope)) return false;
  const chosen = value !== null && typeof value === 'object' ? Object.keys(value) : [`${value}`];
  for (const id of chosen) {
    const choice = findChoice(option, id);
    if (choice?.stock === 'out' || (choice?.when && !isTrue(choice.when, scope))) return false;
  }
  if (option.kind !== 'number' && option.kind !== 'multi') return true;
  if (option.kind === 'number' && value === null) return true;
  const amount =
    option.kind === 'number'
      ? evaluateNumber({ type: 'option', optionId: option.id, span: { start: 0, end: 0 } }, scope)!
      : Object.values(value as Record<string, number>).reduce((sum, one) => sum + one, 0);
  const min = evaluateNumber(option.min, scope);
  const max = option.max === null ? null : evaluateNumber(option.max, scope);
  return (min === null || compare(amount, min) >= 0) && (max === null || compare(amount, max) <= 0);
}

function obeys(product: Product, rule: Rule, values: Values, scope: Scope): boolean {
  const { body, when } = rule;
  if (body.type === 'warn' || (when !== null && !isTrue(when, scope))) return true;
  if (body.type === 'forbid') return !isTrue(body.condition, scope);
  if (body.type === 'require') return !namesPresent(body.condition, values, scope) || isTrue(body.condition, scope);
  if (body.type === 'set') {
    return [...body.values].every(([id, expression]) => {
      if (!Object.hasOwn(values, id) || !namesPresent(expression, values, scope)) return true;
      return values[id] !== null && values[id] === toPlain(evaluate(expression, scope));
    });
  }
  const table = product.tables.get(body.tableId)!;
  if (table.type !== 'list') return true;
  const span = { start: 0, end: 0 };
  const keys = table.by.map((id) =>
    evaluate(
      product.valueById.has(id) ? { type: 'derived', valueId: id, span } : { type: 'option', optionId: id, span },
      scope,
    ),
  );
  return keys.includes(null) || table.rows.some((row) => row.keys.every((cell, at) => matchesCell(cell, keys[at]!)));
}

function namesPresent(expression: Expression, values: Values, scope: Scope): boolean {
  const read = dependencies(expression);
  return (
    [...read.options].every((id) => Object.hasOwn(values, id)) &&
    [...read.values].every((id) => scope.derived(id) !== null)
  );
}

/** Decisions as single things that are held; a blank holds nothing. */
export function heldBy(product: Product, decisions: readonly Decision[]): Held[] {
  return decisions.flatMap(({ optionId, value, source }): Held[] => {
    const own = source === 'shopper';
    const option = product.optionById.get(optionId)!;
    if (value === null || value === '') return [];
    if (option.kind !== 'multi') return [{ optionId, choiceId: null, value, own }];
    return option.choices.map(({ id }) => ({
      optionId,
      choiceId: id,
      value: (value as Record<string, number>)[id] ?? 0,
      own,
    }));
  });
}

/** What a design has there; `undefined`: absent. Texts of one class count as equal. */
export function read(
  design: Values,
  { optionId, choiceId }: Pick<Held, 'optionId' | 'choiceId'>,
): OptionValue | undefined {
  if (!Object.hasOwn(design, optionId)) return undefined;
  const value = design[optionId]!;
  return choiceId === null ? value : ((value as Record<string, number>)[choiceId] ?? 0);
}

/** Whether a design holds it: awake ones as they are, others at least not otherwise. */
export function holds(design: Values, held: Held, awake: boolean): boolean {
  const value = read(design, held);
  return value === held.value || (value === undefined && !awake);
}

/** The completion the architecture page asks for, by filtering the list. */
export function completeByList(product: Product, designs: readonly Values[], decisions: readonly Decision[]): Values {
  const held = heldBy(product, decisions);
  const decided = new Map(decisions.map(({ optionId, value }) => [optionId, value]));
  let left = designs.filter((design) => held.every((one) => holds(design, one, false)));
  const shown: Record<OptionId, OptionValue> = {};
  const done = new Set<OptionId>();
  const keep = (test: (design: Values) => boolean): boolean => {
    const some = left.filter(test);
    if (some.length > 0) left = some;
    return some.length > 0;
  };
  for (const option of order(product, new Set(held.map(({ optionId }) => optionId)))) {
    const { id } = option;
    const scope = createScope(product, { values: shown, quantity: 1, market: null });
    const known = option.when === null || [...reads(product, option.when)].every((other) => done.has(other));
    const canBe = left.some((design) => Object.hasOwn(design, id));
    const present = !canBe ? false : known ? option.when === null || isTrue(option.when, scope) : null;
    const own = held.filter((one) => one.optionId === id);
    if (own.length > 0) {
      if (present !== false && keep((design) => own.every((one) => holds(design, one, true))))
        shown[id] = decided.get(id)!;
      else keep((design) => !Object.hasOwn(design, id));
    } else if (present === false) keep((design) => !Object.hasOwn(design, id));
    else {
      const value = fill(option, decided.has(id), scope, keep, present === null);
      if (value !== undefined) shown[id] = value;
    }
    done.add(id);
  }
  return Object.fromEntries(
    product.options.filter(({ id }) => Object.hasOwn(shown, id)).map(({ id }) => [id, shown[id]!]),
  );
}

type Keep = (test: (design: Values) => boolean) => boolean;

function fill(option: Option, blank: boolean, scope: Scope, keep: Keep, maybeAbsent: boolean): OptionValue | undefined {
  const { id } = option;
  const at = (value: OptionValue): boolean => keep((design) => Object.hasOwn(design, id) && design[id] === value);
  const absent = (): boolean => maybeAbsent && keep((design) => !Object.hasOwn(design, id));
  if (option.kind === 'multi') {
    const amounts: Record<ChoiceId, number> = {};
    for (const choice of option.choices) {
      const all = Array.from({ length: option.maxAmount + 1 }, (_, amount) => amount);
      const found = all.find((amount) =>
        keep((design) => read(design, { optionId: id, choiceId: choice.id }) === amount),
      );
      if (found === undefined && absent()) return undefined;
      if (found !== undefined && found > 0) amounts[choice.id] = found;
    }
    return amounts;
  }
  const open = option.kind === 'text' ? '' : null;
  if (option.kind === 'text' || blank || option.default.type === 'unanswered') {
    if (at(open)) return open;
    return absent() ? undefined : open;
  }
  const answers: OptionValue[] = valuesOf(option).filter((value) => value !== null);
  const wish =
    option.default.type === 'value'
      ? option.default.value
      : option.kind === 'number'
        ? toNumber(evaluateNumber(option.min, scope) ?? option.outer.min)
        : answers[0]!;
  const place = answers.indexOf(wish);
  const wished =
    option.kind === 'number'
      ? [...answers].sort(
          (a, b) => Math.abs(Number(a) - Number(wish)) - Math.abs(Number(b) - Number(wish)) || Number(a) - Number(b),
        )
      : [...answers.slice(place), ...answers.slice(0, place)];
  const found = wished.find(at);
  if (found !== undefined) return found;
  if (at(open)) return open;
  return absent() ? undefined : open;
}

function order(product: Product, decided: ReadonlySet<OptionId>): Option[] {
  const sorted = new Set<Option>();
  const seen = new Set<Option>();
  const visit = (option: Option): void => {
    if (seen.has(option)) return;
    seen.add(option);
    const before = new Set(option.when === null ? [] : reads(product, option.when));
    if (option.kind === 'number' && option.default.type === 'first')
      for (const id of reads(product, option.min)) before.add(id);
    for (const id of before) visit(product.optionById.get(id)!);
    sorted.add(option);
  };
  product.options.filter(({ id }) => decided.has(id)).forEach(visit);
  product.options.forEach(visit);
  return [...sorted];
}

function reads(product: Product, expression: Expression): Set<OptionId> {
  const { options, values } = dependencies(expression);
  return new Set([
    ...options,
    ...[...values].flatMap((id) => [...reads(product, product.valueById.get(id)!.expression)]),
  ]);
}
