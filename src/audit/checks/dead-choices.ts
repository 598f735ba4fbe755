/** Choices that no valid design has, and options of which one choice alone is ever possible. */
import type { IssuePath } from '../../kernel/issue.js';
import type { OptionValue } from '../../product/configuration.js';
import type { Choice, Option } from '../../product/product.js';
import type { Status } from '../../rules/rules.js';
import type { Check, Report } from '../check.js';
import { choicesOf } from '../expression-places.js';
import { choicePath } from '../file-paths.js';
import type { JsonPatch } from '../finding.js';
import type { Subject } from '../subject.js';

/** `audit/dead-choice`. */
export const deadChoices: Check = {
  id: 'dead-choices',
  proves: 'Every choice is in some valid design.',
  asksRules: true,
  *run(subject) {
    for (const option of subject.product.options) {
      // A question that is never asked is a fault of its own.
      if (subject.domainsOf(option).length === 0) continue;
      for (const choice of choicesOf(option)) {
        const status = bestStatus(subject, option, choice);
        if (status === 'unavailable' || status === 'open') yield deadChoice(subject, option, choice, status);
      }
    }
  },
};

/** `audit/forced-choice`. */
export const forcedChoices: Check = {
  id: 'forced-choices',
  proves: 'No question has a single answer.',
  asksRules: true,
  *run(subject) {
    for (const option of subject.product.options) {
      if (option.kind !== 'choice' && option.kind !== 'color') continue;
      if (option.required.type === 'boolean' && !option.required.value) continue;
      const judged = choicesOf(option).map((choice) => ({ choice, status: bestStatus(subject, option, choice) }));
      const left = judged.filter(({ status }) => status !== 'unavailable');
      const [only] = left;
      if (left.length === 1 && only !== undefined && only.status !== 'open')
        yield {
          code: 'audit/forced-choice',
          severity: 'warning',
          path: ['options', option.index],
          params: { optionId: option.id, option: subject.titleOf(option.id), choice: subject.say(only.choice.title) },
        };
    }
  },
};

/** The best that is said of a choice in any context. Out where not all is seen is open. */
function bestStatus(subject: Subject, option: Option, { id }: Choice): Status {
  const statuses = subject.domainsOf(option).map((domain): Status => {
    if (domain.form !== 'choices') return 'available';
    return domain.choices.find((judged) => judged.id === id)?.status ?? 'available';
  });
  const ranked: readonly Status[] = ['available', 'consequence', 'open', 'unavailable'];
  const best = ranked.find((status) => statuses.includes(status)) ?? 'available';
  return best === 'unavailable' && subject.isUnseen(option.id) ? 'open' : best;
}

function deadChoice(subject: Subject, option: Option, choice: Choice, status: Status): Report {
  const { product, rules, sold } = subject;
  const path = choicePath(product, option, choice.id);
  const value: OptionValue = option.kind === 'toggle' ? true : option.kind === 'multi' ? { [choice.id]: 1 } : choice.id;
  const context = sold[0]?.context;
  const reasons =
    status === 'open' || context === undefined ? [] : rules.explain(context, [], option.id, value).reasons;
  const ids = [...new Set(reasons.flatMap(({ ruleId }) => ruleId ?? []))];
  const fix = removal(option, path, ids);
  return {
    code: 'audit/dead-choice',
    severity: status === 'open' ? 'warning' : 'error',
    verdict: status === 'open' ? 'unproved' : 'proved',
    path,
    params: {
      optionId: option.id,
      choiceId: choice.id,
      option: subject.titleOf(option.id),
      choice: subject.say(choice.title),
      rules: ids.join(', '),
    },
    ...(fix !== null && { fix }),
  };
}

/** Taking the choice out mends it where the option alone lists it and nothing else needs a decision of the owner. */
function removal(option: Option, path: IssuePath, ruleIds: readonly string[]): JsonPatch | null {
  const isOwn = path[0] === 'options' && path.length === 4 && option.kind !== 'toggle';
  return isOwn && ruleIds.length === 0 ? [{ op: 'remove', path: `/${path.join('/')}` }] : null;
}
