/**
 * From a product file to a product: read, migrate, check the structure, build, look up every name, parse every expression. All that is
 * wrong is told at once, as far as it can be: structure first, and what it says only when the structure stands.
 */
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Issue } from '../kernel/issue.js';
import { type Result, err, ok } from '../kernel/result.js';
import { sha256 } from '../kernel/sha256.js';
import { buildProduct } from './build-product.js';
import { FORMAT, MIGRATIONS } from './migrations/migrations.js';
import type { Product } from './product.js';
import { type JsonDocument, readJson } from './read-json.js';
import schema from './schema/format-1.schema.json';
import type { ProductFile } from './schema/product-file.js';
import { schemaIssues } from './schema/schema-issues.js';

/** Values an object may hold; the reader counts again, this ends endless ones. */
const MAX_NODES = 200_000;

/**
 * Loads a product.
 *
 * @param input - The file's text, or its parsed value. Text also gives lines and columns, and duplicate keys are found. Either way at most
 * 512 kB, 32 levels and 200,000 values; hostile input costs milliseconds and ends in an issue, never in an exception.
 * @returns The deeply frozen product with its warnings, or at most 100 issues, errors before warnings.
 */
export function loadProduct(input: unknown): Result<Product, Issue[]> {
  const isText = typeof input === 'string';
  const text = isText ? input : stringify(input);
  if (text === null) return err([{ code: 'product/not-json', severity: 'error', path: [], params: {} }]);
  const read = readJson(text);
  if (!read.ok) return err([isText ? read.error : withoutPlace(read.error)]);
  const document = read.value;
  const loaded = loadValue(document.value);
  if (!loaded.ok) return err(sorted(isText ? loaded.error.map((issue) => placed(issue, document)) : loaded.error));
  const warnings = isText ? loaded.value.warnings.map((issue) => placed(issue, document)) : loaded.value.warnings;
  return ok(freeze({ ...loaded.value, warnings }));
}

function loadValue(value: unknown): Result<Product, Issue[]> {
  const migrated = migrate(value);
  if (!migrated.ok) return migrated;
  const file = migrated.value;
  const checked = withoutOwnKeys(file);
  const structure = schemaIssues(schema, checked);
  if (structure.length > 0) return err([...structure]);
  const { product, issues } = buildProduct(checked as ProductFile);
  if (issues.some(({ severity }) => severity === 'error')) return err([...issues]);
  return ok({ ...product, rev: product.rev === '' ? revisionOf(file) : product.rev, warnings: issues, file });
}

function migrate(value: unknown): Result<unknown, Issue[]> {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return ok(value);
  if (format > FORMAT) return err([{ code: 'product/format-too-new', severity: 'error', path: ['format'], params: { found: format, supported: FORMAT } }]);
  return ok(MIGRATIONS.slice(format - 1).reduce((file, step) => step(file), value as Readonly<Record<string, unknown>>));
}

/** `sha256:` + base64url of the canonical file. */
function revisionOf(file: unknown): string {
  const digest = String.fromCharCode(...sha256(canonicalJson(file)));
  return `sha256:${btoa(digest).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** One way in: what is no text becomes text, within bounds. Cycles, getters that throw and values JSON does not know give `null`. */
function stringify(input: unknown): string | null {
  let nodes = 0;
  try {
    const text: unknown = JSON.stringify(input, (_key, value: unknown) => {
      if (++nodes > MAX_NODES) throw new RangeError();
      return value;
    });
    return typeof text === 'string' ? text : null;
  } catch {
    // Whatever the object's own code throws: it is no product file.
    return null;
  }
}

/** A copy without the owner's `x-…` keys. */
function withoutOwnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwnKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutOwnKeys(member)]));
}

function placed(issue: Issue, document: JsonDocument): Issue {
  const isKey = issue.code === 'product/unknown-key' || issue.code === 'product/unusual-key';
  const offset = document.offsetOf(issue.path, isKey ? 'key' : 'value');
  const { start } = issue.params;
  // Escapes before the fault would shift it; expressions have none in practice, and the line is right anyway.
  return { ...issue, ...document.place(typeof start === 'number' ? offset + 1 + start : offset) };
}

function withoutPlace({ code, severity, path, params }: Issue): Issue {
  return { code, severity, path, params };
}

function sorted(issues: Issue[]): Issue[] {
  return issues.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) freeze(inner);
  return value;
}
