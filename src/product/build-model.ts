/** The 3D side, and whether what options and steps name in it is there. */
import type { IssuePath } from '../kernel/issue.js';
import type { Loading } from './loading.js';
import type { Bind, Model, NodeRef, Option, Step } from './product.js';
import type { ModelFile } from './schema/model.js';

/** Builds `model`. */
export function buildModel(written: ModelFile, loading: Loading): Model {
  const { parts = {}, areas = {}, views = {}, params = {} } = written;
  if (written.src !== undefined && written.generator !== undefined) loading.report('product/one-of', ['model'], { keys: 'src, generator' });
  const partIds = new Set(Object.keys(parts));
  for (const [id, { part }] of Object.entries(areas)) loading.known(partIds, [part], ['model', 'areas', id, 'part'], 'product/unknown-part');
  for (const [id, { at }] of Object.entries(views)) {
    if (at !== undefined) loading.known(partIds, [at], ['model', 'views', id, 'at'], 'product/unknown-part');
  }
  const model: Model = {
    src: written.src ?? null,
    generator: written.generator ?? null,
    params: {},
    unit: written.unit ?? 'm',
    poster: written.poster ?? null,
    fonts: written.fonts ?? {},
    parts: new Map(Object.entries(parts).map(([id, part]) => [id, (Array.isArray(part) ? part : [part]).map(nodeRef)])),
    areas: new Map(
      Object.entries(areas).map(([id, { part, mm, uv, wraps }]) => [id, { id, partId: part, widthMm: mm[0], heightMm: mm[1], uv, wraps: wraps ?? false }]),
    ),
    views: new Map(
      Object.entries(views).map(([id, { orbit, at, title }]) => [id, { id, orbit, at: at ?? null, title: loading.optionalText(title, ['model', 'views', id, 'title']) }]),
    ),
  };
  return loading.later(model, (draft) => {
    draft.params = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, loading.formula(value, ['model', 'params', key], {})]));
  });
}

function nodeRef(written: string | { node: string; index?: number | undefined; material?: string | undefined }): NodeRef {
  if (typeof written === 'string') return { node: written, index: null, material: null };
  return { node: written.node, index: written.index ?? null, material: written.material ?? null };
}

/** Reports parts, areas, views and choices that binds and steps name and that are not there. */
export function checkModelNames(options: readonly Option[], steps: readonly Step[], model: Model | null, loading: Loading): void {
  const views = model?.views ?? new Map<string, never>();
  const view = (id: string | null, path: IssuePath): boolean => id === null || loading.known(views, [id], path, 'product/unknown-view');
  steps.forEach((step, index) => view(step.view, ['steps', index, 'view']));
  for (const option of options) {
    view(option.view, ['options', option.index, 'view']);
    checkBind(option, option.bind, model, loading);
  }
}

function checkBind(option: Option, bind: Bind, model: Model | null, loading: Loading): void {
  const at = (...path: string[]): IssuePath => ['options', option.index, 'bind', ...path];
  const part = (ids: readonly string[], path: IssuePath): boolean => loading.known(model?.parts ?? new Map<string, never>(), ids, path, 'product/unknown-part');
  const area = (id: string, path: IssuePath): boolean => loading.known(model?.areas ?? new Map<string, never>(), [id], path, 'product/unknown-area');
  part(bind.look, at('look'));
  part(bind.color, at('color'));
  for (const [choice, parts] of bind.show ?? []) part(parts, at('show', choice));
  if (bind.text !== null) area(bind.text.areaId, at('text', 'area'));
  if (bind.image !== null) area(bind.image.areaId, at('image', 'area'));
  if (bind.morph !== null) part([bind.morph.partId], at('morph', 'part'));
  if (bind.size !== null) part([bind.size.partId], at('size', 'part'));
  const to = bind.morph?.to;
  const maps = { show: bind.show, variant: bind.variant, model: bind.model?.byChoice, morph: to instanceof Map ? (to as ReadonlyMap<string, unknown>) : null };
  const choices = choiceIds(option);
  for (const [key, map] of Object.entries(maps)) {
    if (map === null || map === undefined || map === true) continue;
    for (const choice of map.keys()) loading.known(choices, [choice], key === 'morph' ? at('morph', 'to', choice) : at(key, choice), 'product/unknown-choice');
  }
}

/** What an option can be set to by name; a toggle: `true` and `false`. */
export function choiceIds(option: Option): ReadonlySet<string> {
  if ('choiceById' in option) return new Set(option.choiceById.keys());
  if (option.kind === 'toggle') return new Set(['true', 'false']);
  return new Set(option.kind === 'color' ? option.palette?.map(({ id }) => id) : []);
}
