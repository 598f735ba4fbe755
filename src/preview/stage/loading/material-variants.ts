import type { Material, Mesh } from 'three';
import type { GltfScene } from './gltf/read-gltf.js';

/**
 * Materials of a `KHR_materials_variants` variant by mesh; meshes the variant does not name are left out.
 *
 * @param name - Name in the file; one it does not have gives no materials.
 */
export async function loadVariant(file: GltfScene, name: string): Promise<Map<Mesh, Material>> {
  const variants = file.json.extensions?.KHR_materials_variants?.variants ?? [];
  const at = variants.findIndex((variant) => variant.name === name);
  const found = new Map<Mesh, Material>();
  for (const [mesh, { extensions }] of file.primitives) {
    const mappings = extensions?.KHR_materials_variants?.mappings ?? [];
    const mapping = mappings.find((each) => each.variants.includes(at));
    if (mapping) found.set(mesh, await file.materialOf(mapping.material, mesh.geometry));
  }
  return found;
}
