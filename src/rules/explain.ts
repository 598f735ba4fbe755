/** Why something is out, in the owner's words: a minimal set of the shopper's own choices, then a minimal set of rules. */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionValue } from '../product/configuration.js';
import type { Scope } from '../product/expression/scope.js';
import { createScope } from '../product/expression/create-scope.js';
import type { Rule } from '../product/product.js';
import { localized, renderTemplate } from '../product/template.js';
import { minimalConflict } from './conflict.js';
import type { Constraint } from './constraint.js';
import { ABSENT, intersect } from './domain.js';
import { shoppersUnits, type Judging } from './judge.js';
import type { Reason } from './rules.js';
import { search, type Budget } from './search.js';
import { createProblem, propagateAll, type Assumption, type Space } from './space.js';
import { hold, type Unit } from './unit.js';
import { amountsOf } from './view.js';
import { framed, type Wish } from './wish.js';

/** The reasons why the wish and these units cannot hold together; empty if they can. */
export function reasonsAgainst(judging: Judging, wish: Wish, units = shoppersUnits(judging.completion, wish.exempt)): readonly Reason[] {
  const { space, completion, budget } = judging;
  const isPossible = (kept: readonly Unit[]): boolean => framed(space, completion, wish, kept, budget) !== null;
  if (isPossible(units) || budget.left <= 0) return [];
  const blamed = minimalConflict(units, isPossible);
  const assumptions = [...wish.hard, ...blamed.map((unit) => hold(unit, completion.awake.has(unit)))];
  const components = new Set(assumptions.map(([variable]) => space.componentOf[variable]));
  const related = space.constraints.filter(({ reads }) => reads.some((variable) => components.has(space.componentOf[variable])));
  const core = minimalConflict(related, (some) => canHold(space, assumptions, some, completion.witness, budget));
  return toReasons(judging, wish, core, blamed);
}

/** Whether the assumptions can hold under some of the constraints alone. */
function canHold(space: Space, assumptions: readonly Assumption[], constraints: readonly Constraint[], wishes: readonly number[], budget: Budget): boolean {
  const problem = createProblem(space.variables, space.view, constraints);
  const domains = space.variables.map((variable) => variable.domain);
  for (const [variable, domain] of assumptions) domains[variable] = intersect(elementAt(domains, variable), domain);
  const frame = propagateAll(problem, domains, budget);
  const open = [...new Set(constraints.flatMap(({ reads }) => reads))];
  return frame !== null && search(problem, frame, open, wishes, budget) !== null;
}

function toReasons(judging: Judging, wish: Wish, core: readonly Constraint[], blamed: readonly Unit[]): Reason[] {
  const scope = wishedScope(judging, wish);
  const reasons = new Map<unknown, Reason>();
  for (const constraint of core) {
    const near = blamed.filter((unit) => constraint.reads.includes(unit.variable));
    const choices = choicesIn(judging, core.length === 1 || near.length === 0 ? blamed : near);
    const { cause, rule } = constraint;
    const reason = rule === null ? { cause, say: '', choices } : { ...reasonOf(judging.space, rule, scope), cause, choices };
    reasons.set(rule ?? `${cause} ${constraint.reads.join()}`, reason);
  }
  return [...reasons.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Words of the owner first, structure last. */
function rankOf(reason: Reason): number {
  return reason.ruleId !== undefined ? 0 : reason.cause === 'absent' ? 2 : 1;
}

/** A rule as a reason, in the context's language. */
export function reasonOf(space: Space, rule: Rule, scope: Scope): Reason {
  const { product, context } = space;
  const locale = context.locale;
  const cause = rule.body.type === 'allow' ? 'table' : 'rule';
  const isSaid = Object.keys(rule.say).length > 0;
  return { cause, ruleId: rule.id, say: isSaid ? renderTemplate(localized(rule.say, locale, product.locales), scope, locale) : '', choices: [] };
}

function choicesIn({ completion }: Judging, units: readonly Unit[]): Reason['choices'] {
  return [...new Set(units.map((unit) => unit.optionId))].map((optionId) => ({ optionId, value: completion.values[optionId] ?? null }));
}

/** The present design with what is wished put in, though it does not fit: what the owner's words speak of. */
function wishedScope({ space, completion }: Judging, wish: Wish): Scope {
  const wished = new Map(wish.hard.map(([variable, domain]) => [variable, elementAt(domain, 0)]));
  const values: Record<string, OptionValue> = { ...completion.values };
  for (const [variable, value] of wished) {
    const part = elementAt(space.variables, variable);
    const { id } = part.option;
    if (value === ABSENT) delete values[id];
    else if (part.choiceId === null) values[id] = part.valueAt(value);
    else values[id] = amountsOf(existing(space.view.variablesOf.get(id)), (one) => wished.get(one.index) ?? Math.max(0, elementAt(completion.witness, one.index)));
  }
  return createScope(space.product, { values, quantity: space.context.quantity, market: space.context.market });
}
