/** Whether the model has what the product names: nodes, materials, morph targets, variants, UVs of areas. */
import { nearestName } from '../../kernel/nearest-name.js';
import type { IssuePath } from '../../kernel/issue.js';
import type { PartId } from '../../kernel/ids.js';
import type { NodeRef, Product } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import { choicesOf } from '../expression-places.js';
import { pointer } from '../file-paths.js';
import type { JsonPatch } from '../finding.js';
import { type GlbJson, readGlbJson } from '../glb/read-glb-json.js';
import type { Subject } from '../subject.js';

/** Extensions the preview reads; others that a file requires leave it unreadable. */
const READABLE = /^(KHR_(mesh_quantization|texture_transform|lights_punctual|materials_\w+)|EXT_texture_(webp|avif))$/;

/** More triangles than this are slow on phones. */
const MOST_TRIANGLES = 200_000;

/** `audit/glb-unreadable`, `glb-extension`, `part-missing`, `material-missing`, `morph-missing`, `variant-missing`, `anchor-missing`, `area-without-uv`, `model-heavy`. */
export const modelNames: Check = {
  id: 'model-names',
  proves: 'The model has every part, material, morph target, variant and area that the product names.',
  asksRules: false,
  *run(subject) {
    const { glb, product } = subject;
    if (glb === null || product.model === null) return;
    const json = readGlbJson(glb);
    if (json === null) {
      yield { code: 'audit/glb-unreadable', severity: 'error', path: ['model', 'src'], params: {} };
      return;
    }
    for (const extension of json.extensionsRequired ?? [])
      if (!READABLE.test(extension))
        yield { code: 'audit/glb-extension', severity: 'error', path: ['model', 'src'], params: { extension } };
    yield* parts(product, json);
    yield* areas(product, json);
    yield* bindings(subject, json);
    const triangles = trianglesOf(json);
    if (triangles > MOST_TRIANGLES)
      yield {
        code: 'audit/model-heavy',
        severity: 'warning',
        path: ['model', 'src'],
        params: { triangles, most: MOST_TRIANGLES },
      };
  },
};

type GlbNode = NonNullable<GlbJson['nodes']>[number];

function findNode(json: GlbJson, { node, index }: NodeRef): GlbNode | undefined {
  return index === null ? json.nodes?.find(({ name }) => name === node) : json.nodes?.[index];
}

function namesIn(list: readonly { readonly name?: string }[] | undefined): readonly string[] {
  return (list ?? []).flatMap(({ name }) => name ?? []);
}

function* parts(product: Product, json: GlbJson): Iterable<Report> {
  for (const [id, nodes] of product.model?.parts ?? [])
    for (const [at, ref] of nodes.entries()) {
      const path = nodePath(product, id, at);
      if (findNode(json, ref) === undefined)
        yield missing('audit/part-missing', path, ref.node, namesIn(json.nodes), { part: id });
      else if (ref.material !== null && !namesIn(json.materials).includes(ref.material))
        yield missing('audit/material-missing', path, ref.material, namesIn(json.materials), { part: id });
    }
}

/** One node of a part may be written by itself or in a list, as its name or in full. */
function nodePath({ file }: Product, id: PartId, at: number): IssuePath {
  const { model } = file as { readonly model?: { readonly parts?: Readonly<Record<string, unknown>> } };
  const path: IssuePath = ['model', 'parts', id];
  return Array.isArray(model?.parts?.[id]) ? [...path, at] : path;
}

function missing(
  code: string,
  path: IssuePath,
  name: string,
  candidates: readonly string[],
  params: Report['params'],
): Report {
  const nearest = nearestName(name, candidates);
  const fix: JsonPatch | null =
    nearest === undefined ? null : [{ op: 'replace', path: pointer(...path), value: nearest }];
  const known = candidates.slice(0, 12).join(', ');
  return {
    code,
    severity: 'error',
    path,
    params: { ...params, name, known },
    ...(fix !== null && code === 'audit/part-missing' && { fix }),
    ...(nearest !== undefined && { hint: `Did you mean "${nearest}"?` }),
  };
}

function* areas(product: Product, json: GlbJson): Iterable<Report> {
  for (const { id, partId } of product.model?.areas.values() ?? []) {
    const primitives = meshesOf(product, json, partId).flatMap((mesh) => mesh.primitives ?? []);
    if (primitives.length > 0 && !primitives.some(({ attributes }) => attributes?.['TEXCOORD_0'] !== undefined))
      yield {
        code: 'audit/area-without-uv',
        severity: 'error',
        path: ['model', 'areas', id],
        params: { area: id, part: partId },
      };
  }
}

/** The meshes of a part's nodes and of what hangs below them. */
function meshesOf(product: Product, json: GlbJson, partId: PartId): NonNullable<GlbJson['meshes']> {
  const walked = new Set((product.model?.parts.get(partId) ?? []).map((ref) => findNode(json, ref)));
  for (const node of walked) for (const child of node?.children ?? []) walked.add(json.nodes?.[child]);
  return [...walked].flatMap((node) => (node?.mesh === undefined ? [] : (json.meshes?.[node.mesh] ?? [])));
}

function* bindings(subject: Subject, json: GlbJson): Iterable<Report> {
  const variants = namesIn(json.extensions?.KHR_materials_variants?.variants);
  for (const option of subject.product.options) {
    const path: IssuePath = ['options', option.index, 'bind'];
    const { morph, variant, model } = option.bind;
    if (morph !== null) {
      const targets = meshesOf(subject.product, json, morph.partId).flatMap(({ extras }) => extras?.targetNames ?? []);
      if (!targets.includes(morph.target))
        yield missing('audit/morph-missing', [...path, 'morph', 'target'], morph.target, [...new Set(targets)], {});
    }
    const wanted =
      variant === true ? choicesOf(option).map(({ title }) => subject.say(title)) : [...(variant?.values() ?? [])];
    for (const name of wanted)
      if (!variants.includes(name)) yield missing('audit/variant-missing', [...path, 'variant'], name, variants, {});
    if (model !== null && !namesIn(json.nodes).includes(model.at))
      yield missing('audit/anchor-missing', [...path, 'model', 'at'], model.at, namesIn(json.nodes), {});
  }
}

function trianglesOf({ meshes, accessors }: GlbJson): number {
  const corners = (meshes ?? [])
    .flatMap(({ primitives }) => primitives ?? [])
    .map(({ indices, attributes }) => accessors?.[indices ?? attributes?.['POSITION'] ?? -1]?.count ?? 0);
  return Math.round(corners.reduce((sum, count) => sum + count, 0) / 3);
}
