import type { Material, Mesh } from 'three';
import type { ModelFile } from './model-file.js';

interface VariantsJson {
  readonly extensions?: {
    readonly KHR_materials_variants?: { readonly variants?: readonly { readonly name?: string }[] };
  };
  readonly meshes?: readonly { readonly primitives: readonly PrimitiveJson[] }[];
}
interface PrimitiveJson {
  readonly extensions?: {
    readonly KHR_materials_variants?: {
      readonly mappings?: readonly { readonly material: number; readonly variants: readonly number[] }[];
    };
  };
}

/**
 * Materials of a `KHR_materials_variants` variant by mesh; meshes the variant does not name are left out.
 *
 * @param name - Name in the file; one it does not have gives no materials.
 */
export async function loadVariant(file: ModelFile, name: string): Promise<Map<Mesh, Material>> {
  const json = file.parser.json as VariantsJson;
  const variants = json.extensions?.KHR_materials_variants?.variants ?? [];
  const at = variants.findIndex((variant) => variant.name === name);
  const found = new Map<Mesh, Material>();
  if (at < 0) return found;
  for (const mesh of file.meshes.keys()) {
    const place = file.parser.associations.get(mesh);
    const primitive = json.meshes?.[place?.meshes ?? -1]?.primitives[place?.primitives ?? 0];
    const mapping = primitive?.extensions?.KHR_materials_variants?.mappings?.find((each) => each.variants.includes(at));
    if (!mapping) continue;
    found.set(mesh, (await file.parser.getDependency('material', mapping.material)) as Material);
  }
  return found;
}
