import { readFile } from 'node:fs/promises';
import type { Issue } from '../../../kernel/issue.js';
import { loadProduct } from '../../../product/load.js';
import type { Product } from '../../../product/product.js';
import type { Output } from './command.js';

/** Reads and loads a product, its issues written as `file:line:column: error code at place`. Without one: the exit code. */
export async function readProduct(path: string, output: Output): Promise<Product | 1 | 2> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    output.err(`${path}: cannot be read (${reasonOf(error)}).`);
    return 2;
  }
  const loaded = loadProduct(text);
  for (const issue of loaded.ok ? loaded.value.warnings : loaded.error) output.err(describeIssue(issue, path));
  return loaded.ok ? loaded.value : 1;
}

/** Why the file system refused, by its code. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** One issue on one line, in the form that editors and terminals make clickable. */
export function describeIssue(issue: Issue, file: string): string {
  const { line, column, code, severity, path, params, hint } = issue;
  const where = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const hidden = new Set(['start', 'end', 'column', 'nearest', 'pattern']);
  const details = Object.entries(params)
    .filter(([key]) => !hidden.has(key))
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  const at = path.length === 0 ? '' : ` at ${path.join('.')}`;
  return `${where}: ${severity} ${code}${at}${details.length === 0 ? '' : `: ${details.join(', ')}`}.${hint === undefined ? '' : ` ${hint}`}`;
}
