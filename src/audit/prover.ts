/**
 * Whether some valid complete design meets a condition, and which. Each question becomes a toggle of a product beside the real one,
 * which may be on only where the condition holds; the rules engine then answers as it answers any shopper, through its interface alone.
 *
 * Rejected: sampling, which proves nothing, and a search of our own beside the engine's.
 */
import type { OptionId, RuleId } from '../kernel/ids.js';
import { BARE_CHOICE } from '../product/build/build-choice.js';
import type { Context, Decision, Values } from '../product/configuration.js';
import { createScope } from '../product/expression/create-scope.js';
import { isTrue } from '../product/expression/evaluate.js';
import type { Expression } from '../product/expression/expression.js';
import type { Option, Product, Rule } from '../product/product.js';
import { createRules } from '../rules/create-rules.js';
import type { JudgedDomain, Rules } from '../rules/rules.js';
import { completeWithTexts } from './complete-with-texts.js';
import { optionsRead } from './expression-places.js';
import { and, binary, FALSE, not, optionTerm, TRUE } from '../product/expression/terms.js';

/** What is known of a condition. `open`: deciding it would exceed the budget. */
export type Answer =
  | {
      readonly holds: 'somewhere';
      readonly values: Values;
      readonly context: Context;
      readonly range: NumberRange | null;
    }
  | { readonly holds: 'never'; readonly ruleIds: readonly RuleId[] }
  | { readonly holds: 'open' };

/** The numbers of one option within which a condition can hold. */
export interface NumberRange {
  readonly optionId: OptionId;
  readonly min: number;
  readonly max: number;
}

/** Questions that share one engine: more of them make its work harder, fewer make more engines. */
const TOGETHER = 8;

/** After so many answers that were beyond the engine's budget the rest counts as open, so that an audit always ends. */
const MOST_OPEN = 24;

/** Answers questions about one product or about variations of it. */
export class Prover {
  #open = 0;

  /**
   * One answer per condition, in their order.
   *
   * @param contextsOf - Where to look for a condition, in this order; the first in which it can hold gives the example.
   */
  ask(
    product: Product,
    conditions: readonly Expression[],
    contextsOf: (condition: Expression) => readonly Context[],
  ): readonly Answer[] {
    const asked = conditions.filter((condition) => condition !== FALSE);
    const answers = new Map<Expression, Answer>();
    for (let at = 0; at < asked.length; at += TOGETHER) {
      const some = asked.slice(at, at + TOGETHER);
      const probed = withProbes(product, some);
      const rules = createRules(probed);
      some.forEach((condition, index) =>
        answers.set(condition, this.#answer(probed, rules, condition, index, contextsOf(condition))),
      );
    }
    return conditions.map((condition) => answers.get(condition) ?? { holds: 'never', ruleIds: [] });
  }

  #answer(product: Product, rules: Rules, condition: Expression, index: number, contexts: readonly Context[]): Answer {
    const ruleIds = new Set<RuleId>();
    let isOpen = false;
    for (const context of contexts) {
      if (this.#open >= MOST_OPEN) return { holds: 'open' };
      const { reasons, settled } = rules.explain(context, [], probeId(index), true);
      for (const { ruleId } of reasons) if (ruleId !== undefined && !ruleId.startsWith(PROBE)) ruleIds.add(ruleId);
      if (!settled) this.#open++;
      isOpen ||= !settled;
      if (settled && reasons.length === 0) return example(product, rules, condition, index, context);
    }
    return isOpen ? { holds: 'open' } : { holds: 'never', ruleIds: [...ruleIds] };
  }
}

/** No id of a file can begin so: theirs begin with a letter. */
const PROBE = '_probe';

function probeId(index: number): string {
  return `${PROBE}${index}`;
}

function example(product: Product, rules: Rules, condition: Expression, index: number, context: Context): Answer {
  const decisions: Decision[] = [{ optionId: probeId(index), value: true, source: 'shopper' }];
  const { quantity, market } = context;
  const holdsIn = (values: Values): boolean => isTrue(condition, createScope(product, { values, quantity, market }));
  const values = completeWithTexts({ product, rules, context, decisions }, holdsIn);
  return {
    holds: 'somewhere',
    values: Object.fromEntries(Object.entries(values).filter(([id]) => !id.startsWith(PROBE))),
    context,
    range: rangeOf(product, condition, (id) => rules.evaluate(context, decisions).options.get(id)?.domain),
  };
}

/** The numbers that the condition leaves of the first number option it reads, if it leaves not all of them. */
function rangeOf(
  product: Product,
  condition: Expression,
  domainOf: (id: OptionId) => JudgedDomain | undefined,
): NumberRange | null {
  const read = optionsRead(product, condition);
  const option = product.options.find(({ id, kind }) => kind === 'number' && read.has(id));
  const domain = option && domainOf(option.id);
  if (option === undefined || domain?.form !== 'ranges' || !domain.settled) return null;
  const min = domain.available[0]?.min;
  const max = domain.available.at(-1)?.max;
  return min === undefined || max === undefined ? null : { optionId: option.id, min, max };
}

function withProbes(product: Product, conditions: readonly Expression[]): Product {
  const start = product.options.length;
  const options = [...product.options, ...conditions.map((_, index) => probe(start + index, probeId(index)))];
  const rules = [
    ...product.rules,
    ...conditions.map((condition, index): Rule => {
      const on = binary('=', optionTerm(probeId(index)), TRUE);
      return {
        id: probeId(index),
        index: product.rules.length + index,
        when: null,
        say: { en: [] },
        body: { type: 'forbid', condition: and(on, not(condition)) },
      };
    }),
  ];
  return withRules({ ...product, options, optionById: new Map(options.map((option) => [option.id, option])) }, rules);
}

/** The product under other rules. */
export function withRules(product: Product, rules: readonly Rule[]): Product {
  return { ...product, rules, ruleById: new Map(rules.map((rule) => [rule.id, rule])) };
}

function probe(index: number, id: OptionId): Option {
  const title = { en: id };
  return {
    id,
    index,
    kind: 'toggle',
    title,
    help: null,
    when: null,
    required: TRUE,
    default: { type: 'value', value: false },
    bind: {
      look: [],
      color: [],
      show: null,
      variant: null,
      model: null,
      text: null,
      image: null,
      morph: null,
      size: null,
    },
    view: null,
    image: null,
    control: null,
    on: { ...BARE_CHOICE, title },
  };
}
