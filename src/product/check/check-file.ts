/**
 * Says what is wrong with a file whose structure stands: names that are not there, expressions, values, limits. What is reported is put right in
 * the file on the way, so that one fault does not hide the next: the file is the checker's own copy.
 */
import { ownFields } from '../build/build-choice.js';
import type { ListedOption } from '../build/build-option.js';
import { buildProduct, listOptions } from '../build/build-product.js';
import { keysOf } from '../build/build-rules.js';
import { mapOf } from '../build/forms.js';
import { FILE_SCHEMA } from '../schema/file-schema.js';
import type { ProductFile } from '../schema/product-file.js';
import type { TableFile } from '../schema/rule.js';
import { checkDerivedValues } from './check-derived-values.js';
import { checkModel } from './check-model.js';
import { OptionCheck, hasRoomForChoices } from './check-options.js';
import { checkRules, checkTableForms, checkTableNames } from './check-rules.js';
import { checkMarkets, checkPricing, checkQuiz, checkSteps } from './check-selling.js';
import { checkNumbers, checkValues } from './check-values.js';
import type { IssueList } from './issue-list.js';
import { type OptionSource, type TypedNames, type ValueType, createOptionTypes, literalType } from './option-types.js';
import { WordCheck } from './word-check.js';

/** The file's members but those that are read by themselves. */
const { options: _options, values: _values, lists: _lists, ...REST } = FILE_SCHEMA.properties ?? {};

/** Adds what is wrong with the file to the list. */
export function checkFile(file: ProductFile, list: IssueList): void {
  if (!hasRoomForChoices(file, list)) return;
  const names = typedNames(file);
  const words = new WordCheck(file, list);
  checkTableForms(file, words, list);
  checkDerivedValues(file, names, words, list);
  words.walk({ ...FILE_SCHEMA, properties: REST, additionalProperties: true }, file, [], names);
  new OptionCheck(file, words, list).check(file.options, ['options'], names.options, names);
  checkRules(file, names, words, list);
  checkSteps(file, list);
  checkPricing(file, list);
  const product = buildProduct(file);
  checkMarkets(file, product, words, list);
  checkQuiz(file, product, list);
  checkNumbers(product, list);
  checkValues(file, product, list);
  checkModel(product, list);
  checkTableNames(product, names, list);
}

/** The names of a file with their types; derived values get theirs when they are checked. */
function typedNames(file: ProductFile): TypedNames {
  const { values = [], markets = [] } = file;
  return {
    options: new Map([...listOptions(file)].map(([id, listed]) => [id, createOptionTypes(sourceOf(listed))])),
    values: new Map(values.map(({ id }): [string, ValueType] => [id, 'any'])),
    tables: mapOf(file.tables, (table) => ({ by: keysOf(table), type: tableType(table) })),
    markets: new Map(markets.map(({ id }) => [id, id])),
  };
}

function sourceOf({ id, kind, choices, columns }: ListedOption): OptionSource {
  return {
    id,
    kind,
    choices:
      choices &&
      [...choices.values()].map((choice) => ({ id: choice.id, value: choice.value, fields: ownFields(choice) })),
    columns: [...columns.values()].map(sourceOf),
  };
}

/** A table without values is one of compatibility; nobody looks anything up in it. */
function tableType(table: TableFile): ValueType {
  if (!('rows' in table)) return 'number';
  const value = table.rows[0]?.[table.by.length];
  return value === undefined ? 'number' : literalType(value);
}
