import type { Issue, IssuePath } from '../../kernel/issue.js';
import { nearestName } from '../../kernel/nearest-name.js';
import { didYouMean } from '../did-you-mean.js';
import type { JsonDocument } from '../read-json.js';

/** More issues than this help nobody. */
const MAX_ISSUES = 100;

/** What is wrong with a file, in words, and in text with line and column. */
export class IssueList {
  readonly #issues: Issue[] = [];
  readonly #document: JsonDocument | null;

  /** @param document - The text's; `null`: the file came as an object. */
  constructor(document: JsonDocument | null) {
    this.#document = document;
  }

  /** Adds what is not told yet; a list that several options use is read for each of them. */
  add(issue: Issue): void {
    const { code, path } = issue;
    const same = (other: Issue): boolean =>
      other.code === code && other.path.length === path.length && startsWith(other.path, path);
    if (this.#issues.length < MAX_ISSUES && !this.#issues.some(same))
      this.#issues.push({ ...issue, ...this.#placeOf(issue) });
  }

  /** Adds an error. `candidates`: the names that would have done. */
  error(code: string, path: IssuePath, params: Issue['params'], candidates: Iterable<string> = []): void {
    const { name } = params;
    const nearest = typeof name === 'string' ? nearestName(name, candidates) : undefined;
    this.add({ code, severity: 'error', path, ...didYouMean(params, nearest) });
  }

  /** Adds a warning. With candidates the key is a slip only if one of them is near. */
  warn(code: string, path: IssuePath, params: Issue['params'], candidates?: Iterable<string>): void {
    const nearest = candidates && nearestName(String(params['key']), candidates);
    if (candidates === undefined || nearest !== undefined)
      this.add({ code, severity: 'warning', path, ...didYouMean(params, nearest) });
  }

  /** Reports names that are not there. */
  known(
    there: ReadonlyMap<string, unknown> | ReadonlySet<string>,
    names: readonly string[],
    path: IssuePath,
    code = 'product/unknown-name',
  ): void {
    for (const name of names.filter((each) => !there.has(each)))
      this.error(code, names.length > 1 ? [...path, names.indexOf(name)] : path, { name }, there.keys());
  }

  /** Reports ids that an earlier item of the list has. */
  unique(items: readonly { readonly id: string }[] | undefined, ...path: IssuePath): void {
    const seen = new Set<string>();
    for (const [index, { id }] of (items ?? []).entries()) {
      if (seen.has(id)) this.error('product/duplicate-id', [...path, index, 'id'], { id });
      seen.add(id);
    }
  }

  /** Whether something at or inside this place is wrong already; what follows from it is not reported. */
  isFaulty(path: IssuePath): boolean {
    return this.#issues.some((issue) => issue.severity === 'error' && startsWith(issue.path, path));
  }

  /** Errors before warnings. */
  sorted(): readonly Issue[] {
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
