import { Color, Vector2, type MeshPhysicalMaterial, type MeshStandardMaterial } from 'three';
import type { GltfMaterial, GltfTextureInfo } from './gltf-json.js';
import type { GltfTextures } from './gltf-textures.js';

/** Properties of materials by the values of extensions; the names of textures, and of values, are all different. */
const PROPERTIES: Readonly<Record<string, string>> = {
  anisotropyStrength: 'anisotropy',
  anisotropyRotation: 'anisotropyRotation',
  anisotropyTexture: 'anisotropyMap',
  clearcoatFactor: 'clearcoat',
  clearcoatRoughnessFactor: 'clearcoatRoughness',
  clearcoatTexture: 'clearcoatMap',
  clearcoatRoughnessTexture: 'clearcoatRoughnessMap',
  clearcoatNormalTexture: 'clearcoatNormalMap',
  dispersion: 'dispersion',
  emissiveStrength: 'emissiveIntensity',
  ior: 'ior',
  iridescenceFactor: 'iridescence',
  iridescenceIor: 'iridescenceIOR',
  iridescenceTexture: 'iridescenceMap',
  iridescenceThicknessTexture: 'iridescenceThicknessMap',
  sheenColorFactor: 'sheenColor',
  sheenRoughnessFactor: 'sheenRoughness',
  sheenColorTexture: 'sheenColorMap',
  sheenRoughnessTexture: 'sheenRoughnessMap',
  specularFactor: 'specularIntensity',
  specularColorFactor: 'specularColor',
  specularTexture: 'specularIntensityMap',
  specularColorTexture: 'specularColorMap',
  transmissionFactor: 'transmission',
  transmissionTexture: 'transmissionMap',
  thicknessFactor: 'thickness',
  thicknessTexture: 'thicknessMap',
  attenuationDistance: 'attenuationDistance',
  attenuationColor: 'attenuationColor',
};

/** Gives a material what its `KHR_materials_` extensions say. Comes by `import()`: most products have none. */
export async function applyExtensions(
  material: MeshStandardMaterial | MeshPhysicalMaterial,
  extensions: NonNullable<GltfMaterial['extensions']>,
  upward: 1 | -1,
  textures: GltfTextures,
): Promise<void> {
  const values: Record<string, unknown> = {};
  if (extensions['KHR_materials_sheen']) Object.assign(values, { sheen: 1, sheenRoughness: 0 });
  for (const [name, value] of Object.entries(Object.assign({}, ...Object.values(extensions)) as object)) {
    const property = PROPERTIES[name];
    if (property !== undefined) values[property] = await read(name, value, textures);
  }
  const { clearcoatNormalTexture: coat } = extensions['KHR_materials_clearcoat'] ?? {};
  if (coat)
    values['clearcoatNormalScale'] = new Vector2(1, upward).multiplyScalar((coat as GltfTextureInfo).scale ?? 1);
  const { iridescenceThicknessMinimum: min = 100, iridescenceThicknessMaximum: max = 400 } =
    extensions['KHR_materials_iridescence'] ?? {};
  if (extensions['KHR_materials_iridescence']) values['iridescenceThicknessRange'] = [min, max];
  material.setValues(values);
}

async function read(name: string, value: unknown, textures: GltfTextures): Promise<unknown> {
  if (name.endsWith('Texture')) return textures.get(value as GltfTextureInfo, name.endsWith('ColorTexture'));
  if (!Array.isArray(value)) return value;
  const [r, g, b] = value as [number, number, number];
  return new Color().setRGB(r, g, b);
}
