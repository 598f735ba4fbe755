import type { MeshPhysicalMaterial } from 'three';
import type { ExportMaterial, Rgb } from './export-model.js';

/** What each extension of glTF takes from a physical material; one that `has` nothing to say is left out. */
const EXTENSIONS: Readonly<
  Record<
    string,
    {
      readonly has: (material: MeshPhysicalMaterial) => boolean;
      readonly values: (material: MeshPhysicalMaterial) => Readonly<Record<string, number | Rgb>>;
    }
  >
> = {
  KHR_materials_anisotropy: {
    has: ({ anisotropy }) => anisotropy > 0,
    values: ({ anisotropy, anisotropyRotation }) => ({ anisotropyStrength: anisotropy, anisotropyRotation }),
  },
  KHR_materials_clearcoat: {
    has: ({ clearcoat }) => clearcoat > 0,
    values: ({ clearcoat, clearcoatRoughness }) => ({
      clearcoatFactor: clearcoat,
      clearcoatRoughnessFactor: clearcoatRoughness,
    }),
  },
  KHR_materials_ior: { has: ({ ior }) => ior !== 1.5, values: ({ ior }) => ({ ior }) },
  KHR_materials_sheen: {
    has: ({ sheen }) => sheen > 0,
    values: ({ sheen, sheenColor: { r, g, b }, sheenRoughness }) => ({
      sheenColorFactor: [r * sheen, g * sheen, b * sheen],
      sheenRoughnessFactor: sheenRoughness,
    }),
  },
  KHR_materials_specular: {
    has: ({ specularIntensity }) => specularIntensity < 1,
    values: ({ specularIntensity }) => ({ specularFactor: specularIntensity }),
  },
  KHR_materials_transmission: {
    has: ({ transmission }) => transmission > 0,
    values: ({ transmission }) => ({ transmissionFactor: transmission }),
  },
};

/** What a material says beyond metal and roughness. */
export function extensionsOf(material: MeshPhysicalMaterial): ExportMaterial['extensions'] {
  return Object.fromEntries(
    Object.entries(EXTENSIONS).flatMap(([name, { has, values }]) => (has(material) ? [[name, values(material)]] : [])),
  );
}
