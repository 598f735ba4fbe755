/** Checks `values`: what each reads, its type, and that they do not read each other in a circle. */
import { dependencies } from '../expression/dependencies.js';
import { isFormula } from '../build/forms.js';
import type { ProductFile } from '../schema/product-file.js';
import { parseExpression } from './expression-issue.js';
import type { IssueList } from './issue-list.js';
import type { TypedNames, ValueType } from './option-types.js';
import type { WordCheck } from './word-check.js';

/** Checks the derived values, and enters their types among the names. A circle is reported once. */
export function checkDerivedValues(
  { values = [], options }: ProductFile,
  names: TypedNames,
  words: WordCheck,
  list: IssueList,
): void {
  const types = names.values as Map<string, ValueType>;
  const done = new Set<string>();
  const open: string[] = [];
  list.unique(values, 'values');
  const check = (id: string): void => {
    const index = values.findIndex((value) => value.id === id);
    const value = values[index];
    if (value === undefined || done.has(id)) return;
    const path = ['values', index, 'value'];
    if (open.includes(id)) {
      list.error('product/cycle', path, { cycle: [...open.slice(open.indexOf(id)), id].join(' > ') });
      words.mend(path, 0);
      return;
    }
    open.push(id);
    // Read once for its names and once, those typed, for its own type.
    const read = isFormula(value.value) ? parseExpression(value.value.slice(1), names) : null;
    if (read?.ok) dependencies(read.value.node).values.forEach(check);
    types.set(id, words.formula(value.value, path, names));
    open.pop();
    done.add(id);
  };
  for (const [index, { id, title }] of values.entries()) {
    check(id);
    if (title !== undefined) words.text(title, ['values', index, 'title']);
    if (options.some((option) => option.id === id)) list.error('product/duplicate-id', ['values', index, 'id'], { id });
  }
}
