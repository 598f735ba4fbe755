/** Puts a product together: options, what they are bound to, what is computed from them, what is sold. */
import type { Issue, IssuePath } from '../kernel/issue.js';
import { buildModel, checkModelNames } from './build-model.js';
import { buildOption } from './build-option.js';
import { buildRule, buildTables, buildValues, checkTables, tableNames } from './build-rules.js';
import { buildMarket, buildOutput, buildPreset, buildPricing, buildQuiz } from './build-selling.js';
import { createOptionNames } from './expression/names.js';
import { Loading, indexById } from './loading.js';
import type { Option, Product, Step } from './product.js';
import type { ProductFile } from './schema/product-file.js';

/** The product of a file whose structure stands, with everything that is wrong in it. `rev` is empty unless given. */
export function buildProduct(file: ProductFile): { readonly product: Product; readonly issues: readonly Issue[] } {
  const locales = file.locales ?? (typeof file.title === 'string' ? ['en'] : Object.keys(file.title));
  const loading = new Loading(locales, file.pricing?.currency ?? '', file.lists ?? {});
  const options = loading.unique(file.options, ['options']).map((option, index) => buildOption(option, ['options', index], index, loading));
  const optionById = indexById(options);
  const model = file.model === undefined ? null : buildModel(file.model, loading);
  const tables = buildTables(file.tables ?? {}, loading);
  prepareNames(file, loading, options, tables);
  const values = buildValues(file.values ?? [], loading);
  const valueById = indexById(values);
  loading.context = { options: optionById, values: valueById, tables };
  const steps = buildSteps(file, options, loading);
  const rules = loading.unique(file.rules ?? [], ['rules']).flatMap((rule, index) => buildRule(rule, index, loading, { tables, options: optionById }) ?? []);
  const presets = loading.unique(file.presets ?? [], ['presets']).map((preset, index) => buildPreset(preset, index, loading, optionById));
  const product: Product = {
    format: 1,
    id: file.id,
    rev: file.rev ?? '',
    title: loading.text(file.title, ['title']),
    description: loading.optionalText(file.description, ['description']),
    locales,
    sku: file.sku === undefined ? null : loading.template(file.sku, ['sku']),
    gtin: file.gtin ?? null,
    external: file.external ?? {},
    model,
    steps,
    options,
    optionById,
    values,
    valueById,
    tables,
    rules,
    ruleById: indexById(rules),
    pricing: file.pricing === undefined ? null : buildPricing(file.pricing, loading),
    presets,
    quiz: file.quiz === undefined ? null : buildQuiz(file.quiz, loading, optionById, presets),
    markets: indexById(loading.unique(file.markets ?? [], ['markets']).map((market, index) => buildMarket(market, index, loading, optionById))),
    output: buildOutput(file.output ?? {}, loading, model?.areas ?? new Map()),
    warnings: [],
    file,
  };
  loading.finish();
  checkModelNames(options, steps, model, loading);
  checkTables(tables, loading, optionById);
  return { product, issues: loading.issues };
}

function prepareNames(file: ProductFile, loading: Loading, options: readonly Option[], tables: Product['tables']): void {
  const optionIds = new Set(options.map(({ id }) => id));
  (file.values ?? []).forEach(({ id }, index) => {
    if (optionIds.has(id)) loading.report('product/duplicate-id', ['values', index, 'id'], { id });
  });
  loading.names = {
    options: new Map(options.map((option) => [option.id, createOptionNames(option)])),
    values: new Map((file.values ?? []).map(({ id }) => [id, 'any'])),
    tables: tableNames(tables),
    markets: new Set((file.markets ?? []).map(({ id }) => id)),
  };
}

/** The file's steps, and one more (`all` when the file has none, else `more`) for options that are in none. Never empty but without options. */
function buildSteps(file: ProductFile, options: readonly Option[], loading: Loading): readonly Step[] {
  const written = file.steps ?? [];
  const placed = new Map<string, string>();
  const known = indexById(options);
  const steps = loading.unique(written, ['steps']).map((step, index): Step => {
    const path: IssuePath = ['steps', index];
    step.options.forEach((id, position) => {
      const at = [...path, 'options', position];
      const before = placed.get(id);
      if (before !== undefined) loading.report('product/step-twice', at, { optionId: id, step: before });
      else loading.known(known, [id], at, 'product/unknown-option');
      placed.set(id, step.id);
    });
    const title = loading.text(step.title, [...path, 'title']);
    return { id: step.id, title, when: loading.condition(step.when, [...path, 'when']), view: step.view ?? null, optionIds: step.options };
  });
  const left = options.map(({ id }) => id).filter((id) => !placed.has(id));
  if (left.length === 0 && steps.length > 0) return steps;
  const id = steps.length === 0 ? 'all' : 'more';
  return [...steps, { id, title: loading.text(file.title, ['title']), when: null, view: null, optionIds: left }];
}
