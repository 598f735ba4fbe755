/**
 * The rules engine behind its interface: spaces by context, evaluation, and what a click does. It decides by search over finite
 * domains; whatever it keeps between calls is a cache. Rejected: propagation without search, which shows choices that lead nowhere.
 */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Issue } from '../kernel/issue.js';
import type { Change, Context, Decision, OptionValue } from '../product/configuration.js';
import { createScope, derivedValues, toPlain } from '../product/expression/create-scope.js';
import { childrenOf } from '../product/expression/dependencies.js';
import { evaluate } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import type { Product } from '../product/product.js';
import { decisionsAfter, isRelease } from './change.js';
import { complete } from './complete.js';
import { ABSENT, fromValues, lowest } from './domain.js';
import { isSetByRule, reasonsAgainst, setByOf, warningsOf } from './explain.js';
import { isRequired, isSettled, judgeDomain, toRanges, type Judging } from './judge.js';
import { reconcileIn } from './reconcile.js';
import { isAwake, takeWay, toWish, waysOut, type Way } from './repair.js';
import { rowsIn } from './rows.js';
import type {
  Cause,
  Evaluation,
  JudgedDomain,
  JudgedOption,
  Reason,
  Ruled,
  RuledRepair,
  Rules,
  Ruling,
  Slice,
} from './rules.js';
import { canHold, createSpace, find, nodesOf, type Space } from './space.js';
import { sortDecisions } from './unit.js';

/** Steps of the solver that one call may take before what is left counts as open: about two seconds. */
const BUDGET = 20_000_000;

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
  const wordsOnRows = nodesOf(product).filter((node) => readsRows(product, node));
  const budget = { left: BUDGET };

  const spaceOf = (context: Context, decisions: Iterable<Decision>): Space => {
    const rows = rowsOf(product, context, decisions);
    const { market, quantity, locale, stock } = context;
    const scope = createScope(product, { values: Object.fromEntries(rows), quantity, market });
    const said = wordsOnRows.map((node) => toPlain(evaluate(node, scope)));
    const key = JSON.stringify([market, quantity, locale, stock, said]);
    const space = spaces.get(key) ?? createSpace(product, context, rows, budget);
    for (const [id, value] of rows) space.rows.set(id, value);
    spaces.delete(key);
    spaces.set(key, space);
    for (const old of spaces.keys()) if (spaces.size > SPACES) spaces.delete(old);
    return space;
  };

  const begin = (context: Context, decisions: readonly Decision[]): Judging => {
    budget.left = BUDGET;
    const space = spaceOf(context, decisions);
    const sorted = sortDecisions(decisions);
    return { space, completion: complete(space, sorted), slice: null };
  };

  return {
    evaluate: (context, decisions, slice) =>
      evaluateAll({ ...begin(context, decisions), slice: slice ? moving(slice) : null }, decisions),
    complete: (context, decisions) => {
      const { values, scope } = begin(context, decisions).completion;
      return { values, derived: derivedValues(scope) };
    },
    rule: (context, decisions, changes) => {
      const { completion } = begin(context, decisions);
      const after = decisionsAfter(decisions, changes);
      return ruleOn({ completion, space: spaceOf(context, after.values()), slice: null }, after, changes);
    },
    explain: (context, decisions, optionId, value) => {
      const judging = begin(context, decisions);
      const after = decisionsAfter(decisions, [{ optionId, value: withOneMore(judging, optionId, value) }]);
      return explainOn({ ...judging, space: spaceOf(context, after.values()) }, after, optionId);
    },
    reconcile: (context, decisions) => {
      budget.left = BUDGET;
      return reconcileIn(spaceOf(context, decisions), decisions);
    },
  };
}

/** Whether a node, or what it is called with, is of rows or fields. */
function readsRows({ optionById }: Product, node: Expression): boolean {
  return [node, ...childrenOf(node)].some(
    (one) => 'optionId' in one && 'columns' in (optionById.get(one.optionId) ?? {}),
  );
}

/** What stands in rows and fields, as far as rows alone say it. */
function rowsOf(
  product: Product,
  { quantity, market }: Context,
  decisions: Iterable<Decision>,
): Map<OptionId, OptionValue> {
  const decided = new Map([...decisions].map(({ optionId, value }) => [optionId, value]));
  const scope = createScope(product, { values: {}, quantity, market });
  return new Map(
    product.options.flatMap((option): [OptionId, OptionValue][] => {
      return 'columns' in option ? [[option.id, rowsIn(option, decided.get(option.id), scope)]] : [];
    }),
  );
}

function evaluateAll(judging: Judging, decisions: readonly Decision[]): Evaluation {
  const { space, completion } = judging;
  const { values, scope } = completion;
  const sources = new Map(decisions.map(({ optionId, source }) => [optionId, source]));
  const { options: all, optionById } = space.product;
  const first = judging.slice?.first.map((id) => optionById.get(id)) ?? [];
  const domains = new Map<OptionId, JudgedDomain>();
  for (const option of new Set([...first, ...all])) if (option) domains.set(option.id, judgeDomain(judging, option));
  const options = new Map(
    all.map((option): [OptionId, JudgedOption] => {
      const { id } = option;
      const present = Object.hasOwn(values, id);
      const isByRule = present && !sources.has(id) && isSetByRule(judging, option);
      let setBy: readonly Reason[] | undefined;
      return [
        id,
        {
          id,
          present,
          required: present && isRequired(judging, option),
          value: values[id] ?? null,
          source: sources.get(id) ?? (isByRule ? 'rule' : 'default'),
          // Reasons nobody looks at are never found out.
          get setBy() {
            if (setBy === undefined) space.budget.left = BUDGET;
            return (setBy ??= isByRule ? setByOf(judging, option) : []);
          },
          issues: issuesIn(domains.get(id)),
          domain: domains.get(id) ?? { form: 'free' },
        },
      ];
    }),
  );
  const isKnown = [...domains.values()].every(isSettled);
  return {
    values,
    derived: derivedValues(scope),
    options,
    issues: issuesOf(judging),
    settled: space.budget.left > 0 && isKnown,
    hasMore: space.budget.left > 0 && !isKnown && judging.slice !== null,
  };
}

/** What is wrong in the cells of rows. */
function issuesIn(domain: JudgedDomain | undefined): readonly Issue[] {
  if (domain?.form !== 'rows') return [];
  return domain.rows.flatMap((cells) => [...cells.values()].flatMap(({ issues }) => issues));
}

/** A slice that lets one piece of work be done whatever it says: asked again and again, all is found out. */
function moving({ first, isOver }: Slice): Slice {
  let pieces = 0;
  return { first, isOver: () => pieces++ > 0 && isOver() };
}

/** Warnings, and the one error no option owns: a product of which nothing can be built. */
function issuesOf(judging: Judging): Issue[] {
  const { space } = judging;
  const issues = warningsOf(judging).map(([rule, { say }]): Issue => ({
    code: 'rules/warning',
    severity: 'warning',
    path: ['rules', rule.index],
    params: { ruleId: rule.id, say },
  }));
  const isVoid = space.components.some((_, at) => find(space, [], at) === null);
  return isVoid ? [...issues, { code: 'rules/nothing-valid', severity: 'error', path: [], params: {} }] : issues;
}

function because(cause: Cause): Reason {
  return { cause, say: '', choices: [] };
}

function ruleOn(judging: Judging, after: ReadonlyMap<OptionId, Decision>, changes: readonly Change[]): Ruling {
  const { space } = judging;
  const refuse = (reasons: readonly Reason[], settled = true): Ruling => ({
    accepted: false,
    refused: { reasons, repairs: [], settled },
  });
  const released = changes.filter(({ value }) => isRelease(value)).map(({ optionId }) => optionId);
  const changed = [...new Set(changes.map(({ optionId }) => optionId))].flatMap((id) => after.get(id) ?? []);
  let wish = toWish(judging, changed, released);
  if (wish.isInvalid) return refuse([because('limit')]);
  // Of several changes one may put another's option to sleep.
  if (changed.length > 1 && !canHold(space, wish.hard))
    wish = { ...wish, hard: wish.hard.map((one) => ({ ...one, domain: fromValues([ABSENT, lowest(one.domain)]) })) };
  const { sets, settled } = waysOut(judging, wish, 0);
  if (sets.length === 0) return refuse(reasonsAgainst(judging, wish, []), settled);
  const way = takeWay(
    judging,
    wish,
    sets.reduce((best, set) => (set.length < best.length ? set : best)),
    after,
  );
  if (changed.length === 1 && !isAwake(judging, way.completion, wish)) return refuse([because('absent')], settled);
  return { accepted: true, decisions: way.decisions, repaired: way.repaired };
}

function explainOn(judging: Judging, after: ReadonlyMap<OptionId, Decision>, optionId: OptionId): Ruled {
  const wish = toWish(judging, [after.get(optionId) ?? []].flat());
  if (wish.isInvalid) return { reasons: [because('limit')], repairs: [], settled: true };
  const reasons = reasonsAgainst(
    judging,
    wish,
    wish.held.filter(({ own }) => own),
  );
  if (reasons.length === 0) return { reasons, repairs: [], settled: judging.space.budget.left > 0 };
  const { sets, settled } = waysOut(judging, wish, MOST_REPAIRS);
  const ways = sets
    .map((given) => takeWay(judging, wish, given, after))
    .filter((way) => isAwake(judging, way.completion, wish));
  return { reasons, repairs: ways.map((way) => toRepair(judging, way)), settled };
}

function toRepair({ space, completion }: Judging, way: Way): RuledRepair {
  const changes = [...way.moved].map(([optionId, value]) => {
    const isMoved = way.repaired.some((change) => change.optionId === optionId && !isRelease(change.value));
    const reach = way.reach.get(optionId);
    return {
      optionId,
      value: isMoved ? value : ({ release: true } as const),
      from: completion.values[optionId] ?? null,
      ...(isMoved && { source: 'suggestion' as const }),
      ...(reach !== undefined && { ranges: toRanges(elementAt(space.view.partsOf(optionId), 0), reach) }),
    };
  });
  return {
    changes,
    decisions: way.decisions,
    values: way.completion.values,
    derived: derivedValues(way.completion.scope),
  };
}

/** Of a multi a choice's id stands for one more of it. */
function withOneMore({ space, completion }: Judging, optionId: OptionId, value: OptionValue): OptionValue {
  if (space.product.optionById.get(optionId)?.kind !== 'multi' || typeof value !== 'string' || value === '')
    return value;
  const before = (completion.values[optionId] ?? {}) as Readonly<Record<string, number>>;
  return { ...before, [value]: (before[value] ?? 0) + 1 };
}
