/** The status of everything an option may be, judged with the option's own decision removed. */
import { elementAt } from '../kernel/element-at.js';
import { existing } from './existing.js';
import type { OptionId } from '../kernel/ids.js';
import { toNumber } from '../kernel/rational.js';
import type { OptionValue, Range, RowValue } from '../product/configuration.js';
import { evaluate, isTrue } from '../product/expression/evaluate.js';
import type { Choice, NumberOption, Option, RowsOption } from '../product/product.js';
import type { Completion } from './complete.js';
import { answersOf, only, without, type Domain } from './domain.js';
import { possibleIn, type Possible } from './ranges.js';
import type { Cause, JudgedChoice, JudgedDomain, JudgedOption, Status } from './rules.js';
import type { Budget } from './search.js';
import type { Frame, Space, Verdict } from './space.js';
import { hold, levelOf, type Unit } from './unit.js';
import { choicesOf } from './variable.js';

/** What a judgement is made in. */
export interface Judging {
  readonly space: Space;
  readonly completion: Completion;
  readonly budget: Budget;
}

/** What is left while the shopper's own decisions hold, but those about `exempt` (unknowns). */
export function heldFrame({ space, completion, budget }: Judging, exempt: ReadonlySet<number>): Frame {
  return space.narrow(space.root, shoppersUnits(completion, exempt).map((unit) => hold(unit, completion.awake.has(unit))), budget);
}

/** The shopper's own units, but those about `exempt`. */
export function shoppersUnits(completion: Completion, exempt: ReadonlySet<number>): Unit[] {
  return completion.units.filter((unit) => levelOf(unit) === 0 && !exempt.has(unit.variable));
}

/** What the option may be now; remembered as long as nothing of its component changes. */
export function judgeDomain(judging: Judging, option: Option): JudgedDomain {
  const { space, completion, budget } = judging;
  const present = Object.hasOwn(completion.values, option.id);
  if (option.kind === 'rows' || option.kind === 'fields') return judgeRows(option, completion.values[option.id] ?? []);
  if (option.kind === 'text') return { form: 'text', maxGraphemes: option.max, lines: option.lines };
  if (option.kind === 'image' || (option.kind === 'color' && option.palette === null)) return { form: 'free' };
  const own = space.view.variablesOf.get(option.id) ?? [];
  const components = new Set(own.map(({ index }) => space.componentOf[index]));
  const held = completion.units.filter((unit) => levelOf(unit) === 0 && components.has(space.componentOf[unit.variable]));
  const key = [option.id, JSON.stringify(present ? completion.values[option.id] : '-'), ...held.map((unit) => `${unit.variable}=${unit.value}${completion.awake.has(unit)}`)].join();
  const known = space.memo.get(key);
  if (known !== undefined) return known as JudgedDomain;
  const domain = option.kind === 'number' ? judgeNumber(judging, option, present) : judgeChoices(judging, option, present);
  if (budget.left > 0) space.memo.set(key, domain);
  return domain;
}

function statusOf(available: Verdict, possible: () => Verdict): Status {
  if (available === true) return 'available';
  const rest = possible();
  if (rest === false) return 'unavailable';
  return available === undefined || rest === undefined ? 'open' : 'consequence';
}

function judgeChoices(judging: Judging, option: Option, present: boolean): JudgedDomain {
  const { space, completion, budget } = judging;
  const value = completion.values[option.id] ?? null;
  const own = space.view.variablesOf.get(option.id) ?? [];
  const ownIndexes = new Set(own.map((part) => part.index));
  const common = heldFrame(judging, ownIndexes);
  const toggle = [{ id: 'false' }, { id: 'true' }] as readonly Pick<Choice, 'id'>[];
  const choices = (option.kind === 'toggle' ? toggle : choicesOf(option)).map((choice, place): JudgedChoice => {
    const part = option.kind === 'multi' ? elementAt(own, place) : elementAt(own, 0);
    const amount = amountOf(value, choice.id);
    const base = { id: choice.id, chosen: amount > 0, amount };
    if (!present) return { ...base, status: 'unavailable', cause: causeOfAbsence(space, option) };
    const next = option.kind === 'multi' ? only(amount > 0 ? amount : 1) : only(place);
    const frame = option.kind === 'multi' ? heldFrame(judging, new Set([part.index])) : common;
    const status = statusOf(space.allows(frame, part.index, next, completion.witness, budget), () => atRoot(judging, part.index, next));
    return status === 'available' || status === 'open' ? { ...base, status } : { ...base, status, cause: causeOf(judging, status, part.index, next, frame) };
  });
  return option.kind === 'multi' ? { form: 'choices', choices, ...limitsOf(judging, option) } : { form: 'choices', choices };
}

function amountOf(value: OptionValue, id: string): number {
  if (value === null) return 0;
  if (typeof value === 'object') return (value as Readonly<Record<string, number>>)[id] ?? 0;
  return String(value) === id ? 1 : 0;
}

function limitsOf({ completion }: Judging, option: Extract<Option, { kind: 'multi' }>): { min?: number; max?: number } {
  const min = evaluate(option.min, completion.scope);
  const max = option.max === null ? null : evaluate(option.max, completion.scope);
  return { ...(typeof min === 'number' && { min }), ...(typeof max === 'number' && { max }) };
}

/** Whether some valid design of product and market has the value; found out once. */
function atRoot({ space, completion, budget }: Judging, variable: number, domain: Domain): Verdict {
  const key = `root ${variable} ${domain.join()}`;
  const known = space.memo.get(key);
  if (known !== undefined) return known as boolean;
  const verdict = space.allows(space.root, variable, domain, completion.witness, budget);
  if (verdict !== undefined) space.memo.set(key, verdict);
  return verdict;
}

function causeOfAbsence(space: Space, option: Option): Cause {
  const first = space.view.variablesOf.get(option.id)?.[0]?.index;
  return space.constraints.some(({ cause, reads }) => cause === 'market' && reads.length === 1 && reads[0] === first) && isNeverPresent(space, existing(first)) ? 'market' : 'absent';
}

function isNeverPresent(space: Space, variable: number): boolean {
  return space.root !== null && answersOf(elementAt(space.root, variable)).length === 0;
}

/** What excludes the value, by the first constraint that refutes it where one alone does. */
function causeOf({ space }: Judging, status: Status, variable: number, domain: Domain, frame: Frame): Cause {
  const within = status === 'unavailable' ? space.variables.map((one) => one.domain) : frame;
  if (within === null) return 'rule';
  space.view.look(within);
  space.view.narrow(variable, domain);
  const refuting = space.constraints.find((constraint) => constraint.reads.includes(variable) && constraint.test(space.view) === false);
  return refuting === undefined || refuting.cause === 'absent' ? 'rule' : refuting.cause;
}

function judgeNumber(judging: Judging, option: NumberOption, present: boolean): JudgedDomain {
  const { space, completion, budget } = judging;
  const part = elementAt(existing(space.view.variablesOf.get(option.id)), 0);
  const toRanges = (domain: Domain): Range[] => rangesOf(domain, (index) => part.valueAt(index) as number);
  const base = { form: 'ranges', step: toNumber(option.step), unit: option.unit } as const;
  if (!present) return { ...base, available: [], consequence: [], settled: true };
  const frame = heldFrame(judging, new Set([part.index]));
  const available = possibleIn(space, frame, part.index, answersOf(part.domain), completion.witness, budget);
  const rootKey = `root ${part.index}`;
  const root = (space.memo.get(rootKey) as Possible | undefined) ?? possibleIn(space, space.root, part.index, answersOf(part.domain), completion.witness, budget);
  if (root.settled) space.memo.set(rootKey, root);
  const settled = available.settled && root.settled;
  const rest = available.settled ? available.domain.reduce((left, _, at, runs) => (at % 2 === 0 ? without(left, elementAt(runs, at), elementAt(runs, at + 1)) : left), root.domain) : [];
  return { ...base, available: toRanges(available.domain), consequence: toRanges(rest), settled };
}

/** Runs of steps as ranges of numbers. */
export function rangesOf(domain: Domain, valueAt: (index: number) => number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < domain.length; at += 2) ranges.push({ min: valueAt(elementAt(domain, at)), max: valueAt(elementAt(domain, at + 1)) });
  return ranges;
}

/** Cells are taken as decided: every choice of a column can be picked, and the product's rules judge the whole. */
function judgeRows(option: RowsOption, value: OptionValue): JudgedDomain {
  const rows = (Array.isArray(value) ? value : []) as readonly RowValue[];
  return {
    form: 'rows', min: option.min, max: option.max,
    rows: rows.map((row) => new Map<OptionId, JudgedOption>(option.columns.map((column) => [column.id, judgeCell(column, row[column.id] ?? null)]))),
  };
}

function judgeCell(option: Option, value: OptionValue): JudgedOption {
  const required = option.required.type === 'boolean' && option.required.value;
  return { id: option.id, present: true, required, value, source: 'shopper', setBy: [], issues: [], domain: cellDomain(option, value) };
}

function cellDomain(option: Option, value: OptionValue): JudgedDomain {
  if (option.kind === 'text') return { form: 'text', maxGraphemes: option.max, lines: option.lines };
  if (option.kind === 'number') {
    const range = { min: toNumber(option.outer.min), max: toNumber(option.outer.max) };
    return { form: 'ranges', available: [range], consequence: [], step: toNumber(option.step), unit: option.unit, settled: true };
  }
  const ids = option.kind === 'toggle' ? ['false', 'true'] : choicesOf(option).map((choice) => choice.id);
  if (ids.length === 0) return { form: 'free' };
  const choices = ids.map((id): JudgedChoice => ({ id, status: 'available', chosen: amountOf(value, id) > 0, amount: amountOf(value, id) }));
  return { form: 'choices', choices };
}

/** Whether an answer must be given: by the option itself, or because nothing valid leaves it open. */
export function isRequired({ completion }: Judging, option: Option): boolean {
  return isTrue(option.required, completion.scope) || completion.open.has(option.id);
}
