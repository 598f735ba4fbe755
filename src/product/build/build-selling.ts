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
import { type Forms, orNull } from './forms.js';

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
  const { id, title, currency, rate = 1, round, tax, locale = null, without = [] } = file;
  return {
    id,
    title: orNull(title, text),
    currency,
    rate: rational(rate),
    round: orNull(round, rational),
    tax: { included: tax?.included ?? true, rate: orNull(tax?.rate, rational) },
    locale,
    without: without.map((name) => {
      const [optionId = '', choiceId] = name.split('.', 2);
      return { optionId, choiceId: choiceId ?? null };
    }),
  };
}

/** Builds one preset. */
export function buildPreset(file: PresetFile, { text }: Forms, options: Options): Preset {
  const { id, title, help, image = null, values } = file;
  return { id, title: text(title), help: orNull(help, text), image, values: buildDesign(values, options) };
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
    id: file.id,
    title: text(file.title),
    image: file.image ?? null,
    set: buildDesign(file.set ?? {}, options),
    score: file.score ?? {},
  });
  return {
    title: text(title),
    questions: questions.map((question) => ({
      id: question.id,
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
      sku: template(line.sku),
      title: orNull(line.title, text),
      qty: formula(line.qty ?? 1),
      unit: line.unit ?? 'C62',
      ...condition(line),
    })),
    cut: cut.map((line) => ({
      part: text(line.part),
      qty: formula(line.qty ?? 1),
      mm: line.mm.map((length) => formula(length)),
      edge: line.edge ?? null,
      grain: line.grain ?? null,
      ...condition(line),
    })),
    print: print.map((line) => ({
      areaId: line.area,
      file: line.file,
      bleedMm: line.bleedMm ?? 0,
      layer: line.layer ?? null,
      ...condition(line),
    })),
    sheet: sheet.map((line) => ({
      title: text(line.title),
      value: formula(line.value),
      unit: line.unit ?? '',
      ...condition(line),
    })),
    leadDays: orNull(leadDays, formula),
  };
}
