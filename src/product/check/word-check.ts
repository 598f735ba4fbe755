/**
 * Checks the words of the format (`text`, `expression`, `formula`, ...) wherever the schema says that one stands. What is wrong is reported,
 * and put right in the file that is checked, so that the rest of the checks can go on with a product built from it.
 */
import type { Issue, IssuePath } from '../../kernel/issue.js';
import type { Result } from '../../kernel/result.js';
import { type TextFile, isFormula, localesOf } from '../build/forms.js';
import { FILE_SCHEMA } from '../schema/file-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { definitionOf, itemSchema, matches, memberSchema } from '../schema/matches.js';
import type { ProductFile } from '../schema/product-file.js';
import { type Place, parseExpression, parseTemplate } from './expression-issue.js';
import type { IssueList } from './issue-list.js';
import { type TypedNames, type ValueType, literalType } from './option-types.js';

type Check = (words: WordCheck, written: never, path: IssuePath, names: TypedNames) => void;

/** The checks by the schema's definitions. The structure stands, so each finds what it expects. */
const CHECKS: Readonly<Record<string, Check>> = {
  text: (words, written: TextFile, path) => words.text(written, path),
  message: (words, written: TextFile, path, names) => words.message(written, path, names),
  template: (words, written: string, path, names) => words.template(written, path, names),
  expression: (words, written: string, path, names) => words.expression(written, path, names, { expect: 'boolean' }),
  formula: (words, written, path, names) => words.formula(written, path, names, { expect: 'number' }),
  words: (words, written, path, names) => words.formula(written, path, names, { expect: 'text' }),
  parameter: (words, written, path, names) => words.formula(written, path, names),
};

/** The checks of one file. */
export class WordCheck {
  readonly #file: ProductFile;
  readonly #list: IssueList;
  readonly #locales: readonly string[];

  constructor(file: ProductFile, list: IssueList) {
    this.#file = file;
    this.#list = list;
    this.#locales = localesOf(file);
  }

  /** Checks all words inside. */
  walk(schema: JsonSchema, data: unknown, path: IssuePath, names: TypedNames): void {
    const { $ref, anyOf, type } = schema;
    if ($ref !== undefined) {
      const check = CHECKS[$ref.slice('#/definitions/'.length)];
      if (check === undefined) this.walk(definitionOf(FILE_SCHEMA, $ref), data, path, names);
      else check(this, data as never, path, names);
    } else if (anyOf !== undefined) {
      this.walk(anyOf.find((form) => matches(form, data, FILE_SCHEMA)) ?? {}, data, path, names);
    } else if (type === 'array') {
      for (const [index, item] of (data as readonly unknown[]).entries())
        this.walk(itemSchema(schema, index), item, [...path, index], names);
    } else if (type === 'object') {
      for (const [key, member] of Object.entries(data as object)) {
        const inner = memberSchema(schema, key);
        if (typeof inner === 'object') this.walk(inner, member, [...path, key], names);
      }
    }
  }

  /** A text: in the first locale, and in no locale that the product does not have. */
  text(written: TextFile, path: IssuePath): void {
    if (typeof written === 'string') return;
    const [first = 'en'] = this.#locales;
    if (written[first] === undefined) this.#list.error('product/missing-text', path, { locale: first });
    for (const locale of Object.keys(written)) this.locale(locale, [...path, locale]);
  }

  /** Warns of a locale that the product does not have. */
  locale(locale: string | undefined, path: IssuePath): void {
    if (locale !== undefined && !this.#locales.includes(locale))
      this.#list.warn('product/unknown-locale', path, { locale });
  }

  /** A template by locale. */
  message(written: TextFile, path: IssuePath, names: TypedNames): void {
    this.text(written, path);
    if (typeof written === 'string') this.template(written, path, names);
    else for (const [locale, source] of Object.entries(written)) this.template(source, [...path, locale], names);
  }

  /** A template. */
  template(written: string, path: IssuePath, names: TypedNames): void {
    this.#told(parseTemplate(written, names), path, ' ');
  }

  /** An expression. */
  expression(source: string, path: IssuePath, names: TypedNames, place?: Place): void {
    this.#told(parseExpression(source, names, place), path, 'true');
  }

  /** An expression behind `=`, or a literal, whose type is the schema's matter. Its type; `any`: it cannot be read. */
  formula(written: unknown, path: IssuePath, names: TypedNames, place?: Place): ValueType {
    if (!isFormula(written)) return literalType(written);
    const read = parseExpression(written.slice(1), names, place, 1);
    this.#told(read, path, 0);
    return read.ok ? read.value.type : 'any';
  }

  /** Puts something harmless into a place of the file. */
  mend(path: IssuePath, value: unknown): void {
    const keys = path.slice(0, -1);
    const owner = keys.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], this.#file);
    (owner as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
  }

  #told(read: Result<unknown, Issue>, path: IssuePath, harmless: unknown): void {
    if (read.ok) return;
    this.#list.add({ ...read.error, path });
    this.mend(path, harmless);
  }
}
