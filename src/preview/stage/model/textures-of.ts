import type { Material, Texture } from 'three';

/** The textures a material is made with. */
export function texturesOf(material: Material): Texture[] {
  const values: unknown[] = Object.values(material);
  return values.filter(
    (value): value is Texture => typeof value === 'object' && value !== null && 'isTexture' in value,
  );
}
