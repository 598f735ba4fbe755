/**
 * The rules engine behind its interface: spaces by context, evaluation, and what a click does. It decides by search over finite
 * domains; whatever it keeps between calls is a cache. Rejected: propagation without search, which shows choices that lead nowhere.
 */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Change, Context, Decision, OptionValue, Source } from '../product/configuration.js';
import { derivedValues } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { Option, Product, Rule } from '../product/product.js';
import { awaken, isAwake } from './awaken.js';
import { complete, type Completion } from './complete.js';
import { applicability } from './constraint.js';
import { only } from './domain.js';
import { reasonOf, reasonsAgainst } from './explain.js';
import { isRequired, judgeDomain, rangesOf, type Judging } from './judge.js';
import { sortDecisions, takeWay, waysOut, type Way } from './repair.js';
import type { Evaluation, JudgedOption, Reason, Ruled, RuledRepair, Rules, Ruling } from './rules.js';
import { reconcileIn } from './reconcile.js';
import type { Budget } from './search.js';
import { createSpace, type Space } from './space.js';
import { hold, type Unit } from './unit.js';
import { decisionsAfter, framed, isRelease, toWish, type Wish } from './wish.js';

/** Tests one call may spend before what is left counts as open: about two seconds. */
const BUDGET = 1_000_000;

/** Contexts kept warm. */
const SPACES = 6;

/** Repairs that are offered. */
const MOST_REPAIRS = 5;

/**
 * Creates the engine of one product.
 *
 * @returns Pure functions of context and decisions; statuses are exact, `open` where the work would exceed its fixed budget.
 */
export function createRules(product: Product): Rules {
  const spaces = new Map<string, Space>();

  /** The space of a context; rows are part of it, for rules read them as they are. */
  const spaceOf = (context: Context, decisions: Iterable<Decision>, budget: Budget): Space => {
    const rows = rowsOf(product, decisions);
    const key = JSON.stringify([context.market, context.quantity, context.locale, context.stock, [...rows]]);
    const space = spaces.get(key) ?? createSpace(product, context, rows, budget);
    spaces.delete(key);
    spaces.set(key, space);
    for (const old of spaces.keys()) if (spaces.size > SPACES) spaces.delete(old);
    return space;
  };

  const begin = (context: Context, decisions: readonly Decision[]): Judging => {
    const budget = { left: BUDGET };
    const space = spaceOf(context, decisions, budget);
    return { space, budget, completion: completed(space, decisions, budget) };
  };

  return {
    evaluate: (context, decisions) => evaluateAll(begin(context, decisions), decisions),
    complete: (context, decisions) => {
      const { values, scope } = begin(context, decisions).completion;
      return { values, derived: derivedValues(scope) };
    },
    rule: (context, decisions, changes) => {
      const judging = begin(context, decisions);
      const after = decisionsAfter(product, decisions, changes);
      return ruleOn({ ...judging, space: spaceOf(context, after.values(), judging.budget) }, after, changes);
    },
    explain: (context, decisions, optionId, value) => {
      const judging = begin(context, decisions);
      const after = decisionsAfter(product, decisions, [{ optionId, value: withOneMore(judging, optionId, value) }]);
      return explainOn({ ...judging, space: spaceOf(context, after.values(), judging.budget) }, after, optionId);
    },
    reconcile: (context, decisions) => {
      const budget = { left: BUDGET };
      return reconcileIn(spaceOf(context, decisions, budget), decisions, budget);
    },
  };
}

/** The completion of these decisions, remembered for the last ones. */
function completed(space: Space, decisions: readonly Decision[], budget: Budget): Completion {
  const key = `completion ${JSON.stringify(sortDecisions(decisions))}`;
  const known = space.memo.get(key) as Completion | undefined;
  const last = space.memo.get('last') as Completion | undefined;
  const completion = known ?? complete(space, decisions, last?.witness ?? [], budget);
  if (budget.left > 0) space.memo.set(key, completion).set('last', completion);
  if (space.memo.size > 5000) space.memo.clear();
  return completion;
}

/** Rows and fields as decided, else as many rows of plain defaults as must be there. */
function rowsOf(product: Product, decisions: Iterable<Decision>): Map<OptionId, OptionValue> {
  const decided = new Map([...decisions].map(({ optionId, value }) => [optionId, value]));
  const rows = new Map<OptionId, OptionValue>();
  for (const option of product.options) {
    if (option.kind !== 'rows' && option.kind !== 'fields') continue;
    const value = decided.get(option.id) ?? (option.default.type === 'value' ? option.default.value : null);
    const row = Object.fromEntries(option.columns.map((column) => [column.id, startOf(column)]));
    rows.set(option.id, value ?? Array.from({ length: option.min }, () => row));
  }
  return rows;
}

function startOf(column: Option): OptionValue {
  if (column.default.type === 'value') return column.default.value;
  if (column.default.type === 'unanswered') return null;
  if (column.kind === 'choice') return column.choices[0]?.id ?? null;
  if (column.kind === 'toggle') return false;
  if (column.kind === 'number') return typeof column.outer.min === 'number' ? column.outer.min : Number(column.outer.min.num) / Number(column.outer.min.den);
  return column.kind === 'text' ? '' : null;
}

function evaluateAll(judging: Judging, decisions: readonly Decision[]): Evaluation {
  const { space, completion, budget } = judging;
  const { product } = space;
  const sources = new Map(decisions.map(({ optionId, source }) => [optionId, source]));
  const options = new Map<OptionId, JudgedOption>();
  for (const option of product.options) {
    const present = Object.hasOwn(completion.values, option.id);
    const setBy = present && !sources.has(option.id) ? setByOf(judging, option) : [];
    options.set(option.id, {
      id: option.id, present, required: present && isRequired(judging, option), value: completion.values[option.id] ?? null,
      source: sources.get(option.id) ?? (setBy.length > 0 || (present && completion.yielded.has(option.id)) ? 'rule' : ('default' satisfies Source)),
      setBy, issues: [], domain: judgeDomain(judging, option),
    });
  }
  const settled = budget.left > 0 && [...options.values()].every(({ domain }) =>
    domain.form === 'choices' ? domain.choices.every((choice) => choice.status !== 'open') : domain.form !== 'ranges' || domain.settled);
  return { values: completion.values, derived: derivedValues(completion.scope), options, issues: issuesOf(judging), settled };
}

/** Why the machine set a value: a `set` rule, or what its default had to give way to. */
function setByOf(judging: Judging, option: Option): readonly Reason[] {
  const { space, completion } = judging;
  const { scope } = completion;
  const setting = space.product.rules.filter((rule) => rule.body.type === 'set' && rule.body.values.has(option.id) && (rule.when === null || isTrue(rule.when, scope)));
  if (setting.length > 0 && appliesTo(judging, option, elementAt(setting, 0))) return setting.map((rule) => ({ ...reasonOf(space, rule, scope), choices: choicesBehind(judging, rule) }));
  const wished = completion.yielded.get(option.id);
  if (wished === undefined) return [];
  const wish = wishFor(judging, option.id, wished);
  const machine = machineUnits(judging, option.id);
  return reasonsAgainst(judging, wish, [...completion.units.filter((unit) => !wish.exempt.has(unit.variable)), ...machine]);
}

function appliesTo({ space, completion }: Judging, option: Option, rule: Rule): boolean {
  const expression = rule.body.type === 'set' ? rule.body.values.get(option.id) : undefined;
  space.view.look(completion.witness.map(only));
  return expression !== undefined && applicability(expression)(space.view) === true;
}

/** The decisions that a rule's condition reads. */
function choicesBehind({ space, completion }: Judging, { when }: Rule): Reason['choices'] {
  const reads = when === null ? [] : space.view.reads(when);
  const ids = new Set([...completion.awake].filter((unit) => reads.includes(unit.variable)).map((unit) => unit.optionId));
  return [...ids].map((optionId) => ({ optionId, value: completion.values[optionId] ?? null }));
}

function wishFor({ space, completion }: Judging, optionId: OptionId, value: OptionValue): Wish {
  return toWish(space, completion, [{ optionId, value, source: 'shopper' }], new Set());
}

/** Values the machine has chosen, as units, so that they can be named where they are what a default gave way to. */
function machineUnits({ space, completion }: Judging, except: OptionId): Unit[] {
  const decided = new Set(completion.units.map((unit) => unit.variable));
  return space.variables
    .filter(({ index, option }) => option.id !== except && !decided.has(index) && !completion.open.has(option.id) && elementAt(completion.witness, index) >= 0)
    .map(({ index, option }) => ({ optionId: option.id, variable: index, value: elementAt(completion.witness, index), source: 'default' }));
}

/** Warnings, and the one error no option owns: a product of which nothing can be built. */
function issuesOf({ space, completion, budget }: Judging): Issue[] {
  const issues: Issue[] = [];
  for (const rule of space.product.rules) {
    if (rule.body.type !== 'warn' || !isTrue(rule.body.condition, completion.scope) || (rule.when !== null && !isTrue(rule.when, completion.scope))) continue;
    issues.push({ code: 'rules/warning', severity: 'warning', path: ['rules', rule.index], params: { ruleId: rule.id, say: reasonOf(space, rule, completion.scope).say } });
  }
  const isVoid = space.root === null || space.components.some((_, at) => space.find(space.root, at, completion.witness, budget) === null);
  if (isVoid) issues.push({ code: 'rules/nothing-valid', severity: 'error', path: [], params: {} });
  return issues;
}

function ruleOn(judging: Judging, after: ReadonlyMap<OptionId, Decision>, changes: readonly Change[]): Ruling {
  const { space, completion } = judging;
  const released = new Set(changes.filter(({ value }) => isRelease(value)).map(({ optionId }) => optionId));
  const changed = [...new Set(changes.map(({ optionId }) => optionId))].flatMap((id) => after.get(id) ?? []);
  let wish = toWish(space, completion, changed, released);
  if (wish.invalid.length > 0) return { accepted: false, refused: { reasons: [limitReason()], repairs: [], settled: true } };
  if (framed(space, completion, wish, [], judging.budget) === null && changed.length > 1) wish = { ...wish, hard: wish.hard.map(([variable, domain]) => hold(asUnit(space, variable, elementAt(domain, 0)), false)) };
  const { sets, settled } = waysOut(judging, wish, 0);
  if (sets.length === 0) return { accepted: false, refused: { reasons: reasonsAgainst(judging, wish, []), repairs: [], settled } };
  const given = sets.reduce((best, set) => (set.size < best.size ? set : best));
  const way = awaken(judging, wish, takeWay(judging, wish, given, after));
  if (!isAwake(space, way.completion, wish) && changed.length === 1) {
    return { accepted: false, refused: { reasons: [{ cause: 'absent', say: '', choices: [] }], repairs: [], settled } };
  }
  return { accepted: true, decisions: way.decisions, repaired: way.repaired };
}

function asUnit(space: Space, variable: number, value: number): Unit {
  return { optionId: elementAt(space.variables, variable).option.id, variable, value, source: 'shopper' };
}

function limitReason(): Reason {
  return { cause: 'limit', say: '', choices: [] };
}

function explainOn(judging: Judging, after: ReadonlyMap<OptionId, Decision>, optionId: OptionId): Ruled {
  const { space, completion, budget } = judging;
  const wish = toWish(space, completion, [existing(after.get(optionId))], new Set());
  if (wish.invalid.length > 0) return { reasons: [limitReason()], repairs: [], settled: true };
  const reasons = reasonsAgainst(judging, wish);
  if (reasons.length === 0) return { reasons, repairs: [], settled: budget.left > 0 };
  const { sets, settled } = waysOut(judging, wish, MOST_REPAIRS);
  const ways = sets.map((given) => awaken(judging, wish, takeWay(judging, wish, given, after))).filter((way) => isAwake(space, way.completion, wish));
  return { reasons, repairs: ways.map((way) => toRepair(judging, way)), settled };
}

function toRepair({ space, completion }: Judging, way: Way): RuledRepair {
  const changes = [...way.moved].map(([optionId, value]) => {
    const made = way.repaired.find((change) => change.optionId === optionId);
    const part = elementAt(existing(space.view.variablesOf.get(optionId)), 0);
    const reach = way.reach.get(optionId);
    return {
      optionId, value: made === undefined ? ({ release: true } as const) : value, from: completion.values[optionId] ?? null,
      ...(made !== undefined && { source: 'suggestion' as const }),
      ...(reach !== undefined && { ranges: rangesOf(reach, (index) => part.valueAt(index) as number) }),
    };
  });
  return { changes, decisions: way.decisions, values: way.completion.values, derived: derivedValues(way.completion.scope) };
}

/** Of a multi a choice's id stands for one more of it. */
function withOneMore({ space, completion }: Judging, optionId: OptionId, value: OptionValue): OptionValue {
  if (space.product.optionById.get(optionId)?.kind !== 'multi' || typeof value !== 'string' || value === '') return value;
  const before = (completion.values[optionId] ?? {}) as Readonly<Record<string, number>>;
  return { ...before, [value]: (before[value] ?? 0) + 1 };
}
