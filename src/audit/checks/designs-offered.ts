/** Designs that the file itself offers: defaults, presets, answers of the quiz. */
import type { OptionId } from '../../kernel/ids.js';
import type { Decision, OptionValue, StoredSource } from '../../product/configuration.js';
import type { Option } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import type { Finding } from '../finding.js';
import type { Sold, Subject } from '../subject.js';
import { combinations } from '../combinations.js';

/** `audit/default-impossible`, `audit/default-gives-way`. */
export const defaults: Check = {
  id: 'defaults',
  proves: 'Every default is possible, and all of them together.',
  asksRules: true,
  *run(subject) {
    const [first] = subject.sold;
    for (const option of first === undefined ? [] : subject.product.options) {
      const report = first && faultyDefault(subject, first, option);
      if (report) yield report;
    }
  },
};

function faultyDefault(subject: Subject, { context, start }: Sold, option: Option): Report | null {
  const judged = start.options.get(option.id);
  if (option.default.type !== 'value' || judged?.present !== true) return null;
  const { value } = option.default;
  // A `set` rule overrides defaults by its very purpose.
  const isSet = judged.setBy.some(({ ruleId }) => subject.product.ruleById.get(ruleId ?? '')?.body.type === 'set');
  if (isSame(value, judged.value) || isSet || option.kind === 'text') return null;
  const { reasons, settled } = subject.rules.explain(context, [], option.id, value);
  const isPossible = reasons.length === 0;
  return {
    code: isPossible ? 'audit/default-gives-way' : 'audit/default-impossible',
    severity: isPossible ? 'warning' : 'error',
    verdict: settled && !subject.isUnseen(option.id) ? 'proved' : 'unproved',
    path: ['options', option.index, 'default'],
    params: {
      optionId: option.id,
      option: subject.titleOf(option.id),
      rules: reasons.flatMap(({ ruleId }) => ruleId ?? []).join(', '),
    },
    counterexample: start.values,
    ...(judged.value !== null && {
      fix: [{ op: 'replace' as const, path: `/options/${option.index}/default`, value: judged.value }],
    }),
  };
}

/** `audit/preset-invalid`. */
export const presets: Check = {
  id: 'presets',
  proves: 'Every preset is a valid design.',
  asksRules: true,
  *run(subject) {
    for (const [index, { title, values }] of subject.product.presets.entries()) {
      const lost = lostOf(subject, values, 'preset');
      const [first] = lost;
      if (first !== undefined)
        yield {
          code: 'audit/preset-invalid',
          severity: 'error',
          verdict: verdictOn(subject, lost),
          path: ['presets', index, 'values', first],
          params: { preset: subject.say(title), options: lost.map((id) => subject.titleOf(id)).join(', ') },
          counterexample: Object.fromEntries(values),
        };
    }
  },
};

/** Combinations of answers that are tried; a quiz of six questions with four answers has 4,096. */
const MOST_COMBINATIONS = 5_000;

/** `audit/quiz-answer-invalid`, `audit/quiz-clash`, `audit/quiz-untried`. */
export const quiz: Check = {
  id: 'quiz',
  proves: 'Every answer of the quiz is possible, and all that can be given together.',
  asksRules: true,
  *run(subject) {
    const questions = subject.product.quiz?.questions ?? [];
    for (const [index, { answers }] of questions.entries())
      for (const [position, { title, set }] of answers.entries()) {
        const lost = lostOf(subject, set, 'quiz');
        if (lost.length > 0)
          yield {
            code: 'audit/quiz-answer-invalid',
            severity: 'error',
            verdict: verdictOn(subject, lost),
            path: ['quiz', 'questions', index, 'answers', position, 'set'],
            params: { answer: subject.say(title) },
            counterexample: Object.fromEntries(set),
          };
      }
    yield* clashes(subject);
  },
};

/** The first combination in which an answer takes back what another gave; later answers win, so the same option twice is none. */
function* clashes(subject: Subject): Iterable<Report> {
  const questions = subject.product.quiz?.questions ?? [];
  let tried = 0;
  for (const answers of combinations(questions.map((question) => question.answers))) {
    if (++tried > MOST_COMBINATIONS) {
      const all = questions.reduce((product, question) => product * question.answers.length, 1);
      yield {
        code: 'audit/quiz-untried',
        severity: 'warning',
        verdict: 'unproved',
        path: ['quiz', 'questions'],
        params: { tried: MOST_COMBINATIONS, all },
      };
      return;
    }
    const set = new Map<OptionId, OptionValue>(answers.flatMap((answer) => [...answer.set]));
    const isFaulty = answers.some((answer) => lostOf(subject, answer.set, 'quiz').length > 0);
    const lost = isFaulty ? [] : lostOf(subject, set, 'quiz');
    if (lost.length === 0) continue;
    yield {
      code: 'audit/quiz-clash',
      severity: 'warning',
      verdict: verdictOn(subject, lost),
      path: ['quiz', 'questions'],
      params: {
        answers: answers.map(({ title }) => subject.say(title)).join(', '),
        options: lost.map((id) => subject.titleOf(id)).join(', '),
      },
      counterexample: Object.fromEntries(set),
    };
    return;
  }
}

/** What is lost may be possible for rows, quantities or markets that are not looked at. */
function verdictOn(subject: Subject, lost: readonly OptionId[]): Finding['verdict'] {
  return lost.some((id) => subject.isUnseen(id)) ? 'unproved' : 'proved';
}

/** Options whose values cannot stand beside the others, in the first market in which most can. */
function lostOf(
  { rules, sold }: Subject,
  values: ReadonlyMap<OptionId, OptionValue>,
  source: StoredSource,
): readonly OptionId[] {
  const decisions = [...values].map(([optionId, value]): Decision => ({ optionId, value, source }));
  let least: readonly OptionId[] | null = null;
  for (const { context } of sold) {
    const lost = rules.reconcile(context, decisions).dropped.map(({ path }) => String(path[1]));
    if (lost.length === 0) return lost;
    if (least === null || lost.length < least.length) least = lost;
  }
  return least ?? [];
}

function isSame(a: OptionValue, b: OptionValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
