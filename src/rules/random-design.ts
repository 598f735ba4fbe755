/**
 * Random valid designs, through the interface of the engine alone: option by option in random order, each set to one of the values that
 * are still possible, all of them equally likely. Every valid design (but for texts and pictures, which stay as they are) can come up.
 */
import type { OptionId } from '../kernel/ids.js';
import type { Random } from '../kernel/ports.js';
import type { Context, Decision, OptionValue, Range } from '../product/configuration.js';
import type { JudgedDomain, JudgedOption, Rules } from './rules.js';

/** More than so many of one option's choices at once look like nobody's design. */
const MOST_OF_SEVERAL = 3;

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
  for (;;) {
    const { options } = rules.evaluate(context, made);
    const open = [...options.values()].filter(({ id, present }) => present && !seen.has(id));
    const option = pick(open, random);
    if (option === undefined) break;
    seen.add(option.id);
    const value = valueFor(option, random);
    if (value !== undefined) made = withValue(made, option.id, value);
    else if (option.domain.form === 'choices') made = severalOf(rules, context, made, option, random);
  }
  const given = new Map(decisions.map((decision) => [decision.optionId, decision]));
  return made.map((decision) => given.get(decision.optionId) ?? { ...decision, source: 'suggestion' });
}

function withValue(decisions: readonly Decision[], optionId: OptionId, value: OptionValue): readonly Decision[] {
  return [...decisions.filter((decision) => decision.optionId !== optionId), { optionId, value, source: 'shopper' }];
}

/** `undefined`: nothing to choose from, or several may be chosen. */
function valueFor({ domain, value }: JudgedOption, random: Random): OptionValue | undefined {
  if (domain.form === 'ranges') return numberIn(domain, random);
  if (domain.form !== 'choices' || isSeveral(value)) return undefined;
  const choice = pick(
    domain.choices.filter(({ status }) => status === 'available'),
    random,
  );
  const isToggle = typeof value === 'boolean' || domain.choices.every(({ id }) => id === 'true' || id === 'false');
  return choice === undefined ? undefined : isToggle ? choice.id === 'true' : choice.id;
}

function isSeveral(value: OptionValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberIn({ available, step }: Extract<JudgedDomain, { form: 'ranges' }>, random: Random): number | undefined {
  const sizes = available.map(({ min, max }: Range) => Math.round((max - min) / step) + 1);
  let at = below(
    sizes.reduce((sum, size) => sum + size, 0),
    random,
  );
  for (const [index, size] of sizes.entries()) {
    const from = available[index]?.min ?? 0;
    if (at < size) return Number((from + at * step).toPrecision(12));
    at -= size;
  }
  return undefined;
}

/** Adds choices of a multi one by one, as many as chance says, while there are any that can be added. */
function severalOf(
  rules: Rules,
  context: Context,
  before: readonly Decision[],
  { id, domain }: JudgedOption,
  random: Random,
): readonly Decision[] {
  const most = domain.form === 'choices' ? Math.min(domain.max ?? Infinity, domain.choices.length, MOST_OF_SEVERAL) : 0;
  let decisions = before;
  for (let left = below(most + 1, random); left > 0; left--) {
    const option = rules.evaluate(context, decisions).options.get(id);
    if (option?.domain.form !== 'choices') break;
    const choice = pick(
      option.domain.choices.filter(({ status, amount }) => status === 'available' && amount === 0),
      random,
    );
    if (choice === undefined) break;
    const value = { ...(option.value as Readonly<Record<string, number>>), [choice.id]: 1 };
    const ruled = rules.rule(context, decisions, [{ optionId: id, value }]);
    if (!ruled.accepted || ruled.repaired.length > 0) break;
    decisions = ruled.decisions;
  }
  return decisions;
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[below(items.length, random)];
}

/** 0 to `count` - 1, all equally likely but for one part in 2^32. */
function below(count: number, random: Random): number {
  const number = random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
  return Math.floor((number / 2 ** 32) * count);
}
