/** The models both sides show: GLBs with `KHR_materials_variants` from `../shared/models`, and our product file for each. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../shared/models/', import.meta.url));
const NAMES = ['materials-variants-shoe', 'sheen-chair', 'glam-velvet-sofa'];

/** Whether the models are there: they are not part of the repository. */
export function hasModels() {
  return existsSync(FOLDER);
}

/** `{ name, glb, variants, product }` of each model; `product` is a product file whose one option chooses the variant. */
export function benchModels() {
  return NAMES.map((name) => {
    const glb = readFileSync(`${FOLDER}${name}.glb`);
    const variants = variantsOf(glb);
    return { name, glb, variants, product: productOf(variants) };
  });
}

function variantsOf(glb) {
  const json = JSON.parse(glb.toString('utf8', 20, 20 + glb.readUInt32LE(12)));
  return json.extensions.KHR_materials_variants.variants.map((variant) => variant.name);
}

function productOf(variants) {
  const id = (at) => `v${at}`;
  return JSON.stringify({
    format: 1,
    id: 'bench',
    title: 'Bench',
    model: { src: 'model.glb', unit: 'm', parts: {} },
    options: [
      {
        id: 'variant',
        kind: 'choice',
        title: 'Variant',
        choices: variants.map((title, at) => ({ id: id(at), title })),
        bind: { variant: Object.fromEntries(variants.map((name, at) => [id(at), name])) },
      },
    ],
    pricing: { currency: 'EUR', base: 1 },
  });
}
