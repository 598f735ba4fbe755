import type { ExportMaterial, ExportMesh, ExportModel, ExportPicture } from './export-model.js';

/**
 * Vertex colours as light that arrives, for readers that know none: a ramp of grey under UVs that say how bright a vertex is.
 * A shade baked into a model stays, a colour does not. Pure.
 *
 * @param ramp - Grey from black at u = 0 to white at u = 1.
 */
export function shadesAsLight({ meshes }: ExportModel, ramp: ExportPicture): ExportModel {
  const lit = new Map<ExportMaterial, ExportMaterial>();
  return { meshes: meshes.map((mesh) => asLight(mesh, ramp, lit)) };
}

function asLight(mesh: ExportMesh, picture: ExportPicture, lit: Map<ExportMaterial, ExportMaterial>): ExportMesh {
  const { colors, material, uvSets } = mesh;
  if (colors === null || material.lightMap !== null) return mesh;
  const lightMap = { picture, uvSet: uvSets.length, wraps: [false, false] as const };
  const shaded = lit.get(material) ?? { ...material, name: `${material.name}_shaded`, lightMap };
  lit.set(material, shaded);
  const uvs = Float32Array.from({ length: (colors.length / 3) * 2 }, (_, at) => {
    const first = 3 * (at >> 1);
    const mean = ((colors[first] ?? 0) + (colors[first + 1] ?? 0) + (colors[first + 2] ?? 0)) / 3;
    return at % 2 === 0 ? mean : 0.5;
  });
  return { ...mesh, colors: null, uvSets: [...uvSets, uvs], material: shaded };
}
