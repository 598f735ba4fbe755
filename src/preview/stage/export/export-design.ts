/** The design on show as a file. Everything of it comes by `import()`: few shoppers want one. */
import type { WebGLRenderer } from 'three';
import type { ModelFormat } from '../../plan/stage.js';
import { collectModel, type ShownProduct } from './collect-model.js';
import { encodePicture } from './encode-picture.js';
import type { ExportModel, ExportPicture } from './export-model.js';
import { shadesAsLight } from './shades-as-light.js';
import { writeGlb } from './write-glb.js';
import { writeUsdz } from './write-usdz.js';

const WRITERS: Readonly<
  Record<
    ModelFormat,
    { readonly type: string; readonly write: (model: ExportModel) => Promise<Uint8Array<ArrayBuffer>> }
  >
> = {
  glb: { type: 'model/gltf-binary', write: (model) => Promise.resolve(writeGlb(model)) },
  usdz: { type: 'model/vnd.usdz+zip', write: async (model) => writeUsdz(shadesAsLight(model, await ramp())) },
};

/** The file of the design on show, with its lettering and pictures. */
export async function exportDesign(renderer: WebGLRenderer, product: ShownProduct, format: ModelFormat): Promise<Blob> {
  const { type, write } = WRITERS[format];
  return new Blob([await write(await collectModel(renderer, product))], { type });
}

function ramp(): Promise<ExportPicture> {
  const data = Uint8ClampedArray.from({ length: 4 * 256 }, (_, at) => (at % 4 === 3 ? 255 : at >> 2));
  return encodePicture({ widthPx: 256, heightPx: 1, data }, 'numbers');
}
