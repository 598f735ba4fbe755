/** Prices, markets, presets, the quiz and output. */
import { rational } from '../../kernel/rational.js';
import type { OptionValue } from '../configuration.js';
import { normaliseValue } from '../kinds/registry.js';
import type { Option } from '../product.js';
import type {
  AnswerFile,
  MarketFile,
  OutputFile,
  PresetFile,
  PricingFile,
  PricingLineFile,
  QuizFile,
} from '../schema/selling.js';
import type { Market, Output, Preset, Pricing, PricingLine, Quiz } from '../selling.js';
import { type Forms, filled, orNull } from './forms.js';

type Options = ReadonlyMap<string, Option>;

/** Builds `pricing`. */
export function buildPricing(file: PricingFile, forms: Forms): Pricing {
  const { currency, base, lines = [], round, minimum } = file;
  return {
    currency,
    base: forms.amounts(base),
    lines: lines.map((line) => buildLine(line, forms)),
    round: orNull(round, rational),
    minimum: orNull(minimum, rational),
  };
}

function buildLine({ id, title, when, amount = 0, percent }: PricingLineFile, forms: Forms): PricingLine {
  const value = (): PricingLine['value'] => {
    if (percent !== undefined) return { type: 'percent', percent: forms.formula(percent) };
    return typeof amount === 'object'
      ? { type: 'amounts', amounts: forms.amounts(amount) }
      : { type: 'amount', amount: forms.formula(amount) };
  };
  return { id, title: forms.message(title), when: orNull(when, forms.expression), value: value() };
}

/** Builds one market. */
export function buildMarket(file: MarketFile, { text }: Forms): Market {
  const { title, rate = 1, round, tax = {}, without = [] } = file;
  return {
    ...filled(file, { locale: null }),
    title: orNull(title, text),
    rate: rational(rate),
    round: orNull(round, rational),
    tax: { ...filled(tax, { included: true }), rate: orNull(tax.rate, rational) },
    without: without.map((name) => {
      const [optionId = '', choiceId] = name.split('.', 2);
      return { optionId, choiceId: choiceId ?? null };
    }),
  };
}

/** Builds one preset. */
export function buildPreset(file: PresetFile, { text }: Forms, options: Options): Preset {
  const { title, help, values } = file;
  return {
    ...filled(file, { image: null }),
    title: text(title),
    help: orNull(help, text),
    values: buildDesign(values, options),
  };
}

/** Values by option, in canonical form. */
function buildDesign(written: Readonly<Record<string, unknown>>, options: Options): ReadonlyMap<string, OptionValue> {
  const values = new Map<string, OptionValue>();
  for (const [id, value] of Object.entries(written)) {
    const option = options.get(id);
    if (option) values.set(id, normaliseValue(option, value) as OptionValue);
  }
  return values;
}

/** Builds `quiz`. */
export function buildQuiz({ title, questions }: QuizFile, { text }: Forms, options: Options): Quiz {
  const buildAnswer = (file: AnswerFile): Quiz['questions'][number]['answers'][number] => ({
    ...filled(file, { image: null, score: {} }),
    title: text(file.title),
    set: buildDesign(file.set ?? {}, options),
  });
  return {
    title: text(title),
    questions: questions.map((question) => ({
      ...question,
      title: text(question.title),
      answers: question.answers.map(buildAnswer),
    })),
  };
}

/** Builds `output`. */
export function buildOutput(file: OutputFile, { text, template, formula, expression }: Forms): Output {
  const { bom = [], cut = [], print = [], sheet = [], leadDays } = file;
  const condition = ({ when }: { readonly when?: string | undefined }): { when: Output['leadDays'] } => ({
    when: orNull(when, expression),
  });
  return {
    bom: bom.map((line) => ({
      ...filled(line, { unit: 'C62' }),
      sku: template(line.sku),
      title: orNull(line.title, text),
      qty: formula(line.qty ?? 1),
      ...condition(line),
    })),
    cut: cut.map((line) => ({
      ...filled(line, { edge: null, grain: null }),
      part: text(line.part),
      qty: formula(line.qty ?? 1),
      mm: line.mm.map((length) => formula(length)),
      ...condition(line),
    })),
    print: print.map(({ area, ...line }) => ({
      ...filled(line, { bleedMm: 0, layer: null }),
      areaId: area,
      ...condition(line),
    })),
    sheet: sheet.map((line) => ({
      ...filled(line, { unit: '' }),
      title: text(line.title),
      value: formula(line.value),
      ...condition(line),
    })),
    leadDays: orNull(leadDays, formula),
  };
}
