/** Why something is out, in the owner's words: a minimal set of the shopper's own choices, then a minimal set of rules. */
import { elementAt } from '../kernel/element-at.js';
import type { OptionId } from '../kernel/ids.js';
import type { Values } from '../product/configuration.js';
import { dependencies } from '../product/expression/dependencies.js';
import type { Scope } from '../product/expression/scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { Option, Rule } from '../product/product.js';
import { localized, renderTemplate } from '../product/template.js';
import { scopeOf, type Completion } from './complete.js';
import { minimalConflict } from './conflict.js';
import { literalsOf } from './compile/unknown.js';
import { lowest, only } from './domain.js';
import type { Judging } from './judge.js';
import { toWish, type Wish } from './repair.js';
import type { Reason } from './rules.js';
import { focus, solve } from './solve/solve.js';
import { canHold, guardedOf, keyOf, refuting, remember, type Frame, type Space } from './space.js';
import { optionIdOf, type Unit } from './unit.js';
import { decode } from './variable.js';

/** What stands against a wish: units, and places of constraints. */
interface Conflict {
  readonly blamed: readonly Unit[];
  readonly core: readonly number[];
}

/** The reasons why the wish and these units cannot hold together; empty if they can. */
export function reasonsAgainst(judging: Judging, wish: Wish, units: readonly Unit[]): readonly Reason[] {
  const { space, completion } = judging;
  const components = new Set(wish.hard.map(({ variable }) => elementAt(space.componentOf, variable)));
  const near = units.filter(({ variable }) => components.has(elementAt(space.componentOf, variable)));
  const assumed = [...wish.hard, ...near];
  const key = [...components].map((component) => keyOf(space, assumed, component)).join();
  const { blamed, core } = remember(space, `conflict ${JSON.stringify(wish.hard)} ${key}`, () =>
    findConflict(space, wish, near),
  );
  const scope = wishedScope(judging, wish);
  const reasons = new Map(
    core.map((at): [unknown, Reason] => {
      const { rule, cause, reads } = elementAt(space.constraints, at);
      const beside = core.length === 1 ? [] : blamed.filter(({ variable }) => reads.includes(variable));
      const choices = choicesIn(completion.values, beside.length === 0 ? blamed : beside);
      return [
        rule ?? `${cause} ${reads.join()}`,
        { ...(rule === null ? { say: '' } : reasonOf(space, rule, scope)), cause, choices },
      ];
    }),
  );
  return [...reasons.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** A minimal conflict of units, then of constraints; one unit and one constraint where they alone refute the wish. */
function findConflict(space: Space, wish: Wish, units: readonly Unit[]): Conflict {
  const isPossible = (kept: readonly Unit[]): boolean => canHold(space, [...wish.hard, ...kept]);
  if (isPossible(units) || space.budget.left <= 0) return { blamed: [], core: [] };
  if (isPossible([])) {
    for (const unit of units) {
      const alone = findRefuting(space, wish.hard, unit);
      if (alone !== undefined) return { blamed: [unit], core: [alone] };
    }
  }
  const blamed = minimalConflict(units, isPossible);
  const assumptions = [...wish.hard, ...blamed];
  return { blamed, core: minimalConflict([...space.constraints.keys()], canHoldUnder(space, assumptions)) };
}

/** The first constraint that cannot hold beside the wish and the unit, whatever else is chosen. */
function findRefuting(space: Space, hard: Frame, unit: Unit): number | undefined {
  const isAbout = (reads: readonly number[]): boolean => hard.some(({ variable }) => reads.includes(variable));
  const alone = refuting(space, [...hard, unit], unit.variable).find(({ reads }) => isAbout(reads));
  return alone && guardedOf(space).constraints.indexOf(alone);
}

/** Whether the assumptions can hold under some of the constraints alone: asked of a solver in which each can be switched off. */
function canHoldUnder(space: Space, assumptions: Frame): (constraints: readonly number[]) => boolean {
  const { encoding, constraints } = guardedOf(space);
  const { solver } = encoding;
  const assumed = assumptions.flatMap(({ variable, domain }) => literalsOf(encoding, variable, domain));
  focus(
    solver,
    Array.from({ length: solver.variables }, (_, at) => at + 1),
  );
  return (some) => {
    solver.mostSteps = solver.steps + Math.max(0, space.budget.left);
    const guards = some.map((at) => elementAt(constraints, at).guard);
    return solve(solver, [...assumed, ...guards]) !== false;
  };
}

/** Words of the owner first, structure last. */
function rankOf(reason: Reason): number {
  return reason.ruleId !== undefined ? 0 : reason.cause === 'absent' ? 2 : 1;
}

/** A rule as a reason, in the context's language. */
export function reasonOf({ product, context: { locale } }: Space, rule: Rule, scope: Scope): Reason {
  const isSaid = Object.keys(rule.say).length > 0;
  return {
    cause: 'rule',
    ruleId: rule.id,
    say: isSaid ? renderTemplate(localized(rule.say, locale, product.locales), scope, locale) : '',
    choices: [],
  };
}

function choicesIn(values: Values, units: readonly Unit[]): Reason['choices'] {
  return [...new Set(units.map(({ optionId }) => optionId))].map((optionId) => ({
    optionId,
    value: values[optionId] ?? null,
  }));
}

/** The present design with what is wished put in, though it does not fit: what the owner's words speak of. */
function wishedScope({ space, completion }: Judging, { hard }: Wish): Scope {
  const wished = new Map(hard.map(({ variable, domain }) => [variable, lowest(domain)]));
  const values = { ...completion.values };
  for (const id of new Set(hard.map((one) => optionIdOf(space, one)))) {
    const value = decode(
      space.view.partsOf(id),
      space.rows,
      ({ index }) => wished.get(index) ?? elementAt(completion.witness, index),
    );
    if (value === undefined) Reflect.deleteProperty(values, id);
    else values[id] = value;
  }
  return scopeOf(space, values);
}

/** Whether a rule set an undecided option that is present, or its default had to give way. */
export function isSetByRule({ space, completion }: Judging, option: Option): boolean {
  return completion.yielded.has(option.id) || settersIn(space).some((rule) => isSetting(rule, option, completion));
}

/** Why the machine set an undecided option: `set` rules that apply, or what its default had to give way to. */
export function setByOf(judging: Judging, option: Option): readonly Reason[] {
  const { space, completion } = judging;
  const { units, values, scope, yielded } = completion;
  const setting = settersIn(space).filter((rule) => isSetting(rule, option, completion));
  if (setting.length > 0) {
    return setting.map((rule) => {
      const read = rule.when === null ? [] : space.view.reads(rule.when);
      const behind = units.filter(
        ({ variable, optionId }) => read.includes(variable) && Object.hasOwn(values, optionId),
      );
      return { ...reasonOf(space, rule, scope), choices: choicesIn(values, behind) };
    });
  }
  if (!yielded.has(option.id)) return [];
  const wish = toWish(judging, [{ optionId: option.id, value: yielded.get(option.id) ?? null, source: 'shopper' }]);
  return reasonsAgainst(judging, wish, [
    ...wish.held.filter(({ optionId }) => optionId !== option.id),
    ...machineUnits(judging, option.id),
  ]);
}

/** All `set` rules. */
function settersIn(space: Space): readonly Rule[] {
  return remember(space, 'setters', () => space.product.rules.filter(({ body }) => body.type === 'set'));
}

/** Whether a `set` rule applies to the option in the present design. */
function isSetting({ when, body }: Rule, option: Option, { values, scope }: Completion): boolean {
  const expression = body.type === 'set' ? body.values.get(option.id) : undefined;
  if (expression === undefined || (when !== null && !isTrue(when, scope))) return false;
  const named = dependencies(expression);
  return (
    [...named.options].every((id) => Object.hasOwn(values, id)) &&
    [...named.values].every((id) => scope.derived(id) !== null)
  );
}

/** Values the machine has chosen, as units, so that they can be named where they are what a default gave way to. */
function machineUnits({ space, completion: { units, open, witness } }: Judging, except: OptionId): Unit[] {
  const decided = new Set(units.map(({ variable }) => variable));
  return space.variables.flatMap(({ index, option }) => {
    const value = elementAt(witness, index);
    const isMachine = option.id !== except && !decided.has(index) && !open.has(option.id) && value >= 0;
    return isMachine ? [{ optionId: option.id, variable: index, value, domain: only(value), own: false }] : [];
  });
}

/** What the owner's warnings say of the present design. */
export function warningsOf({ space, completion: { scope } }: Judging): readonly (readonly [Rule, Reason])[] {
  const isOn = ({ body, when }: Rule): boolean =>
    body.type === 'warn' && isTrue(body.condition, scope) && (when === null || isTrue(when, scope));
  return space.product.rules.filter(isOn).map((rule) => [rule, reasonOf(space, rule, scope)]);
}
