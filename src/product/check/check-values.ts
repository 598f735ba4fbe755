/** Checks the limits of numbers, and the values that defaults, presets, the quiz and rules give. */
import type { IssuePath } from '../../kernel/issue.js';
import { compare } from '../../kernel/rational.js';
import { MAX_STEPS, numberGrids, setOuter } from '../build/bound-numbers.js';
import { isFormula } from '../build/forms.js';
import { isValueOf, normaliseValue } from '../kinds/registry.js';
import type { Option, Product } from '../product.js';
import type { OptionFile } from '../schema/options.js';
import type { ProductFile } from '../schema/product-file.js';
import type { IssueList } from './issue-list.js';

/**
 * Bounds the numbers. Reports limits that cannot be told (`product/unbounded`: they depend on themselves or on something without limits), that
 * leave nothing (`product/empty-range`), or too much (`product/out-of-range`).
 */
export function checkNumbers(product: Product, list: IssueList): void {
  const paths = new Map<Option, IssuePath>();
  const place = (options: readonly Option[], path: IssuePath): void => {
    for (const [index, option] of options.entries()) {
      paths.set(option, [...path, index]);
      if ('columns' in option) place(option.columns, [...path, index, 'columns']);
    }
  };
  place(product.options, ['options']);
  for (const [option, steps, min] of numberGrids(product)) {
    const path = paths.get(option) ?? [];
    if (steps === null) {
      if (!list.isFaulty(path)) list.error('product/unbounded', path, { optionId: option.id });
      continue;
    }
    if (compare(steps, 0) < 0) list.error('product/empty-range', path, { optionId: option.id });
    if (compare(steps, MAX_STEPS) > 0) list.error('product/out-of-range', path, { maximum: MAX_STEPS });
    setOuter(option, min, steps);
  }
}

/** Reports values that their option cannot have. */
export function checkValues(file: ProductFile, product: Product, list: IssueList): void {
  const { optionById } = product;
  const check = (option: Option, written: unknown, path: IssuePath): void => {
    const value = normaliseValue(option, written);
    // Limits that could not be read refuse everything.
    if (list.isFaulty(['options', option.index]) || isValueOf(option, value)) return;
    const found = typeof value === 'string' ? value : JSON.stringify(value).slice(0, 80);
    list.error('product/bad-value', path, { optionId: option.id, found });
  };
  const checkDefaults = (files: readonly OptionFile[], options: ReadonlyMap<string, Option>, path: IssuePath): void => {
    for (const [index, written] of files.entries()) {
      const option = options.get(written.id);
      if (option === undefined) continue;
      if (written.default !== undefined && !isFormula(written.default))
        check(option, written.default, [...path, index, 'default']);
      if ('columns' in written && 'columnById' in option)
        checkDefaults(written.columns, option.columnById, [...path, index, 'columns']);
    }
  };
  const checkDesign = (values: Readonly<Record<string, unknown>>, path: IssuePath): void => {
    for (const [id, value] of Object.entries(values)) {
      const option = optionById.get(id);
      list.known(optionById, [id], [...path, id], 'product/unknown-option');
      if (option) check(option, value, [...path, id]);
    }
  };
  checkDefaults(file.options, optionById, ['options']);
  for (const [index, { set = {} }] of (file.rules ?? []).entries()) {
    for (const [id, value] of Object.entries(set)) {
      const option = optionById.get(id);
      if (option && !isFormula(value)) check(option, value, ['rules', index, 'set', id]);
    }
  }
  for (const [index, { values }] of (file.presets ?? []).entries()) checkDesign(values, ['presets', index, 'values']);
  for (const [index, { answers }] of (file.quiz?.questions ?? []).entries())
    for (const [position, { set = {} }] of answers.entries())
      checkDesign(set, ['quiz', 'questions', index, 'answers', position, 'set']);
}
