import {
  DoubleSide,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  type BufferGeometry,
  type Texture,
} from 'three';
import { once } from '../once.js';
import { applyExtensions } from './apply-extensions.js';
import type { GltfJson, GltfMaterial, GltfTextureInfo } from './gltf-json.js';
import type { GltfTextures } from './gltf-textures.js';

/** What a material of a file becomes. */
export type ReadMaterial = MeshBasicMaterial | MeshStandardMaterial;

/** Extensions that need the larger shader. */
const PHYSICAL = /^KHR_materials_(anisotropy|clearcoat|dispersion|ior|iridescence|sheen|specular|transmission|volume)$/;

/** The materials of a file. Meshes share one if they also agree in having vertex colours and tangents. */
export class GltfMaterials {
  readonly #json: GltfJson;
  readonly #textures: GltfTextures;
  readonly #materials = new Map<string, Promise<ReadMaterial>>();

  constructor(json: GltfJson, textures: GltfTextures) {
    this.#json = json;
    this.#textures = textures;
  }

  /**
   * The material of a geometry.
   *
   * @param index - The file's own number; absent: the format's default material.
   */
  get(index: number | undefined, geometry: BufferGeometry): Promise<ReadMaterial> {
    const [hasColors, hasTangents] = [geometry.hasAttribute('color'), geometry.hasAttribute('tangent')];
    const key = `${index} ${hasColors} ${hasTangents}`;
    const make = (): Promise<ReadMaterial> =>
      this.#make(this.#json.materials?.[index ?? -1] ?? {}, hasColors, hasTangents);
    return once(this.#materials, key, make);
  }

  /** Frees all of them. */
  async dispose(): Promise<void> {
    for (const each of await Promise.allSettled(this.#materials.values())) {
      if (each.status === 'fulfilled') each.value.dispose();
    }
  }

  async #make(from: GltfMaterial, hasColors: boolean, hasTangents: boolean): Promise<ReadMaterial> {
    const {
      pbrMetallicRoughness: { baseColorFactor: [r = 1, g = 1, b = 1, opacity = 1] = [], baseColorTexture } = {},
    } = from;
    const names = Object.keys(from.extensions ?? {});
    const material = names.includes('KHR_materials_unlit')
      ? new MeshBasicMaterial()
      : await this.#lit(
          from,
          names.some((name) => PHYSICAL.test(name)),
          hasTangents ? 1 : -1,
        );
    material.name = from.name ?? '';
    material.color.setRGB(r, g, b);
    material.opacity = opacity;
    material.map = await this.#texture(baseColorTexture, true);
    material.vertexColors = hasColors;
    if (from.doubleSided === true) material.side = DoubleSide;
    if (from.alphaMode === 'MASK') material.alphaTest = from.alphaCutoff ?? 0.5;
    if (from.alphaMode === 'BLEND') {
      material.transparent = true;
      material.depthWrite = false;
    }
    return material;
  }

  /**
   * A material that takes light.
   *
   * @param upward - -1 where tangents come from screen derivatives, which run the other way down the picture.
   */
  async #lit(from: GltfMaterial, isPhysical: boolean, upward: 1 | -1): Promise<MeshStandardMaterial> {
    const material = isPhysical ? new MeshPhysicalMaterial() : new MeshStandardMaterial();
    const { metallicFactor = 1, roughnessFactor = 1, metallicRoughnessTexture } = from.pbrMetallicRoughness ?? {};
    const { normalTexture, occlusionTexture, emissiveTexture, emissiveFactor: [r = 0, g = 0, b = 0] = [] } = from;
    material.metalness = metallicFactor;
    material.roughness = roughnessFactor;
    material.metalnessMap = material.roughnessMap = await this.#texture(metallicRoughnessTexture, false);
    material.normalMap = await this.#texture(normalTexture, false);
    material.normalScale.set(1, upward).multiplyScalar(normalTexture?.scale ?? 1);
    material.aoMap = await this.#texture(occlusionTexture, false);
    material.aoMapIntensity = occlusionTexture?.strength ?? 1;
    material.emissive.setRGB(r, g, b);
    material.emissiveMap = await this.#texture(emissiveTexture, true);
    if (from.extensions) await applyExtensions(material, from.extensions, upward, this.#textures);
    return material;
  }

  async #texture(info: GltfTextureInfo | undefined, holdsColor: boolean): Promise<Texture | null> {
    return info ? this.#textures.get(info, holdsColor) : null;
  }
}
