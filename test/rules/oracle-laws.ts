/** What the engine answers against the list of all designs. */
import { expect } from 'chai';
import type { OptionId } from '../../src/kernel/ids.js';
import type { Decision, OptionValue, Values } from '../../src/product/configuration.js';
import type { Ruling, Status } from '../../src/rules/rules.js';
import { completeByList, heldBy, holds, listCombinations, obeysAll, read, valuesOf, type Held } from './oracle.js';
import { anyWish, CONTEXT, questionsOf, statusIn, wishOf, type Law, type Situation } from './situation.js';

/** Completion, statuses, clicks, conflicts, repairs and reconciling. */
export const ORACLE_LAWS: readonly Law[] = [
  {
    title: 'complete a design exactly as the architecture page says',
    at: 'every click',
    check({ product, designs, decisions, evaluation }) {
      expect(evaluation.settled).to.equal(true);
      expect(evaluation.values).to.deep.equal(completeByList(product, designs, decisions));
    },
  },
  {
    title: 'give every value its true status',
    at: 'every click',
    check(now) {
      for (const option of now.product.options) {
        const judged = now.evaluation.options.get(option.id)!;
        for (const question of judged.present ? questionsOf(option, judged.value) : []) {
          const status = statusIn(judged.domain, question.choiceId ?? question.value);
          if (status !== expectedStatus(now, question))
            throw new Error(`${JSON.stringify(question)} is ${expectedStatus(now, question)}, shown as ${status}`);
        }
      }
    },
  },
  {
    title:
      "accept a value exactly if some design has it, and give up the fewest of the shopper's choices, then of others",
    at: 'every click',
    check(now, dice) {
      const wish = anyWish(now, dice);
      if (wish === null) return;
      const { hard, soft } = wishOf(now, wish.option.id, wish.value);
      const having = now.designs.filter((design) => holdsAll(design, hard));
      const ruling = now.rules.rule(CONTEXT, now.decisions, [{ optionId: wish.option.id, value: wish.value }]);
      const asked = `${wish.option.id} = ${JSON.stringify(wish.value)}`;
      if (!isRefusedAsAbsent(now, ruling, wish.option.id, wish.value))
        expect(ruling.accepted, asked).to.equal(having.length > 0);
      if (!ruling.accepted) return;
      const after = now.rules.complete(CONTEXT, ruling.decisions).values;
      expect(holdsAll(after, hard), 'the wish stands').to.equal(true);
      // A choice that the completion puts to sleep is kept: it wakes again.
      const sleeps = (one: Held): boolean =>
        !Object.hasOwn(after, one.optionId) && ruling.decisions.some(({ optionId }) => optionId === one.optionId);
      const cost = (gone: (one: Held) => boolean): number =>
        soft.reduce((sum, one) => sum + (gone(one) ? (one.own ? 1000 : 1) : 0), 0);
      const least = Math.min(...having.map((design) => cost((one) => !holds(design, one, now.isAwake(one)))));
      expect(
        cost((one) => !holds(after, one, now.isAwake(one)) && !sleeps(one)),
        asked,
      ).to.be.at.most(least);
    },
  },
  {
    title:
      'explain by choices that cannot stand together, each of them needed, and nothing where the value is available',
    at: 'every click',
    check(now, dice) {
      const wish = anyWish(now, dice);
      if (wish === null) return;
      const { hard, soft } = wishOf(now, wish.option.id, wish.value);
      const having = now.designs.filter((design) => holdsAll(design, hard));
      const possible = (some: readonly Held[]): boolean =>
        having.some((design) => some.every((one) => holds(design, one, now.isAwake(one))));
      const own = soft.filter((one) => one.own);
      const { reasons, repairs } = now.rules.explain(CONTEXT, now.decisions, wish.option.id, wish.value);
      expect(reasons.length === 0).to.equal(possible(own));
      if (reasons.length === 0) return void expect(repairs).to.deep.equal([]);
      const blamed = new Set(reasons.flatMap(({ choices }) => choices.map(({ optionId }) => optionId)));
      const of = (ids: ReadonlySet<OptionId>): Held[] => own.filter(({ optionId }) => ids.has(optionId));
      expect(possible(of(blamed)), 'unsatisfiable').to.equal(false);
      for (const id of blamed)
        expect(possible(of(new Set([...blamed].filter((other) => other !== id)))), `${id} is needed`).to.equal(true);
    },
  },
  {
    title: 'explain by rules that suffice to exclude the value, each of them needed',
    at: 'every click',
    check(now, dice) {
      const wish = anyWish(now, dice);
      if (wish === null) return;
      const { hard, soft } = wishOf(now, wish.option.id, wish.value);
      const { reasons } = now.rules.explain(CONTEXT, now.decisions, wish.option.id, wish.value);
      const ids = reasons.flatMap(({ ruleId }) => ruleId ?? []);
      const blamed = new Set(reasons.flatMap(({ choices }) => choices.map(({ optionId }) => optionId)));
      // What follows from limits and presence too is no matter of the rules alone.
      if (ids.length === 0 || ids.length < reasons.length) return;
      const choices = soft.filter((one) => one.own && blamed.has(one.optionId));
      const having = listCombinations(now.product).filter(
        (values) => holdsAll(values, hard) && choices.every((one) => holds(values, one, now.isAwake(one))),
      );
      const possible = (named: readonly string[]): boolean => {
        const rules = now.product.rules.filter(({ id }) => named.includes(id));
        return having.some((values) => obeysAll(now.product, rules, values));
      };
      expect(possible(ids), 'unsatisfiable').to.equal(false);
      for (const id of ids) expect(possible(ids.filter((other) => other !== id)), `${id} is needed`).to.equal(true);
    },
  },
  {
    title: 'offer repairs that work, smallest first, none with a part too many',
    at: 'every click',
    check(now, dice) {
      const wish = anyWish(now, dice);
      if (wish === null) return;
      const { option, value } = wish;
      const { hard, soft } = wishOf(now, option.id, value);
      const own = soft.filter((one) => one.own);
      const having = now.designs.filter((design) => holdsAll(design, hard));
      const { reasons, repairs } = now.rules.explain(CONTEXT, now.decisions, option.id, value);
      if (reasons.length === 0) return;
      expect(repairs.length > 0).to.equal(having.length > 0);
      const given = (design: Values): Held[] => own.filter((one) => !holds(design, one, now.isAwake(one)));
      const sizes = repairs.map(({ values }) => given(values).length);
      if (sizes.length > 0) expect(sizes[0]).to.equal(Math.min(...having.map((design) => given(design).length)));
      expect(sizes).to.deep.equal([...sizes].sort((a, b) => a - b));
      for (const { values } of repairs) {
        expect(holdsAll(values, hard)).to.equal(true);
        const gone = given(values);
        for (const back of gone) {
          const kept = own.filter((one) => !gone.includes(one) || one === back);
          const isPossible = having.some((design) => kept.every((one) => holds(design, one, now.isAwake(one))));
          expect(isPossible, 'a part too many').to.equal(false);
        }
      }
      const first = now.rules.rule(CONTEXT, now.decisions, [{ optionId: option.id, value }]);
      expect(first.accepted).to.equal(repairs.length > 0);
    },
  },
  {
    title: 'change no other choice when an available value is taken, and never get stuck',
    at: 'every click',
    check(now, dice) {
      const { rules, decisions, evaluation, product } = now;
      const option = dice.pick(product.options);
      const judged = evaluation.options.get(option.id)!;
      if (!judged.present || judged.domain.form !== 'choices') return;
      const shown = judged.domain.choices.filter(({ status }) => status === 'available' || status === 'consequence');
      if (shown.length === 0) return;
      const choice = dice.pick(shown);
      const value: OptionValue =
        option.kind === 'toggle'
          ? choice.id === 'true'
          : option.kind === 'multi'
            ? { ...(judged.value as object), [choice.id]: Math.max(1, choice.amount) }
            : choice.id;
      const ruling = rules.rule(CONTEXT, decisions, [{ optionId: option.id, value }]);
      if (!isRefusedAsAbsent(now, ruling, option.id, value))
        expect(ruling.accepted, `${option.id} = ${JSON.stringify(value)}`).to.equal(true);
      if (!ruling.accepted || choice.status !== 'available') return;
      for (const before of decisions.filter((one) => one.source === 'shopper' && one.optionId !== option.id)) {
        expect(ruling.decisions).to.deep.include(before);
      }
    },
  },
  {
    title: 'keep the most of decisions that contradict each other',
    at: 'every end',
    check({ product, designs, rules }, dice) {
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
      const held = heldBy(product, decisions);
      expect(designs.some((design) => held.every((one) => holds(design, one, false)))).to.equal(true);
    },
  },
  {
    title: 'leave to every option only values that some design has',
    at: 'every click',
    check({ evaluation, designs, product }) {
      for (const { id, kind } of product.options) {
        const value = evaluation.values[id] ?? null;
        if (kind === 'text' || value === null) continue;
        for (const held of heldBy(product, [{ optionId: id, value, source: 'shopper' }]))
          expect(designs.some((design) => read(design, held) === held.value)).to.equal(true);
      }
    },
  },
];

/**
 * Whether a value that some design has is refused all the same, because the completion puts its option to sleep: it writes no text, leaves
 * open what has no default, and lets a default stand rather than a decision awake.
 */
function isRefusedAsAbsent(now: Situation, ruling: Ruling, optionId: OptionId, value: OptionValue): boolean {
  if (ruling.accepted) return false;
  const { hard, soft } = wishOf(now, optionId, value);
  const having = now.designs.filter((design) => holdsAll(design, hard));
  const kept = (design: Values): Held[] => soft.filter((one) => holds(design, one, now.isAwake(one)));
  const most = Math.max(...having.map((design) => kept(design).length));
  return having.some((design) => {
    const ids = new Set(kept(design).map((one) => one.optionId));
    const decisions = now.decisions.filter((one) => one.optionId !== optionId && ids.has(one.optionId));
    const wish: Decision = { optionId, value, source: 'shopper' };
    return (
      kept(design).length === most &&
      !Object.hasOwn(completeByList(now.product, now.designs, [...decisions, wish]), optionId)
    );
  });
}

function holdsAll(design: Values, held: readonly Held[]): boolean {
  return held.every((one) => holds(design, one, true));
}

function expectedStatus({ designs, held, isAwake }: Situation, question: Held): Status {
  const having = designs.filter((design) => holds(design, question, true));
  const others = held.filter(
    (one) =>
      one.own &&
      (one.optionId !== question.optionId || (question.choiceId !== null && one.choiceId !== question.choiceId)),
  );
  if (having.some((design) => others.every((one) => holds(design, one, isAwake(one))))) return 'available';
  return having.length > 0 ? 'consequence' : 'unavailable';
}
