/**
 * Puts a product together from a file that is trusted: what is not as the format says throws, ends in a product all the same, or is
 * refused where it would make the engine run away. What is wrong with a file is `check/`'s to say.
 */
import { indexById as byId } from './forms.js';
import type { Names } from '../expression/names.js';
import type { Option, Product, Step } from '../product.js';
import type { OptionFile } from '../schema/options.js';
import type { ProductFile } from '../schema/product-file.js';
import { createLister } from './build-choice.js';
import { buildModel } from './build-model.js';
import { type ListedOption, buildOption } from './build-option.js';
import { buildRule, buildTable, buildValues, keysOf } from './build-rules.js';
import { buildMarket, buildOutput, buildPreset, buildPricing, buildQuiz } from './build-selling.js';
import { type Forms, bounded, createForms, localesOf, mapOf, orNull } from './forms.js';

/** Most options, columns of one of them, steps, derived values, and rules. */
const MAX = { options: 500, columns: 50, steps: 100, values: 500, rules: 2000 };

/** The product of a file. `rev` is empty unless given; the limits of numbers are not bounded yet: `boundNumbers`. */
export function buildProduct(file: ProductFile): Product {
  const listed = listOptions(file);
  const derived = byId(bounded(file.values ?? [], MAX.values));
  const marketFiles = file.markets ?? [];
  const names: Names = {
    options: listed,
    values: derived,
    tables: mapOf(file.tables, (table) => ({ by: keysOf(table) })),
    markets: byId(marketFiles),
  };
  const locales = localesOf(file);
  const forms = createForms(locales[0] ?? 'en', file.pricing?.currency ?? '', names);
  const { text, template } = forms;
  const values = buildValues(derived, forms);
  const options = [...listed.values()].map((option, index) => buildOption(option, index, forms));
  const optionById = byId(options);
  const rules = bounded(file.rules ?? [], MAX.rules).map((rule, index) =>
    buildRule(rule, index, forms, names, optionById),
  );
  return {
    format: 1,
    id: file.id,
    rev: file.rev ?? '',
    title: text(file.title),
    description: orNull(file.description, text),
    locales,
    sku: orNull(file.sku, template),
    gtin: file.gtin ?? null,
    external: file.external ?? {},
    model: orNull(file.model, (model) => buildModel(model, forms)),
    steps: buildSteps(file, optionById, forms),
    options,
    optionById,
    values,
    valueById: byId(values),
    tables: mapOf(file.tables, (table, id) => buildTable(id, table)),
    rules,
    ruleById: byId(rules),
    pricing: orNull(file.pricing, (pricing) => buildPricing(pricing, forms)),
    presets: (file.presets ?? []).map((preset) => buildPreset(preset, forms, optionById)),
    quiz: orNull(file.quiz, (quiz) => buildQuiz(quiz, forms, optionById)),
    markets: byId(marketFiles.map((market) => buildMarket(market, forms))),
    output: buildOutput(file.output ?? {}, forms),
    warnings: [],
    file,
  };
}

/** The options of a file by id, their choices found. */
export function listOptions(file: ProductFile): ReadonlyMap<string, ListedOption> {
  const choicesOf = createLister(file.lists ?? {});
  const list = (options: readonly OptionFile[]): ReadonlyMap<string, ListedOption> =>
    byId(
      options.map((option): ListedOption => {
        const choices = choicesOf(option);
        return {
          id: option.id,
          kind: option.kind,
          file: option,
          choices: choices && byId(choices),
          columns: list(bounded('columns' in option ? option.columns : [], MAX.columns)),
        };
      }),
    );
  return list(bounded(file.options, MAX.options));
}

/** The file's steps, and one more (`all` when the file has none, else `more`) for options that are in none. Never empty but without options. */
function buildSteps(
  file: ProductFile,
  options: ReadonlyMap<string, Option>,
  { text, expression }: Forms,
): readonly Step[] {
  const steps = bounded(file.steps ?? [], MAX.steps).map((step): Step => ({
    id: step.id,
    title: text(step.title),
    when: orNull(step.when, expression),
    view: step.view ?? null,
    optionIds: step.options,
  }));
  const placed = new Set(steps.flatMap(({ optionIds }) => optionIds));
  const left = [...options.keys()].filter((id) => !placed.has(id));
  const id = steps.length === 0 ? 'all' : 'more';
  return left.length === 0 && steps.length > 0
    ? steps
    : [...steps, { id, title: text(file.title), when: null, view: null, optionIds: left }];
}
