import type { Issue } from '../kernel/issue.js';

/** What an issue says more when a name is near: `params.nearest`, and the hint for people. */
export function didYouMean(params: Issue['params'], nearest: string | undefined): Pick<Issue, 'params' | 'hint'> {
  return nearest === undefined ? { params } : { params: { ...params, nearest }, hint: `Did you mean "${nearest}"?` };
}
