/** Prices, markets, presets, the quiz and output. */
import type { IssuePath } from '../kernel/issue.js';
import { rational } from '../kernel/rational.js';
import { choiceIds } from './build-model.js';
import { checkValue } from './build-option.js';
import type { OptionValue } from './configuration.js';
import { normaliseValue } from './kinds/registry.js';
import type { Loading } from './loading.js';
import type { Area, Market, Option, Output, Preset, Pricing, PricingLine, Quiz } from './product.js';
import type { MarketFile, OutputFile, PresetFile, PricingFile, QuizFile } from './schema/selling.js';

type Options = ReadonlyMap<string, Option>;

/** Builds `pricing`. */
export function buildPricing(written: PricingFile, loading: Loading): Pricing {
  const path: IssuePath = ['pricing', 'lines'];
  const lines = loading.unique(written.lines ?? [], path);
  return {
    currency: written.currency,
    base: loading.amounts(written.base),
    lines: lines.map((line, index) => buildLine(line, [...path, index], loading)),
    round: written.round === undefined ? null : rational(written.round),
    minimum: written.minimum === undefined ? null : rational(written.minimum),
  };
}

function buildLine({ id, title, when, amount, percent }: NonNullable<PricingFile['lines']>[number], path: IssuePath, loading: Loading): PricingLine {
  if ((amount === undefined) === (percent === undefined)) loading.report('product/one-of', path, { keys: 'amount, percent' });
  const value = (): PricingLine['value'] => {
    if (percent !== undefined) return { type: 'percent', percent: loading.formula(percent, [...path, 'percent']) };
    if (typeof amount === 'object') return { type: 'amounts', amounts: loading.amounts(amount) };
    return { type: 'amount', amount: loading.formula(amount ?? 0, [...path, 'amount']) };
  };
  return { id, title: loading.localizedTemplate(title, [...path, 'title']), when: loading.condition(when, [...path, 'when']), value: value() };
}

/** Builds one market. */
export function buildMarket(written: MarketFile, index: number, loading: Loading, options: Options): Market {
  const path: IssuePath = ['markets', index];
  const isForeign = loading.baseCurrency !== '' && written.currency !== loading.baseCurrency;
  // Without a rate some price of the product would have none here; the audit cannot prove otherwise for formulas.
  if (isForeign && written.rate === undefined) loading.report('product/missing', path, { key: 'rate' });
  if (written.locale !== undefined && !loading.locales.includes(written.locale)) {
    loading.warn('product/unknown-locale', [...path, 'locale'], { locale: written.locale });
  }
  const rate = written.tax?.rate;
  return {
    id: written.id,
    title: loading.optionalText(written.title, [...path, 'title']),
    currency: written.currency,
    rate: rational(written.rate ?? 1),
    round: written.round === undefined ? null : rational(written.round),
    tax: { included: written.tax?.included ?? true, rate: rate === undefined ? null : rational(rate) },
    locale: written.locale ?? null,
    without: (written.without ?? []).map((name, position) => buildWithout(name, [...path, 'without', position], loading, options)),
  };
}

function buildWithout(written: string, path: IssuePath, loading: Loading, options: Options): Market['without'][number] {
  const [optionId = '', choiceId = null] = written.split('.', 2);
  const option = options.get(optionId);
  if (option === undefined) loading.known(options, [optionId], path, 'product/unknown-option');
  else if (choiceId !== null) loading.known(choiceIds(option), [choiceId], path, 'product/unknown-choice');
  return { optionId, choiceId };
}

/** Builds one preset. */
export function buildPreset(written: PresetFile, index: number, loading: Loading, options: Options): Preset {
  const path: IssuePath = ['presets', index];
  return {
    id: written.id,
    title: loading.text(written.title, [...path, 'title']),
    help: loading.optionalText(written.help, [...path, 'help']),
    image: written.image ?? null,
    values: buildValuesOf(written.values, [...path, 'values'], loading, options),
  };
}

function buildValuesOf(written: Readonly<Record<string, unknown>>, path: IssuePath, loading: Loading, options: Options): ReadonlyMap<string, OptionValue> {
  const values = new Map<string, OptionValue>();
  for (const [id, raw] of Object.entries(written)) {
    const option = options.get(id);
    if (option === undefined) {
      loading.known(options, [id], [...path, id], 'product/unknown-option');
      continue;
    }
    const value = normaliseValue(option, raw) as OptionValue;
    loading.withBounds(() => checkValue(option, value, [...path, id], loading));
    values.set(id, value);
  }
  return values;
}

/** Builds `quiz`. Scores go to presets or to choices, as `option.choice`. */
export function buildQuiz(written: QuizFile, loading: Loading, options: Options, presets: readonly Preset[]): Quiz {
  const scored = new Set([...presets.map(({ id }) => id), ...[...options.values()].flatMap((option) => [...choiceIds(option)].map((id) => `${option.id}.${id}`))]);
  return {
    title: loading.text(written.title, ['quiz', 'title']),
    questions: loading.unique(written.questions, ['quiz', 'questions']).map(({ id, title, answers }, index) => {
      const path: IssuePath = ['quiz', 'questions', index];
      return {
        id,
        title: loading.text(title, [...path, 'title']),
        answers: loading.unique(answers, [...path, 'answers']).map((answer, position) => {
          const at: IssuePath = [...path, 'answers', position];
          const score = answer.score ?? {};
          for (const name of Object.keys(score)) loading.known(scored, [name], [...at, 'score', name]);
          return { id: answer.id, title: loading.text(answer.title, [...at, 'title']), image: answer.image ?? null, set: buildValuesOf(answer.set ?? {}, [...at, 'set'], loading, options), score };
        }),
      };
    }),
  };
}

/** Builds `output`. */
export function buildOutput({ bom = [], cut = [], print = [], sheet = [], leadDays }: OutputFile, loading: Loading, areas: ReadonlyMap<string, Area>): Output {
  const at = (...path: (string | number)[]): IssuePath => ['output', ...path];
  return {
    bom: bom.map(({ sku, title, qty = 1, unit = 'C62', when }, index) => ({
      sku: loading.template(sku, at('bom', index, 'sku')),
      title: loading.optionalText(title, at('bom', index, 'title')),
      qty: loading.formula(qty, at('bom', index, 'qty')),
      unit,
      when: loading.condition(when, at('bom', index, 'when')),
    })),
    cut: cut.map(({ part, qty = 1, mm, edge, grain, when }, index) => ({
      part: loading.text(part, at('cut', index, 'part')),
      qty: loading.formula(qty, at('cut', index, 'qty')),
      mm: mm.map((size, axis) => loading.formula(size, at('cut', index, 'mm', axis))),
      edge: edge ?? null,
      grain: grain ?? null,
      when: loading.condition(when, at('cut', index, 'when')),
    })),
    print: print.map(({ area, file, bleedMm = 0, layer, when }, index) => {
      loading.known(areas, [area], at('print', index, 'area'), 'product/unknown-area');
      return { areaId: area, file, bleedMm, layer: layer ?? null, when: loading.condition(when, at('print', index, 'when')) };
    }),
    sheet: sheet.map(({ title, value, unit = '', when }, index) => ({
      title: loading.text(title, at('sheet', index, 'title')),
      value: loading.formula(value, at('sheet', index, 'value'), {}),
      unit,
      when: loading.condition(when, at('sheet', index, 'when')),
    })),
    leadDays: leadDays === undefined ? null : loading.formula(leadDays, at('leadDays')),
  };
}
