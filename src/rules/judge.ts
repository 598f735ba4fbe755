/** The status of everything an option may be, judged with the option's own decision removed. */
import { elementAt } from '../kernel/element-at.js';
import { toNumber } from '../kernel/rational.js';
import type { OptionValue, Range } from '../product/configuration.js';
import { evaluateNumber, isTrue } from '../product/expression/evaluate.js';
import type { Scope } from '../product/expression/scope.js';
import type { Option } from '../product/product.js';
import type { Completion } from './complete.js';
import { placeOf, valueAt } from './compile/unknown.js';
import type { Findings } from './findings.js';
import { ANSWERED, fromValues, has, intersect, only, without, type Domain } from './domain.js';
import { IN, marksOf, OPEN } from './reach.js';
import { judgeRows } from './rows.js';
import type { Cause, JudgedChoice, JudgedDomain, Slice } from './rules.js';
import { domainWithin, keyOf, leftWithin, possible, refuting, remember, type Possible, type Space } from './space.js';
import type { Unit } from './unit.js';
import { choicesOf, type Variable } from './variable.js';

/** What a judgement is made in. */
export interface Judging {
  readonly space: Space;
  readonly completion: Completion;
  /** `null`: all is found out. */
  readonly slice: Slice | null;
}

/** What the option may be now. */
export function judgeDomain(judging: Judging, option: Option): JudgedDomain {
  const { values, scope } = judging.completion;
  const isPresent = Object.hasOwn(values, option.id);
  const value = values[option.id] ?? null;
  if (option.kind === 'rows' || option.kind === 'fields') {
    const rows = judgeRows(option, value, scope, judging.space.context, shapeOf);
    return { form: 'rows', min: option.min, max: option.max, rows };
  }
  return shapeOf(option, value, isPresent ? found(judging, option) : absent(judging.space, option), scope);
}

/** Whether nothing of it is open. */
export function isSettled(domain: JudgedDomain): boolean {
  return domain.form === 'choices'
    ? domain.choices.every(({ status }) => status !== 'open')
    : domain.form !== 'ranges' || domain.settled;
}

/** Whether an answer must be given: by the option itself, or because nothing valid leaves it open. */
export function isRequired({ completion }: Judging, option: Option): boolean {
  return isTrue(option.required, completion.scope) || completion.open.has(option.id);
}

/** Runs of steps as ranges of numbers. */
export function toRanges(part: Variable, domain: Domain): Range[] {
  const at = (index: number): number => part.valueAt(elementAt(domain, index)) as number;
  return domain.flatMap((_, index) => (index % 2 === 0 ? [{ min: at(index), max: at(index + 1) }] : []));
}

function shapeOf(option: Option, value: OptionValue, findings: Findings, scope: Scope): JudgedDomain {
  if (option.kind === 'text') return { form: 'text', maxGraphemes: option.max, lines: option.lines };
  if (option.kind === 'number')
    return { form: 'ranges', step: toNumber(option.step), unit: option.unit, ...findings.ranges(option) };
  const ids = option.kind === 'toggle' ? ['false', 'true'] : choicesOf(option).map(({ id }) => id);
  if (ids.length === 0 && option.kind !== 'multi' && option.kind !== 'choice') return { form: 'free' };
  const choices = ids.map((id, place) => findings.choice(id, place, amountOf(value, id)));
  if (option.kind !== 'multi') return { form: 'choices', choices };
  const min = evaluateNumber(option.min, scope);
  const max = option.max === null ? null : evaluateNumber(option.max, scope);
  return {
    form: 'choices',
    choices,
    ...(min !== null && { min: toNumber(min) }),
    ...(max !== null && { max: toNumber(max) }),
  };
}

function amountOf(value: OptionValue, id: string): number {
  if (value !== null && typeof value === 'object') return (value as Readonly<Record<string, number>>)[id] ?? 0;
  return value !== null && String(value) === id ? 1 : 0;
}

function absent(space: Space, option: Option): Findings {
  const [first] = space.view.partsOf(option.id);
  const isNever = first !== undefined && intersect(domainWithin(space, [], first.index), ANSWERED).length === 0;
  const isWithheld = space.constraints.some(
    ({ cause, reads }) => cause === 'market' && reads.length === 1 && reads[0] === first?.index,
  );
  return {
    choice: (id, _, amount) => ({
      id,
      amount,
      chosen: amount > 0,
      status: 'unavailable',
      cause: isNever && isWithheld ? 'market' : 'absent',
    }),
    ranges: () => ({ available: [], consequence: [], settled: true }),
  };
}

function found(judging: Judging, option: Option): Findings {
  const { space, completion, slice } = judging;
  const parts = space.view.partsOf(option.id);
  const first = elementAt(parts, 0);
  const { own } = completion;
  return {
    choice: (id, place, amount) =>
      option.kind === 'multi'
        ? choiceOf(judging, elementAt(parts, place), Math.max(1, amount), id, amount)
        : choiceOf(judging, first, place, id, amount),
    ranges: () => {
      const available = reach(space, first, own, slice);
      const reachable = reach(space, first, null, slice);
      return {
        available: toRanges(first, available.domain),
        consequence: available.settled ? toRanges(first, without(reachable.domain, available.domain)) : [],
        settled: available.settled && reachable.settled,
      };
    },
  };
}

/** What answers the unknown may be beside the decisions about the others. */
function reach(space: Space, { index }: Variable, units: readonly Unit[] | null, slice: Slice | null): Possible {
  const marks = marksOf(space, index, units, slice);
  if (marks === null) {
    const frame = (units ?? []).filter(({ variable }) => variable !== index);
    const key = `reach ${index} ${keyOf(space, frame, elementAt(space.componentOf, index))}`;
    if (!space.memo.has(key) && slice?.isOver()) return { domain: [], settled: false };
    return remember(space, key, () => possible(space, frame, index, ANSWERED));
  }
  const unknown = elementAt(space.encoding.unknowns, index);
  const values = [...marks.keys()].filter((place) => marks[place] === IN).map((place) => valueAt(unknown, place));
  return { domain: intersect(fromValues(values), ANSWERED), settled: !marks.includes(OPEN) };
}

/** What a choice is now that stands for a value of an unknown. */
function choiceOf(
  { space, completion: { own }, slice }: Judging,
  { index }: Variable,
  value: number,
  id: string,
  amount: number,
): JudgedChoice {
  const unknown = elementAt(space.encoding.unknowns, index);
  const chosen = amount > 0;
  if (!has(unknown.domain, value)) return { id, chosen, amount, status: 'unavailable', cause: 'rule' };
  const place = placeOf(unknown, value);
  const mark = marksOf(space, index, own, slice)?.[place] ?? OPEN;
  if (mark === IN) return { id, chosen, amount, status: 'available' };
  const reachable = marksOf(space, index, null, slice)?.[place] ?? OPEN;
  const isReachable = reachable === IN;
  if ((isReachable ? mark : reachable) === OPEN) return { id, chosen, amount, status: 'open' };
  let cause: Cause | undefined;
  return {
    id,
    chosen,
    amount,
    status: isReachable ? 'consequence' : 'unavailable',
    // What nobody reads is never found out.
    get cause() {
      return (cause ??= causeOf(space, index, value, isReachable ? own : null));
    },
  };
}

/** What excludes the value, by the first constraint that refutes it where one alone does. `null`: beside nothing. */
function causeOf(space: Space, variable: number, value: number, units: readonly Unit[] | null): Cause {
  const asked = { variable, domain: only(value) };
  const others = units?.filter((unit) => unit.variable !== variable);
  const left = others ? leftWithin(space, others, elementAt(space.componentOf, variable)) : [];
  const [first] = refuting(space, [...left.filter((one) => one.variable !== variable), asked], variable);
  return first === undefined || first.cause === 'absent' ? 'rule' : first.cause;
}
