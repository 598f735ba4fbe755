/** Checks the 3D side, and whether what options and steps name in it is there. */
import type { IssuePath } from '../../kernel/issue.js';
import type { Model, Option, Product } from '../product.js';
import type { IssueList } from './issue-list.js';
import { choiceIds } from './choice-ids.js';

/** Reports parts, areas, views and choices that the model, binds and steps name and that are not there. */
export function checkModel({ options, steps, model, output }: Product, list: IssueList): void {
  if (model !== null) checkOwnNames(model, list);
  steps.forEach(({ view }, index) => known(list, model?.views, 'view', [view], 'steps', index, 'view'));
  for (const option of options) checkBind(option, model, list);
  output.print.forEach(({ areaId }, index) =>
    known(list, model?.areas, 'area', [areaId], 'output', 'print', index, 'area'),
  );
}

function checkOwnNames({ src, generator, parts, areas, views }: Model, list: IssueList): void {
  if (src !== null && generator !== null) list.error('product/one-of', ['model'], { keys: 'src, generator' });
  for (const { id, partId } of areas.values()) known(list, parts, 'part', [partId], 'model', 'areas', id, 'part');
  for (const { id, at } of views.values()) known(list, parts, 'part', [at], 'model', 'views', id, 'at');
}

function checkBind(option: Option, model: Model | null, list: IssueList): void {
  const { index, view, bind } = option;
  const at: IssuePath = ['options', index, 'bind'];
  const { parts, areas, views } = model ?? {};
  known(list, views, 'view', [view], 'options', index, 'view');
  known(list, parts, 'part', bind.look, ...at, 'look');
  known(list, parts, 'part', bind.color, ...at, 'color');
  for (const [choice, names] of bind.show ?? []) known(list, parts, 'part', names, ...at, 'show', choice);
  known(list, areas, 'area', [bind.text?.areaId], ...at, 'text', 'area');
  known(list, areas, 'area', [bind.image?.areaId], ...at, 'image', 'area');
  known(list, parts, 'part', [bind.morph?.partId], ...at, 'morph', 'part');
  known(list, parts, 'part', [bind.size?.partId], ...at, 'size', 'part');
  const choices = choiceIds(option);
  for (const [map, ...key] of [
    [bind.show, 'show'],
    [bind.variant, 'variant'],
    [bind.model?.byChoice, 'model'],
    [bind.morph?.to, 'morph', 'to'],
  ] as const) {
    if (map instanceof Map)
      for (const choice of map.keys() as Iterable<string>)
        known(list, choices, 'choice', [choice], ...at, ...key, choice);
  }
}

function known(
  list: IssueList,
  there: ReadonlyMap<string, unknown> | ReadonlySet<string> = new Set(),
  what: string,
  names: readonly (string | null | undefined)[],
  ...path: IssuePath
): void {
  list.known(
    there,
    names.filter((name) => typeof name === 'string'),
    path,
    `product/unknown-${what}`,
  );
}
