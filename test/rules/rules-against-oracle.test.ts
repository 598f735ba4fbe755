import { expect } from 'chai';
import type { OptionId } from '../../src/kernel/ids.js';
import type { Decision, OptionValue, Values } from '../../src/product/configuration.js';
import type { Option, Product } from '../../src/product/product.js';
import { createRules } from '../../src/rules/create-rules.js';
import type { Evaluation, JudgedDomain, Rules, Status } from '../../src/rules/rules.js';
import { completeByList, heldBy, holds, listDesigns, read, valuesOf, type Held } from './oracle.js';
import { createDice, randomProduct, type Dice } from './random-product.js';

const SEEDS = Number(process.env['RULES_SEEDS'] ?? 150);
const FIRST = Number(process.env['RULES_FIRST_SEED'] ?? 1);
const CONTEXT = { market: null, locale: 'en', quantity: 1 };

interface Walk {
  readonly product: Product;
  readonly designs: readonly Values[];
  readonly rules: Rules;
  readonly decisions: readonly Decision[];
  readonly evaluation: Evaluation;
  readonly held: readonly Held[];
  isAwake(held: Held): boolean;
}

interface Sample {
  readonly product: Product;
  readonly designs: readonly Values[];
  readonly file: unknown;
}

const samples = new Map<number, Sample | null>();

/** The random product of a seed with all its designs; `null`: too many of them, or none. */
function sampleOf(seed: number): Sample | null {
  let sample = samples.get(seed);
  if (sample === undefined) {
    const builder = randomProduct(createDice(seed));
    const product = builder.build();
    const designs = listDesigns(product);
    sample = designs === null || designs.length === 0 ? null : { product, designs, file: builder.file };
    samples.set(seed, sample);
  }
  return sample;
}

/** Walks random products by random clicks, and looks at each design on the way. */
function walk(look: (walk: Walk, dice: Dice) => void, clicks = 4): void {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const sample = sampleOf(seed);
    if (sample === null) continue;
    const { product, designs, file } = sample;
    const dice = createDice(seed + 1_000_000);
    const rules = createRules(product);
    let decisions: readonly Decision[] = [];
    try {
      for (let click = 0; click <= clicks; click++) {
        const evaluation = rules.evaluate(CONTEXT, decisions);
        const held = heldBy(product, decisions);
        look(
          {
            product,
            designs,
            rules,
            decisions,
            evaluation,
            held,
            isAwake: ({ optionId }) => evaluation.options.get(optionId)!.present,
          },
          dice,
        );
        decisions = clickOnce(rules, decisions, evaluation, product, dice);
      }
    } catch (error) {
      throw new Error(
        `seed ${seed}: ${(error as Error).message}\n${JSON.stringify(decisions)}\n${JSON.stringify(file)}`,
        { cause: error },
      );
    }
  }
}

function clickOnce(
  rules: Rules,
  decisions: readonly Decision[],
  evaluation: Evaluation,
  product: Product,
  dice: Dice,
): readonly Decision[] {
  const option = dice.pick(product.options);
  const value = dice.chance(5) ? null : dice.pick(valuesOf(option));
  const source = dice.chance(85) ? 'shopper' : 'preset';
  const judged = evaluation.options.get(option.id)!;
  const change = dice.chance(10)
    ? { optionId: option.id, value: { release: true } as const }
    : ({ optionId: option.id, value, source } as const);
  if (!judged.present) return decisions;
  const ruling = rules.rule(CONTEXT, decisions, [change]);
  return ruling.accepted ? ruling.decisions : decisions;
}

function statusIn(domain: JudgedDomain, value: OptionValue): Status | undefined {
  if (domain.form === 'choices') return domain.choices.find(({ id }) => id === `${value as string | boolean}`)?.status;
  if (domain.form !== 'ranges') return undefined;
  const lies = (ranges: readonly { min: number; max: number }[]): boolean =>
    ranges.some(({ min, max }) => min <= Number(value) && Number(value) <= max);
  return lies(domain.available) ? 'available' : lies(domain.consequence) ? 'consequence' : 'unavailable';
}

/** Single things a status is asked for: each value of an option, each choice of a multi with one more of it. */
function questionsOf(option: Option, value: OptionValue): Held[] {
  if (option.kind === 'text') return [];
  if (option.kind !== 'multi')
    return valuesOf(option)
      .filter((one) => one !== null)
      .map((one) => ({ optionId: option.id, choiceId: null, value: one, own: true }));
  const amounts = value as Record<string, number>;
  return option.choices.map(({ id }) => ({ optionId: option.id, choiceId: id, value: amounts[id] ?? 1, own: true }));
}

function expectedStatus({ designs, held, isAwake }: Walk, question: Held): Status {
  const having = designs.filter((design) => holds(design, question, true));
  const others = held.filter(
    (one) =>
      one.own &&
      (one.optionId !== question.optionId || (question.choiceId !== null && one.choiceId !== question.choiceId)),
  );
  if (having.some((design) => others.every((one) => holds(design, one, isAwake(one))))) return 'available';
  return having.length > 0 ? 'consequence' : 'unavailable';
}

/** A value and what stays soft beside it. */
function wishOf(walk: Walk, optionId: OptionId, value: OptionValue): { hard: Held[]; soft: Held[] } {
  const all = heldBy(walk.product, [{ optionId, value, source: 'shopper' }]);
  const isMulti = walk.product.optionById.get(optionId)!.kind === 'multi';
  const changed = isMulti ? all.filter((one) => !holds(walk.evaluation.values, one, true)) : all;
  const hard = changed.length > 0 ? changed : all;
  const soft = walk.held.filter(
    (one) => one.optionId !== optionId || (isMulti && !hard.some(({ choiceId }) => choiceId === one.choiceId)),
  );
  return { hard, soft };
}

describe('rules against a list of all designs', function () {
  this.timeout(120_000);

  it('complete a design exactly as the architecture page says', () => {
    walk(({ product, designs, decisions, evaluation }) => {
      expect(evaluation.settled).to.equal(true);
      expect(evaluation.values).to.deep.equal(completeByList(product, designs, decisions));
    });
  });

  it('give every value its true status', () => {
    walk((now) => {
      for (const option of now.product.options) {
        const judged = now.evaluation.options.get(option.id)!;
        for (const question of judged.present ? questionsOf(option, judged.value) : []) {
          const status = statusIn(judged.domain, question.choiceId ?? question.value);
          expect([option.id, question.choiceId, question.value, status]).to.deep.equal([
            option.id,
            question.choiceId,
            question.value,
            expectedStatus(now, question),
          ]);
        }
      }
    });
  });

  it("accept a value exactly if some design has it, and give up the fewest of the shopper's choices, then of others", () => {
    walk((now, dice) => {
      const option = dice.pick(now.product.options);
      if (!now.evaluation.options.get(option.id)!.present) return;
      const value = dice.pick(valuesOf(option));
      if (value === null || value === '') return;
      const { hard, soft } = wishOf(now, option.id, value);
      const having = now.designs.filter((design) => hard.every((one) => holds(design, one, true)));
      const ruling = now.rules.rule(CONTEXT, now.decisions, [{ optionId: option.id, value }]);
      expect(ruling.accepted).to.equal(having.length > 0);
      if (!ruling.accepted) return;
      const after = now.rules.evaluate(CONTEXT, ruling.decisions).values;
      expect(
        hard.every((one) => holds(after, one, true)),
        'the wish stands',
      ).to.equal(true);
      const lost = (design: Values, own: boolean): number =>
        soft.filter((one) => one.own === own && !holds(design, one, now.isAwake(one))).length;
      const cost = (design: Values): number => lost(design, true) * 1000 + lost(design, false);
      expect(cost(after)).to.equal(Math.min(...having.map(cost)));
    });
  });

  it('explain by choices that cannot stand together, each of them needed, and nothing where the value is available', () => {
    walk((now, dice) => {
      const option = dice.pick(now.product.options);
      const judged = now.evaluation.options.get(option.id)!;
      const value = dice.pick(valuesOf(option));
      if (!judged.present || value === null || value === '') return;
      const { hard, soft } = wishOf(now, option.id, value);
      const possible = (some: readonly Held[]): boolean =>
        now.designs.some(
          (design) =>
            hard.every((one) => holds(design, one, true)) && some.every((one) => holds(design, one, now.isAwake(one))),
        );
      const own = soft.filter((one) => one.own);
      const { reasons, repairs } = now.rules.explain(CONTEXT, now.decisions, option.id, value);
      expect(reasons.length === 0).to.equal(possible(own));
      if (reasons.length === 0) return void expect(repairs).to.deep.equal([]);
      const blamed = new Set(reasons.flatMap(({ choices }) => choices.map(({ optionId }) => optionId)));
      const of = (ids: ReadonlySet<OptionId>): Held[] => own.filter(({ optionId }) => ids.has(optionId));
      expect(possible(of(blamed)), 'unsatisfiable').to.equal(false);
      for (const id of blamed)
        expect(possible(of(new Set([...blamed].filter((other) => other !== id)))), `${id} is needed`).to.equal(true);
    });
  });

  it('offer repairs that work, smallest first, none with a part too many', () => {
    walk((now, dice) => {
      const option = dice.pick(now.product.options);
      const judged = now.evaluation.options.get(option.id)!;
      const value = dice.pick(valuesOf(option));
      if (!judged.present || value === null || value === '') return;
      const { hard, soft } = wishOf(now, option.id, value);
      const own = soft.filter((one) => one.own);
      const having = now.designs.filter((design) => hard.every((one) => holds(design, one, true)));
      const { reasons, repairs } = now.rules.explain(CONTEXT, now.decisions, option.id, value);
      if (reasons.length === 0) return;
      expect(repairs.length > 0).to.equal(having.length > 0);
      const sizes = repairs.map(({ values }) => own.filter((one) => !holds(values, one, now.isAwake(one))).length);
      const least = Math.min(
        ...having.map((design) => own.filter((one) => !holds(design, one, now.isAwake(one))).length),
      );
      if (sizes.length > 0) expect(sizes[0]).to.equal(least);
      expect(sizes).to.deep.equal([...sizes].sort((a, b) => a - b));
      for (const { values } of repairs) {
        expect(hard.every((one) => holds(values, one, true))).to.equal(true);
        const given = own.filter((one) => !holds(values, one, now.isAwake(one)));
        for (const back of given) {
          const kept = own.filter((one) => !given.includes(one) || one === back);
          expect(
            having.some((design) => kept.every((one) => holds(design, one, now.isAwake(one)))),
            'minimal',
          ).to.equal(false);
        }
      }
      const first = now.rules.rule(CONTEXT, now.decisions, [{ optionId: option.id, value }]);
      expect(first.accepted).to.equal(repairs.length > 0);
    });
  });

  it('answer the same warm and cold, and whatever the order of the decisions', () => {
    walk(({ product, decisions, evaluation }, dice) => {
      const shuffled = [...decisions].sort(() => dice.roll(2) - 0.5);
      const cold = createRules(product).evaluate(CONTEXT, shuffled);
      expect(cold.values).to.deep.equal(evaluation.values);
      expect([...cold.options]).to.deep.equal([...evaluation.options]);
    });
  });

  it('change no other choice when an available value is taken, and never get stuck', () => {
    walk(({ rules, decisions, evaluation, product }, dice) => {
      const option = dice.pick(product.options);
      const judged = evaluation.options.get(option.id)!;
      if (!judged.present || judged.domain.form !== 'choices') return;
      const choice = judged.domain.choices.find(({ status }) => status === 'available' || status === 'consequence');
      if (choice === undefined) return;
      const value: OptionValue =
        option.kind === 'toggle'
          ? choice.id === 'true'
          : option.kind === 'multi'
            ? { ...(judged.value as object), [choice.id]: Math.max(1, choice.amount) }
            : choice.id;
      const ruling = rules.rule(CONTEXT, decisions, [{ optionId: option.id, value }]);
      expect(ruling.accepted).to.equal(true);
      if (!ruling.accepted || choice.status !== 'available') return;
      for (const before of decisions.filter((one) => one.source === 'shopper' && one.optionId !== option.id)) {
        expect(ruling.decisions).to.deep.include(before);
      }
    });
  });

  it('keep the most of decisions that contradict each other', () => {
    walk(({ product, designs, rules }, dice) => {
      const options = product.options.filter(() => dice.chance(70));
      const foreign = options.map((option): Decision => ({
        optionId: option.id,
        value: dice.pick(valuesOf(option)),
        source: 'shopper',
      }));
      const { decisions, dropped } = rules.reconcile(CONTEXT, foreign);
      const kept = (design: Values): number =>
        foreign.filter((one) => heldBy(product, [one]).every((held) => holds(design, held, false))).length;
      expect(decisions.length).to.equal(Math.max(...designs.map(kept)));
      expect(decisions.length + dropped.length).to.equal(foreign.length);
      expect(designs.some((design) => heldBy(product, decisions).every((held) => holds(design, held, false)))).to.equal(
        true,
      );
    }, 0);
  });

  it('leave to every option only values that some design has', () => {
    walk(({ evaluation, designs, product }) => {
      for (const option of product.options) {
        if (
          option.kind === 'text' ||
          !evaluation.options.get(option.id)!.present ||
          evaluation.values[option.id] === null
        )
          continue;
        for (const held of heldBy(product, [
          { optionId: option.id, value: evaluation.values[option.id]!, source: 'shopper' },
        ])) {
          expect(designs.some((design) => read(design, held) === held.value)).to.equal(true);
        }
      }
    });
  });
});
