/** The 3D side. */
import type { Model, NodeRef } from '../product.js';
import type { ModelFile, PartFile } from '../schema/model.js';
import { type Forms, mapOf, orNull } from './forms.js';

/** Builds `model`. */
export function buildModel(file: ModelFile, { text, formula }: Forms): Model {
  const { src = null, generator = null, params = {}, unit = 'm', poster = null, fonts = {} } = file;
  return {
    src,
    generator,
    params: Object.fromEntries(mapOf(params, (value) => formula(value))),
    unit,
    poster,
    fonts,
    parts: mapOf(file.parts, (part) => [part].flat().map(nodeRef)),
    areas: mapOf(file.areas, ({ part, mm: [widthMm, heightMm], uv, wraps = false }, id) => ({
      id,
      partId: part,
      widthMm,
      heightMm,
      uv,
      wraps,
    })),
    views: mapOf(file.views, ({ orbit, at = null, title }, id) => ({ id, orbit, at, title: orNull(title, text) })),
  };
}

function nodeRef(written: PartFile): NodeRef {
  if (typeof written === 'string') return { node: written, index: null, material: null };
  const { node, index = null, material = null } = written;
  return { node, index, material };
}
