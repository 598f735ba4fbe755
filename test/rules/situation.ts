/** A random product somewhere on a shopper's way: what every law of the engine is held against. */
import { loadProduct } from '../../src/product/load.js';
import type { Decision, OptionValue, Values } from '../../src/product/configuration.js';
import type { Option, Product } from '../../src/product/product.js';
import type { OptionId } from '../../src/kernel/ids.js';
import { createRules } from '../../src/rules/create-rules.js';
import type { Evaluation, JudgedDomain, Rules, Status } from '../../src/rules/rules.js';
import { heldBy, holds, listDesigns, valuesOf, type Held } from './oracle.js';
import type { Dice } from './random-product.js';

/** The context of every question here. */
export const CONTEXT = { market: null, locale: 'en', quantity: 1 } as const;

/** A product with the list of all its designs. */
export interface Sample {
  readonly file: unknown;
  readonly product: Product;
  /** At least one. */
  readonly designs: readonly Values[];
}

/** One look at a product: engine, decisions, and what the engine makes of them. */
export interface Situation extends Sample {
  readonly rules: Rules;
  readonly decisions: readonly Decision[];
  readonly evaluation: Evaluation;
  /** The decisions as single things. */
  readonly held: readonly Held[];
  isAwake(held: Held): boolean;
}

/** A law of the engine, told as a true sentence. */
export interface Law {
  readonly title: string;
  /** How often on the ways through random products: what costs a second engine or product is asked at ends alone. */
  readonly at: 'every click' | 'every end' | 'one end in three';
  /** @throws The law does not hold here. */
  check(now: Situation, dice: Dice): void;
}

/** A file with all its designs; `null`: it does not load, has no design, or more of them than can be listed. */
export function toSample(file: unknown): Sample | null {
  const loaded = loadProduct(file);
  if (!loaded.ok || loaded.value.options.length === 0 || !loaded.value.options.every(isListable)) return null;
  const designs = listDesigns(loaded.value);
  return designs === null || designs.length === 0 ? null : { file, product: loaded.value, designs };
}

/** Colours from no palette are not for listing. */
function isListable(option: Option): boolean {
  return option.kind !== 'color' || option.palette !== null;
}

/** Judges decisions that can hold together. */
export function toSituation(sample: Sample, rules: Rules, decisions: readonly Decision[]): Situation {
  const evaluation = rules.evaluate(CONTEXT, decisions);
  return {
    ...sample,
    rules,
    decisions,
    evaluation,
    held: heldBy(sample.product, decisions),
    isAwake: ({ optionId }) => evaluation.options.get(optionId)!.present,
  };
}

/** What the engine of another file makes of decisions. */
export function judgedBy(file: unknown, decisions: readonly Decision[]): Evaluation {
  const loaded = loadProduct(file);
  if (!loaded.ok) throw new Error(`${JSON.stringify(loaded.error)} in ${JSON.stringify(file)}`);
  return createRules(loaded.value).evaluate(CONTEXT, decisions);
}

/** The decisions after one random click; a click on what is refused or absent changes nothing. */
export function clickOnce({ product, rules, decisions, evaluation }: Situation, dice: Dice): readonly Decision[] {
  const option = dice.pick(product.options);
  const value = dice.chance(5) ? null : dice.pick(valuesOf(option));
  const source = dice.chance(85) ? 'shopper' : 'preset';
  const change = dice.chance(10)
    ? { optionId: option.id, value: { release: true } as const }
    : ({ optionId: option.id, value, source } as const);
  if (!evaluation.options.get(option.id)!.present) return decisions;
  const ruling = rules.rule(CONTEXT, decisions, [change]);
  return ruling.accepted ? ruling.decisions : decisions;
}

/** What is shown of a value. */
export function statusIn(domain: JudgedDomain, value: OptionValue): Status | undefined {
  if (domain.form === 'choices') return domain.choices.find(({ id }) => id === `${value as string | boolean}`)?.status;
  if (domain.form !== 'ranges') return undefined;
  const lies = (ranges: readonly { min: number; max: number }[]): boolean =>
    ranges.some(({ min, max }) => min <= Number(value) && Number(value) <= max);
  return lies(domain.available) ? 'available' : lies(domain.consequence) ? 'consequence' : 'unavailable';
}

/** Single things a status is asked for: each value of an option, each choice of a multi with one more of it. */
export function questionsOf(option: Option, value: OptionValue): Held[] {
  if (option.kind === 'text') return [];
  if (option.kind !== 'multi')
    return valuesOf(option)
      .filter((one) => one !== null)
      .map((one) => ({ optionId: option.id, choiceId: null, value: one, own: true }));
  const amounts = value as Record<string, number>;
  return option.choices.map(({ id }) => ({ optionId: option.id, choiceId: id, value: amounts[id] ?? 1, own: true }));
}

/** Everything that is shown of the present options' values, by option and value; those of a multi hang on its amounts. */
export function shownIn(product: Product, { options }: Evaluation): ReadonlyMap<OptionId, Record<string, Status>> {
  const shown = product.options.flatMap((option): [OptionId, Record<string, Status>][] => {
    const { present, domain, value } = options.get(option.id)!;
    if (!present) return [];
    const statuses = questionsOf(option, value).map(({ choiceId, value: asked }) => {
      const key = choiceId ?? asked;
      return [`${key as string | number | boolean}`, statusIn(domain, key)!] as const;
    });
    return [[option.id, Object.fromEntries(statuses)]];
  });
  return new Map(shown);
}

/** A value and what stays soft beside it. */
export function wishOf(now: Situation, optionId: OptionId, value: OptionValue): { hard: Held[]; soft: Held[] } {
  const all = heldBy(now.product, [{ optionId, value, source: 'shopper' }]);
  const isMulti = now.product.optionById.get(optionId)!.kind === 'multi';
  const changed = isMulti ? all.filter((one) => !holds(now.evaluation.values, one, true)) : all;
  const hard = changed.length > 0 ? changed : all;
  const soft = now.held.filter(
    (one) => one.optionId !== optionId || (isMulti && !hard.some(({ choiceId }) => choiceId === one.choiceId)),
  );
  return { hard, soft };
}

/** A random value of a present option that is an answer; `null`: the dice fell on none. */
export function anyWish({ product, evaluation }: Situation, dice: Dice): { option: Option; value: OptionValue } | null {
  const option = dice.pick(product.options);
  const value = dice.pick(valuesOf(option));
  return evaluation.options.get(option.id)!.present && value !== null && value !== '' ? { option, value } : null;
}
