/** Puts a product together: options, what they are bound to, what is computed from them, what is sold. */
import type { IssuePath } from '../kernel/issue.js';
import { Lists } from './build-choices.js';
import { buildModel, checkModelNames } from './build-model.js';
import { type ListedOption, buildOption } from './build-option.js';
import { buildRule, buildTable, buildValues, checkTables, tableNames } from './build-rules.js';
import { buildMarket, buildOutput, buildPreset, buildPricing, buildQuiz } from './build-selling.js';
import { createOptionNames, type Names, type NameSource } from './expression/names.js';
import { fill } from './fill.js';
import type { FilledFile } from './filled.js';
import { Loading, type Reporter, indexById, mapOf } from './loading.js';
import { setOuterRanges } from './outer-ranges.js';
import type { Option, Product, Step } from './product.js';
import { FILE_SCHEMA } from './schema/file-schema.js';
import type { ProductFile } from './schema/product-file.js';

/** The product of a file whose structure stands; what is wrong in it goes to the reporter. `rev` is empty unless given. */
export function buildProduct(file: ProductFile, report: Reporter): Product {
  const loading = new Loading(file, report);
  const listed = listOptions(file, loading);
  // Names first, then what expressions may ask them: derived values in their own order, all else in any.
  loading.names = namesOf(file, listed);
  const values = buildValues(file.values ?? [], loading);
  const { options: _options, values: _values, lists: _lists, ...others } = file;
  const filled = fill({ ...FILE_SCHEMA, properties: REST }, others, [], loading) as FilledFile;
  const options = listed.map((option, index) => buildOption(option, index, loading));
  const optionById = indexById(options);
  const tables = mapOf(filled.tables, (table, id) => buildTable(id, table, loading));
  const model = filled.model && buildModel(filled.model, loading);
  const steps = buildSteps(filled, optionById, loading);
  const rules = loading
    .unique(filled.rules, 'rules')
    .flatMap((rule, index) => buildRule(rule, index, loading, tables, optionById));
  const presets = loading
    .unique(filled.presets, 'presets')
    .map((preset, index) => buildPreset(preset, index, loading, optionById));
  const product: Product = {
    format: 1,
    id: filled.id,
    rev: filled.rev ?? '',
    title: filled.title,
    description: filled.description,
    locales: loading.locales,
    sku: filled.sku,
    gtin: filled.gtin,
    external: filled.external ?? {},
    model,
    steps,
    options,
    optionById,
    values,
    valueById: indexById(values),
    tables,
    rules,
    ruleById: indexById(rules),
    pricing: filled.pricing && buildPricing(filled.pricing, loading),
    presets,
    quiz: filled.quiz && buildQuiz(filled.quiz, loading, optionById, presets),
    markets: indexById(
      loading.unique(filled.markets, 'markets').map((market, index) => buildMarket(market, index, loading, optionById)),
    ),
    output: buildOutput(filled.output, loading, model?.areas ?? new Map()),
    warnings: [],
    file,
  };
  checkWhole(product, loading);
  return product;
}

/** What can be told only once everything is built. */
function checkWhole(product: Product, loading: Loading): void {
  const { options, optionById, steps, model, tables } = product;
  setOuterRanges(options, ['options'], product, loading);
  for (const check of loading.checks) check();
  checkModelNames(options, steps, model, loading);
  checkTables(tables, loading, optionById);
}

/** The file's members but those that are read by themselves. */
const { options: _options, values: _values, lists: _lists, ...REST } = FILE_SCHEMA.properties ?? {};

function namesOf({ values = [], tables = {}, markets = [] }: ProductFile, listed: readonly ListedOption[]): Names {
  return {
    options: new Map(listed.map(({ file: { id }, names }) => [id, names])),
    values: new Map(values.map(({ id }) => [id, 'any'])),
    tables: mapOf(tables, tableNames),
    markets: new Set(markets.map(({ id }) => id)),
  };
}

function listOptions(file: ProductFile, loading: Loading): readonly ListedOption[] {
  const lists = new Lists(loading, file.lists);
  const list = (written: unknown, path: IssuePath): readonly ListedOption[] =>
    loading.unique(written as readonly ListedOption['file'][], ...path).map((option, index): ListedOption => {
      const at = [...path, index];
      const choices = lists.of(option, at);
      const columns = list((option as { columns?: unknown }).columns, [...at, 'columns']);
      const source: NameSource = {
        id: option.id,
        kind: option.kind,
        ...(choices && { choices }),
        columns: columns.map((column) => column.source),
      };
      return { file: option, path: at, choices, columns, source, names: createOptionNames(source) };
    });
  const options = list(file.options, ['options']);
  (file.values ?? []).forEach(({ id }, index) => {
    if (options.some((option) => option.file.id === id))
      loading.report.error('product/duplicate-id', ['values', index, 'id'], { id });
  });
  return options;
}

/** The file's steps, and one more (`all` when the file has none, else `more`) for options that are in none. Never empty but without options. */
function buildSteps(filled: FilledFile, known: ReadonlyMap<string, Option>, loading: Loading): readonly Step[] {
  const placed = new Map<string, string>();
  const steps = loading.unique(filled.steps, 'steps').map(({ options, ...step }, index): Step => {
    options.forEach((id, position) => {
      const at = ['steps', index, 'options', position];
      const before = placed.get(id);
      if (before === undefined) loading.known(known, [id], at, 'product/unknown-option');
      else loading.report.error('product/step-twice', at, { optionId: id, step: before });
      placed.set(id, step.id);
    });
    return { ...step, optionIds: options };
  });
  const left = [...known.keys()].filter((id) => !placed.has(id));
  if (left.length === 0 && steps.length > 0) return steps;
  return [
    ...steps,
    { id: steps.length === 0 ? 'all' : 'more', title: filled.title, when: null, view: null, optionIds: left },
  ];
}
