/** The 3D side. */
import type { Model, NodeRef } from '../product.js';
import type { ModelFile, PartFile } from '../schema/model.js';
import { type Forms, filled, mapOf, orNull } from './forms.js';

/** What a model need not say. */
const MODEL = { src: null, generator: null, unit: 'm', poster: null, fonts: {} } as const;

/** Builds `model`. */
export function buildModel(file: ModelFile, { text, formula }: Forms): Model {
  return {
    ...filled(file, MODEL),
    params: Object.fromEntries(mapOf(file.params, (value) => formula(value))),
    parts: mapOf(file.parts, (part) => [part].flat().map(nodeRef)),
    areas: mapOf(file.areas, ({ part, mm: [widthMm, heightMm], ...area }, id) => ({
      ...filled(area, { wraps: false }),
      id,
      partId: part,
      widthMm,
      heightMm,
    })),
    views: mapOf(file.views, (view, id) => ({ ...filled(view, { at: null }), id, title: orNull(view.title, text) })),
  };
}

function nodeRef(written: PartFile): NodeRef {
  return filled(typeof written === 'string' ? { node: written } : written, { index: null, material: null });
}
