/**
 * Random valid designs, through the interface of the engine alone: option by option in random order, each set to one of the values that
 * are still possible, all of them equally likely; blank is one of them where the question may stay open. Every valid design (but for texts
 * and pictures, which stay as they are) can come up.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Random } from '../kernel/ports.js';
import type { Context, Decision, OptionValue, Range } from '../product/configuration.js';
import type { JudgedChoice, JudgedDomain, JudgedOption, Rules } from './rules.js';

/** More than so many of one option's choices at once look like nobody's design: one draw in `RARELY` looks twice as far, and so on. */
const MOST_OF_SEVERAL = 3;
const RARELY = 4;
/** How often it may look twice as far: 96 pieces at most. */
const DOUBLINGS = 5;

/** Draws for an option of several choices before it stays as it is. */
const TRIES = 12;

/**
 * A random valid design that keeps what is decided.
 *
 * @param decisions - Jointly possible (see `Rules.reconcile`).
 * @returns These, and a decision of source `suggestion` for every other option that is there and has a list or a range.
 */
export function randomDesign(
  rules: Rules,
  context: Context,
  decisions: readonly Decision[],
  random: Random,
): readonly Decision[] {
  // Judged as the shopper's own, so that a later pick never takes back an earlier one.
  let made: readonly Decision[] = decisions.map((decision) => ({ ...decision, source: 'shopper' }));
  const seen = new Set(decisions.map(({ optionId }) => optionId));
  // A later pick may require what was left blank: that is asked once more.
  const seenAgain = new Set(seen);
  for (;;) {
    const { options } = rules.evaluate(context, made);
    const open = [...options.values()].filter(
      ({ id, present, required, value }) =>
        present && (!seen.has(id) || (required && value === null && !seenAgain.has(id))),
    );
    const option = pick(open, random);
    if (option === undefined) break;
    if (seen.has(option.id)) seenAgain.add(option.id);
    seen.add(option.id);
    made = isSeveral(option.value)
      ? withSeveral(rules, context, made, option, random)
      : withOne(rules, context, made, option, random);
  }
  const given = new Map(decisions.map((decision) => [decision.optionId, decision]));
  return made.map((decision) => given.get(decision.optionId) ?? { ...decision, source: 'suggestion' });
}

function withOne(
  rules: Rules,
  context: Context,
  made: readonly Decision[],
  option: JudgedOption,
  random: Random,
): readonly Decision[] {
  const { domain, id } = option;
  if (domain.form !== 'choices' && domain.form !== 'ranges') return made;
  const blank = option.required ? null : withValue(rules, context, made, id, null);
  const count = sizeOf(domain);
  const at = below(count + (blank === null ? 0 : 1), random);
  if (at === count) return blank ?? made;
  const others = made.filter(({ optionId }) => optionId !== id);
  return [...others, { optionId: id, value: valueAt(option, at), source: 'shopper' }];
}

/** `null`: it takes another decision back. */
function withValue(
  rules: Rules,
  context: Context,
  made: readonly Decision[],
  optionId: OptionId,
  value: OptionValue,
): readonly Decision[] | null {
  const ruled = rules.rule(context, made, [{ optionId, value }]);
  return ruled.accepted && ruled.repaired.length === 0 ? ruled.decisions : null;
}

type Listed = Extract<JudgedDomain, { form: 'choices' | 'ranges' }>;

function sizeOf(domain: Listed): number {
  if (domain.form === 'choices') return available(domain).length;
  return domain.available.reduce((sum, range) => sum + stepsOf(range, domain.step), 0);
}

function valueAt({ domain, value }: JudgedOption, at: number): OptionValue {
  if (domain.form === 'ranges') return numberAt(domain, at);
  if (domain.form !== 'choices') return null;
  const choiceId = available(domain)[at]?.id ?? null;
  const isToggle = typeof value === 'boolean' || domain.choices.every(({ id }) => id === 'true' || id === 'false');
  return isToggle ? choiceId === 'true' : choiceId;
}

function available({ choices }: Extract<JudgedDomain, { form: 'choices' }>): readonly JudgedChoice[] {
  return choices.filter(({ status }) => status === 'available');
}

function isSeveral(value: OptionValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberAt({ available: ranges, step }: Extract<JudgedDomain, { form: 'ranges' }>, at: number): number | null {
  let left = at;
  for (const range of ranges) {
    const count = stepsOf(range, step);
    if (left < count) return Number((range.min + left * step).toPrecision(12));
    left -= count;
  }
  return null;
}

function stepsOf({ min, max }: Range, step: number): number {
  return Math.round((max - min) / step) + 1;
}

/** Draws amounts until some are possible beside what is decided: a total first, then one choice after the other, a choice again too. */
function withSeveral(
  rules: Rules,
  context: Context,
  made: readonly Decision[],
  { id, domain, value }: JudgedOption,
  random: Random,
): readonly Decision[] {
  if (domain.form !== 'choices') return made;
  const choices = available(domain);
  const min = domain.min ?? 0;
  for (let tries = TRIES; tries > 0; tries--) {
    let most = Math.max(min, MOST_OF_SEVERAL);
    for (let left = DOUBLINGS; left > 0 && below(RARELY, random) === 0; left--) most *= 2;
    most = Math.min(most, domain.max ?? Infinity);
    const amounts: Record<string, number> = {};
    for (let left = min + below(most - min + 1, random); left > 0; left--) {
      const choice = pick(choices, random);
      if (choice !== undefined) amounts[choice.id] = (amounts[choice.id] ?? 0) + 1;
    }
    const decisions = withValue(rules, context, made, id, amounts);
    if (decisions !== null) return decisions;
  }
  // What the completion found is possible. Decided, so that no later pick moves it.
  return withValue(rules, context, made, id, value) ?? made;
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[below(items.length, random)];
}

/** 0 to `count` - 1, all equally likely but for one part in 2^32. */
function below(count: number, random: Random): number {
  const number = random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
  return Math.floor((number / 2 ** 32) * count);
}
