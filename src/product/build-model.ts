/** The 3D side, and whether what options and steps name in it is there. */
import type { FilledModel } from './filled.js';
import type { IssuePath } from '../kernel/issue.js';
import { type Loading, choiceIds, mapOf } from './loading.js';
import type { Model, NodeRef, Option, Step } from './product.js';

/** Builds `model`. */
export function buildModel(filled: FilledModel, loading: Loading): Model {
  const { src, generator } = filled;
  if (src !== null && generator !== null) loading.report.error('product/one-of', ['model'], { keys: 'src, generator' });
  const parts = mapOf(filled.parts, (part) => [part].flat().map(nodeRef));
  const part = (id: string, ...path: IssuePath): boolean =>
    loading.known(parts, [id], ['model', ...path], 'product/unknown-part');
  return {
    src,
    generator,
    params: filled.params ?? {},
    unit: filled.unit ?? 'm',
    poster: filled.poster,
    fonts: filled.fonts ?? {},
    parts,
    areas: mapOf(filled.areas, ({ part: partId, mm: [widthMm, heightMm], uv, wraps }, id) => {
      part(partId, 'areas', id, 'part');
      return { id, partId, widthMm, heightMm, uv, wraps: wraps ?? false };
    }),
    views: mapOf(filled.views, (view, id) => {
      if (view.at !== null) part(view.at, 'views', id, 'at');
      return { id, ...view };
    }),
  };
}

function nodeRef(written: string | NodeRef): NodeRef {
  return typeof written === 'string' ? { node: written, index: null, material: null } : written;
}

/** Reports parts, areas, views and choices that binds and steps name and that are not there. */
export function checkModelNames(
  options: readonly Option[],
  steps: readonly Step[],
  model: Model | null,
  loading: Loading,
): void {
  const check = (
    there: ReadonlyMap<string, unknown> | ReadonlySet<string> = new Map<string, never>(),
    what: string,
    names: readonly (string | null | undefined)[],
    ...path: IssuePath
  ): boolean =>
    loading.known(
      there,
      names.filter((name) => typeof name === 'string'),
      path,
      `product/unknown-${what}`,
    );
  steps.forEach((step, index) => check(model?.views, 'view', [step.view], 'steps', index, 'view'));
  for (const { index, view, bind, ...option } of options) {
    const at: IssuePath = ['options', index, 'bind'];
    check(model?.views, 'view', [view], 'options', index, 'view');
    check(model?.parts, 'part', bind.look, ...at, 'look');
    check(model?.parts, 'part', bind.color, ...at, 'color');
    for (const [choice, parts] of bind.show ?? []) check(model?.parts, 'part', parts, ...at, 'show', choice);
    check(model?.areas, 'area', [bind.text?.areaId], ...at, 'text', 'area');
    check(model?.areas, 'area', [bind.image?.areaId], ...at, 'image', 'area');
    check(model?.parts, 'part', [bind.morph?.partId], ...at, 'morph', 'part');
    check(model?.parts, 'part', [bind.size?.partId], ...at, 'size', 'part');
    const choices = choiceIds(option as Option);
    for (const [map, ...key] of [
      [bind.show, 'show'],
      [bind.variant, 'variant'],
      [bind.model?.byChoice, 'model'],
      [bind.morph?.to, 'morph', 'to'],
    ] as const) {
      if (map instanceof Map)
        for (const choice of map.keys() as Iterable<string>) check(choices, 'choice', [choice], ...at, ...key, choice);
    }
  }
}
