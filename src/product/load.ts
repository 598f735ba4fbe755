/**
 * From a product file to a product: read, migrate, check the structure, build, look up every name, parse every expression. All that is
 * wrong is told at once, as far as it can be: structure first, and what it says only when the structure stands.
 */
import { useGraphemeTables } from '../kernel/grapheme-tables.js';
import type { Issue, IssuePath } from '../kernel/issue.js';
import { nearestName } from '../kernel/nearest-name.js';
import { type Result, err, ok } from '../kernel/result.js';
import { buildProduct } from './build-product.js';
import { didYouMean } from './did-you-mean.js';
import type { Reporter } from './loading.js';
import { FORMAT } from './migrations/migrations.js';
import { finished, formatOf, migrated, withoutOwnKeys } from './open-product.js';
import { stringify } from './parse-json.js';
import type { Product } from './product.js';
import { type JsonDocument, readJson } from './read-json.js';
import { FILE_SCHEMA } from './schema/file-schema.js';
import type { ProductFile } from './schema/product-file.js';
import { schemaIssues } from './schema/schema-issues.js';

/** More issues than this help nobody. */
const MAX_ISSUES = 100;

/**
 * Loads a product.
 *
 * @param input - The file's text, or its parsed value. Text also gives lines and columns, and duplicate keys are found. Either way at most
 * 512 kB, 32 levels and 200,000 values; hostile input costs milliseconds and ends in an issue, never in an exception.
 * @returns The deeply frozen product with its warnings, or at most 100 issues, errors before warnings.
 */
export function loadProduct(input: unknown): Result<Product, Issue[]> {
  useGraphemeTables();
  const text = stringify(input);
  if (text === null) return err([{ code: 'product/not-json', severity: 'error', path: [], params: {} }]);
  const read = readJson(text);
  const isText = typeof input === 'string';
  if (!read.ok) {
    const { code, severity, path, params } = read.error;
    return err([isText ? read.error : { code, severity, path, params }]);
  }
  const list = new IssueList(isText ? read.value : null);
  const found = formatOf(read.value.value);
  if (found > FORMAT) {
    list.error('product/format-too-new', ['format'], { found, supported: FORMAT });
    return err(list.sorted());
  }
  const file = migrated(read.value.value);
  const structured = withoutOwnKeys(file);
  for (const issue of schemaIssues(FILE_SCHEMA, structured)) list.add(issue);
  if (list.isFaulty([])) return err(list.sorted());
  const product = buildProduct(structured as ProductFile, list);
  return list.isFaulty([]) ? err(list.sorted()) : ok(finished(product, file, list.sorted()));
}

/** What is wrong, in words, and in text with line and column. */
class IssueList implements Reporter {
  readonly #issues: Issue[] = [];
  readonly #document: JsonDocument | null;

  constructor(document: JsonDocument | null) {
    this.#document = document;
  }

  add(issue: Issue): void {
    const { code, path } = issue;
    const same = (other: Issue): boolean =>
      other.code === code && other.path.length === path.length && startsWith(other.path, path);
    // A list that several options use is read for each of them.
    if (this.#issues.length < MAX_ISSUES && !this.#issues.some(same))
      this.#issues.push({ ...issue, ...this.#placeOf(issue) });
  }

  error(
    code: string,
    path: IssuePath,
    params: Issue['params'],
    candidates: Iterable<string> = [],
    hint?: string,
  ): void {
    const { name } = params;
    this.add({
      code,
      severity: 'error',
      path,
      ...didYouMean(params, typeof name === 'string' ? nearestName(name, candidates) : undefined),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** With candidates the key is a slip only if one of them is near. */
  warn(code: string, path: IssuePath, params: Issue['params'], candidates?: Iterable<string>): void {
    const nearest = candidates && nearestName(String(params['key']), candidates);
    if (candidates === undefined || nearest !== undefined)
      this.add({ code, severity: 'warning', path, ...didYouMean(params, nearest) });
  }

  isFaulty(path: IssuePath): boolean {
    return this.#issues.some((issue) => issue.severity === 'error' && startsWith(issue.path, path));
  }

  sorted(): Issue[] {
    return [...this.#issues].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  }

  #placeOf({ code, path, params: { start } }: Issue): { line?: number; column?: number } {
    const document = this.#document;
    if (document === null) return {};
    const offset = document.offsetOf(
      path,
      code === 'product/unknown-key' || code === 'product/unusual-key' ? 'key' : 'value',
    );
    // Escapes before the fault would shift it; expressions have none in practice, and the line is right anyway.
    return document.place(typeof start === 'number' ? offset + 1 + start : offset);
  }
}

function startsWith(path: IssuePath, start: IssuePath): boolean {
  return start.every((key, index) => key === path[index]);
}
