/** Checks steps, prices, markets, presets and the quiz: what they name, and what they must say. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Product } from '../product.js';
import type { ProductFile } from '../schema/product-file.js';
import { choiceIds } from './choice-ids.js';
import type { IssueList } from './issue-list.js';
import type { WordCheck } from './word-check.js';

/** Reports what steps name that is not there, or that another step has. */
export function checkSteps({ steps, options }: ProductFile, list: IssueList): void {
  const known = new Set(options.map(({ id }) => id));
  const placed = new Map<string, string>();
  list.unique(steps, 'steps');
  for (const [index, step] of (steps ?? []).entries()) {
    for (const [position, id] of step.options.entries()) {
      const at = ['steps', index, 'options', position];
      const before = placed.get(id);
      if (before === undefined) list.known(known, [id], at, 'product/unknown-option');
      else list.error('product/step-twice', at, { optionId: id, step: before });
      placed.set(id, step.id);
    }
  }
}

/** Checks `pricing`: each line has one amount. */
export function checkPricing({ pricing }: ProductFile, list: IssueList): void {
  list.unique(pricing?.lines, 'pricing', 'lines');
  for (const [index, { amount, percent }] of (pricing?.lines ?? []).entries()) {
    if ((amount === undefined) === (percent === undefined))
      list.error('product/one-of', ['pricing', 'lines', index], { keys: 'amount, percent' });
  }
}

/** Checks `markets`: rates, locales, and what is not sold. */
export function checkMarkets(
  { markets = [], pricing }: ProductFile,
  { optionById }: Product,
  words: WordCheck,
  list: IssueList,
): void {
  list.unique(markets, 'markets');
  for (const [index, { currency, rate, locale, without = [] }] of markets.entries()) {
    const path: IssuePath = ['markets', index];
    const isForeign = pricing !== undefined && currency !== pricing.currency;
    // Without a rate some price of the product would have none here; the audit cannot prove otherwise for formulas.
    if (isForeign && rate === undefined) list.error('product/missing', path, { key: 'rate' });
    words.locale(locale, [...path, 'locale']);
    for (const [position, written] of without.entries()) {
      const at = [...path, 'without', position];
      const [optionId = '', choiceId] = written.split('.', 2);
      const option = optionById.get(optionId);
      list.known(optionById, [optionId], at, 'product/unknown-option');
      if (option && choiceId !== undefined) list.known(choiceIds(option), [choiceId], at, 'product/unknown-choice');
    }
  }
}

/** Checks the ids and scores of `quiz`. Scores go to presets or to choices, as `option.choice`. */
export function checkQuiz({ quiz, presets = [] }: ProductFile, { options }: Product, list: IssueList): void {
  list.unique(presets, 'presets');
  list.unique(quiz?.questions, 'quiz', 'questions');
  const scored = new Set([
    ...presets.map(({ id }) => id),
    ...options.flatMap((option) => [...choiceIds(option)].map((id) => `${option.id}.${id}`)),
  ]);
  for (const [index, { answers }] of (quiz?.questions ?? []).entries()) {
    const path: IssuePath = ['quiz', 'questions', index, 'answers'];
    list.unique(answers, ...path);
    for (const [position, { score = {} }] of answers.entries())
      for (const name of Object.keys(score)) list.known(scored, [name], [...path, position, 'score', name]);
  }
}
