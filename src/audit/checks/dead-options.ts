/** Options and steps that no valid design shows. */
import type { Check } from '../check.js';
import { isPresent } from '../../product/expression/terms.js';

/** `audit/dead-option`, `audit/dead-step`. */
export const deadOptions: Check = {
  id: 'dead-options',
  proves: 'Every option and every step is shown in some valid design.',
  asksRules: true,
  *run(subject) {
    const { product } = subject;
    const conditional = product.options
      .map((option) => ({ option, condition: isPresent(product, option) }))
      .filter(({ condition }) => condition.type !== 'boolean');
    const answers = subject.ask(conditional.map(({ condition }) => condition));
    const dead = new Set<string>();
    for (const [at, { option }] of conditional.entries()) {
      const answer = answers[at];
      if (answer === undefined || answer.holds === 'somewhere') continue;
      if (answer.holds === 'never') dead.add(option.id);
      yield {
        code: 'audit/dead-option',
        severity: answer.holds === 'open' ? 'warning' : 'error',
        verdict: answer.holds === 'open' ? 'unproved' : 'proved',
        path: ['options', option.index],
        params: {
          optionId: option.id,
          option: subject.titleOf(option.id),
          rules: answer.holds === 'never' ? answer.ruleIds.join(', ') : '',
        },
      };
    }
    for (const [index, { title, optionIds }] of product.steps.entries())
      if (optionIds.length > 0 && optionIds.every((id) => dead.has(id)))
        yield {
          code: 'audit/dead-step',
          severity: 'error',
          path: ['steps', index],
          params: { step: subject.say(title) },
        };
  },
};
