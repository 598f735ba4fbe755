/** Everything that says what is wrong with a product file. A page loads this after the product is in use, or when it could not be built. */
import { useGraphemeTables } from '../../kernel/grapheme-tables.js';
import type { Issue } from '../../kernel/issue.js';
import { FORMAT } from '../migrations/migrations.js';
import { formatOf, migrated } from '../open-product.js';
import { stringify, withoutOwnKeys } from '../parse-json.js';
import { readJson } from '../read-json.js';
import { FILE_SCHEMA } from '../schema/file-schema.js';
import type { ProductFile } from '../schema/product-file.js';
import { schemaIssues } from '../schema/schema-issues.js';
import { checkFile } from './check-file.js';
import { IssueList } from './issue-list.js';

/** What the check of a file tells. */
export interface ProductCheck {
  /** At most 100, errors before warnings. */
  readonly issues: readonly Issue[];
  /** The file in the format of this engine; `null`: there are errors. */
  readonly file: unknown;
}

/**
 * Checks a product file: its text, its structure, and, when that stands, what it says. All that is wrong is told at once, as far as it can be.
 *
 * @param input - The file's text, or its parsed value; bounds as in `loadProduct`.
 */
export function checkProduct(input: unknown): ProductCheck {
  useGraphemeTables();
  const text = stringify(input);
  if (text === null)
    return { issues: [{ code: 'product/not-json', severity: 'error', path: [], params: {} }], file: null };
  const read = readJson(text);
  const isText = typeof input === 'string';
  if (!read.ok) {
    const { code, severity, path, params } = read.error;
    return { issues: [isText ? read.error : { code, severity, path, params }], file: null };
  }
  const list = new IssueList(isText ? read.value : null);
  const file = checked(read.value.value, list);
  return { issues: list.sorted(), file: list.isFaulty([]) ? null : file };
}

function checked(value: unknown, list: IssueList): unknown {
  const found = formatOf(value);
  if (found > FORMAT) {
    list.error('product/format-too-new', ['format'], { found, supported: FORMAT });
    return null;
  }
  const file = migrated(value);
  const structured = withoutOwnKeys(file);
  for (const issue of schemaIssues(FILE_SCHEMA, structured)) list.add(issue);
  if (!list.isFaulty([])) checkFile(structured as ProductFile, list);
  return file;
}
