/** Prices, markets, presets, the quiz and output. */
import type { IssuePath } from '../kernel/issue.js';
import { buildValue } from './build-option.js';
import type { OptionValue } from './configuration.js';
import type { FilledLine, FilledMarket, FilledOutput, FilledPreset, FilledPricing, FilledQuiz } from './filled.js';
import { type Loading, choiceIds, constant } from './loading.js';
import type { Area, Option } from './product.js';
import type { Market, Output, Preset, Pricing, PricingLine, Quiz } from './selling.js';

type Options = ReadonlyMap<string, Option>;

/** Builds `pricing`. */
export function buildPricing(filled: FilledPricing, loading: Loading): Pricing {
  const lines = loading.unique(filled.lines, 'pricing', 'lines');
  return { ...filled, lines: lines.map((line, index) => buildLine(line, ['pricing', 'lines', index], loading)) };
}

function buildLine({ amount, percent, ...line }: FilledLine, path: IssuePath, loading: Loading): PricingLine {
  if ((amount === null) === (percent === null))
    loading.report.error('product/one-of', path, { keys: 'amount, percent' });
  if (percent !== null) return { ...line, value: { type: 'percent', percent } };
  return {
    ...line,
    value:
      amount instanceof Map
        ? { type: 'amounts', amounts: amount }
        : { type: 'amount', amount: (amount ?? constant(0)) as ReturnType<typeof constant> },
  };
}

/** Builds one market. */
export function buildMarket(filled: FilledMarket, index: number, loading: Loading, options: Options): Market {
  const path: IssuePath = ['markets', index];
  const isForeign = loading.baseCurrency !== '' && filled.currency !== loading.baseCurrency;
  // Without a rate some price of the product would have none here; the audit cannot prove otherwise for formulas.
  if (isForeign && filled.rate === null) loading.report.error('product/missing', path, { key: 'rate' });
  loading.locale(filled.locale, [...path, 'locale']);
  return {
    ...filled,
    rate: filled.rate ?? 1,
    tax: { included: filled.tax?.included ?? true, rate: filled.tax?.rate ?? null },
    without: (filled.without ?? []).map((name, position) =>
      buildWithout(name, [...path, 'without', position], loading, options),
    ),
  };
}

function buildWithout(written: string, path: IssuePath, loading: Loading, options: Options): Market['without'][number] {
  const [optionId = '', choiceId = null] = written.split('.', 2);
  const option = options.get(optionId);
  loading.known(options, [optionId], path, 'product/unknown-option');
  if (option !== undefined && choiceId !== null)
    loading.known(choiceIds(option), [choiceId], path, 'product/unknown-choice');
  return { optionId, choiceId };
}

/** Builds one preset. */
export function buildPreset(filled: FilledPreset, index: number, loading: Loading, options: Options): Preset {
  return { ...filled, values: buildValuesOf(filled.values, ['presets', index, 'values'], loading, options) };
}

function buildValuesOf(
  written: Readonly<Record<string, unknown>>,
  path: IssuePath,
  loading: Loading,
  options: Options,
): ReadonlyMap<string, OptionValue> {
  const values = new Map<string, OptionValue>();
  for (const [id, raw] of Object.entries(written)) {
    const option = options.get(id);
    loading.known(options, [id], [...path, id], 'product/unknown-option');
    if (option !== undefined) values.set(id, buildValue(option, raw, [...path, id], loading));
  }
  return values;
}

/** Builds `quiz`. Scores go to presets or to choices, as `option.choice`. */
export function buildQuiz(filled: FilledQuiz, loading: Loading, options: Options, presets: readonly Preset[]): Quiz {
  const scored = new Set([
    ...presets.map(({ id }) => id),
    ...[...options.values()].flatMap((option) => [...choiceIds(option)].map((id) => `${option.id}.${id}`)),
  ]);
  return {
    ...filled,
    questions: loading.unique(filled.questions, 'quiz', 'questions').map((question, index) => {
      const path: IssuePath = ['quiz', 'questions', index, 'answers'];
      const answers = loading.unique(question.answers, ...path).map(({ set, score, ...answer }, position) => {
        for (const name of Object.keys(score ?? {})) loading.known(scored, [name], [...path, position, 'score', name]);
        return {
          ...answer,
          set: buildValuesOf(set ?? {}, [...path, position, 'set'], loading, options),
          score: score ?? {},
        };
      });
      return { ...question, answers };
    }),
  };
}

/** Builds `output`. */
export function buildOutput(filled: FilledOutput | null, loading: Loading, areas: ReadonlyMap<string, Area>): Output {
  const { bom, cut, print, sheet, leadDays = null } = filled ?? {};
  const one = constant(1);
  return {
    bom: (bom ?? []).map((line) => ({ ...line, qty: line.qty ?? one, unit: line.unit ?? 'C62' })),
    cut: (cut ?? []).map((line) => ({ ...line, qty: line.qty ?? one })),
    print: (print ?? []).map(({ area, ...line }, index) => {
      loading.known(areas, [area], ['output', 'print', index, 'area'], 'product/unknown-area');
      return { ...line, areaId: area, bleedMm: line.bleedMm ?? 0 };
    }),
    sheet: (sheet ?? []).map((line) => ({ ...line, unit: line.unit ?? '' })),
    leadDays,
  };
}
