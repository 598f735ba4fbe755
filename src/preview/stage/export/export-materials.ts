/**
 * The stage's materials as files can hold them. What a shader does beside a map (tint, doubled roughness, the turn of a normal) is
 * painted into the map, and what places a map becomes UVs: readers differ in both.
 */
import {
  DoubleSide,
  Matrix3,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  RepeatWrapping,
  type Color,
  type Material,
  type Texture,
} from 'three';
import { encodePicture } from './encode-picture.js';
import type { ExportMap, ExportMaterial, ExportPicture, Rgb } from './export-model.js';
import type { UvSource } from './export-shape.js';
import { extensionsOf } from './material-extensions.js';
import { pixelsOf } from './picture-pixels.js';
import { curveOf, repaint, tintCurve, type Curve } from './repaint.js';

/** Edge of a map; of one that covers in part, such as lettering, whose outline must stay sharp. */
const MAX_PX = { whole: 1024, partial: 2048 } as const;

/** The UVs of colours that were baked. */
export const BAKED_UV = 'baked';

/** A material on its way, and the UVs that its maps want, by set. */
export interface DressedMaterial {
  readonly material: Promise<ExportMaterial>;
  readonly uvSources: readonly UvSource[];
}

type Maps = Pick<ExportMaterial, 'colorMap' | 'normalMap' | 'finishMap' | 'lightMap' | 'emissiveMap'>;

/** Whether tangents point along a map's u and v; see `leanOf`. */
export type LeanOf = (source: UvSource) => readonly [number, number];

/** The materials of one export; equal ones are made once. */
export class ExportMaterials {
  readonly #dressed = new Map<string, DressedMaterial>();
  readonly #pictures = new Map<string, Promise<ExportPicture>>();

  /**
   * A material as a file holds it. What is on show is read at once, pictures are encoded later.
   *
   * @param baked - Colours that only its shader knows, on the UVs `BAKED_UV`; `null`: it has none.
   */
  get(from: Material, leanOf: LeanOf, baked: Promise<ExportPicture> | null): DressedMaterial {
    const surface = surfaceOf(from);
    const lean = surface.normalMap ? leanOf(sourceOf(surface.normalMap)) : ([1, 1] as const);
    const key = `${from.uuid} ${lean.join(' ')}`;
    const known = this.#dressed.get(key);
    if (known) return known;
    const uvs = new UvSources();
    const name = `Material_${this.#dressed.size}`;
    const made = {
      material: this.#dress(name, from, surface, this.#maps(from, surface, lean, baked, uvs)),
      uvSources: uvs.all,
    };
    this.#dressed.set(key, made);
    return made;
  }

  async #dress(
    name: string,
    from: Material,
    surface: MeshStandardMaterial,
    maps: Promise<Maps>,
  ): Promise<ExportMaterial> {
    return {
      name,
      color: rgbOf(surface.color),
      opacity: from.opacity,
      roughness: share(surface.roughness),
      metalness: share(surface.metalness),
      emissive: rgbOf(glowOf(surface)),
      alpha: alphaOf(from),
      alphaCutoff: from.alphaTest,
      doubleSided: from.side === DoubleSide,
      normalScale: Math.abs(surface.normalScale.x),
      extensions: from instanceof MeshPhysicalMaterial ? extensionsOf(from) : {},
      ...(await maps),
    };
  }

  async #maps(
    from: Material,
    surface: MeshStandardMaterial,
    lean: readonly [number, number],
    baked: Promise<ExportPicture> | null,
    uvs: UvSources,
  ): Promise<Maps> {
    const isWhole = alphaOf(from) === 'opaque';
    const finish = surface.roughnessMap ?? surface.metalnessMap;
    const [colorMap, normalMap, finishMap, lightMap, emissiveMap] = await Promise.all([
      baked ? bakedMap(uvs, baked) : mapOf(uvs, surface.map, (map) => this.#color(map, surface.color, isWhole)),
      mapOf(uvs, surface.normalMap, (map) => this.#normal(map, surface, lean)),
      mapOf(uvs, finish, (map) => this.#finish(map, surface)),
      mapOf(uvs, surface.aoMap, (map) => this.#light(map, surface.aoMapIntensity)),
      mapOf(uvs, surface.emissiveMap, (map) => this.#color(map, glowOf(surface), true)),
    ]);
    return { colorMap, normalMap, finishMap, lightMap, emissiveMap };
  }

  #color(map: Texture, { r, g, b }: Color, isWhole: boolean): Promise<ExportPicture> {
    return this.#picture(map, isWhole ? 'colors' : 'partial', [r, g, b], () => [
      tintCurve(r),
      tintCurve(g),
      tintCurve(b),
    ]);
  }

  /** Files want green up the picture; the stage's own maps have it along v, which runs down. */
  #normal(
    map: Texture,
    { normalScale }: MeshStandardMaterial,
    [u, v]: readonly [number, number],
  ): Promise<ExportPicture> {
    const flips = [normalScale.x * u < 0, normalScale.y * v > 0, false] as const;
    return this.#picture(map, 'numbers', flips, () => [turned(flips[0]), turned(flips[1]), turned(false)]);
  }

  #finish(
    map: Texture,
    { roughness, metalness, roughnessMap, metalnessMap }: MeshStandardMaterial,
  ): Promise<ExportPicture> {
    return this.#picture(map, 'numbers', [roughness, metalness, roughnessMap?.id ?? 0, metalnessMap?.id ?? 0], () => [
      curveOf(() => 1),
      curveOf((value) => share(roughnessMap ? value * roughness : roughness)),
      curveOf((value) => share(metalnessMap ? value * metalness : metalness)),
    ]);
  }

  #light(map: Texture, intensity: number): Promise<ExportPicture> {
    const curve = curveOf((value) => 1 + (value - 1) * intensity);
    return this.#picture(map, 'numbers', [intensity], () => [curve, curve, curve]);
  }

  #picture(
    map: Texture,
    holding: 'colors' | 'partial' | 'numbers',
    params: readonly unknown[],
    curves: () => readonly [Curve, Curve, Curve],
  ): Promise<ExportPicture> {
    const key = [map.source.uuid, holding, ...params].join(' ');
    const known = this.#pictures.get(key);
    if (known) return known;
    const pixels = pixelsOf(map, holding === 'partial' ? MAX_PX.partial : MAX_PX.whole);
    repaint(pixels, curves(), holding === 'partial');
    const made = encodePicture(pixels, holding === 'colors' ? 'colors' : 'numbers');
    this.#pictures.set(key, made);
    return made;
  }
}

/** The UV sets of a material while its maps are asked for. */
class UvSources {
  readonly all: UvSource[] = [];

  /** The set that holds a source. */
  add(source: UvSource): number {
    const at = this.all.findIndex((each) => each.attribute === source.attribute && each.matrix.equals(source.matrix));
    return at >= 0 ? at : this.all.push(source) - 1;
  }
}

const BAKED: UvSource = { attribute: BAKED_UV, matrix: new Matrix3() };

function sourceOf(texture: Texture): UvSource {
  if (texture.matrixAutoUpdate) texture.updateMatrix();
  return { attribute: texture.channel === 0 ? 'uv' : `uv${texture.channel}`, matrix: texture.matrix.clone() };
}

async function mapOf(
  uvs: UvSources,
  texture: Texture | null,
  picture: (map: Texture) => Promise<ExportPicture>,
): Promise<ExportMap | null> {
  if (texture === null) return null;
  const uvSet = uvs.add(sourceOf(texture));
  const wraps = [texture.wrapS === RepeatWrapping, texture.wrapT === RepeatWrapping] as const;
  return { uvSet, wraps, picture: await picture(texture) };
}

async function bakedMap(uvs: UvSources, picture: Promise<ExportPicture>): Promise<ExportMap> {
  const uvSet = uvs.add(BAKED);
  return { uvSet, wraps: [false, false], picture: await picture };
}

function alphaOf({ alphaTest, transparent }: Material): ExportMaterial['alpha'] {
  if (alphaTest > 0) return 'mask';
  return transparent ? 'blend' : 'opaque';
}

function glowOf({ emissive, emissiveIntensity }: MeshStandardMaterial): Color {
  return emissive.clone().multiplyScalar(emissiveIntensity);
}

/** What takes no light is shown as what takes all of it. */
function surfaceOf(material: Material): MeshStandardMaterial {
  if (material instanceof MeshStandardMaterial) return material;
  const { color, map } = material instanceof MeshBasicMaterial ? material : new MeshBasicMaterial();
  return new MeshStandardMaterial({ color, map });
}

function turned(flips: boolean): Curve {
  return curveOf((value) => (flips ? 1 - value : value));
}

function rgbOf({ r, g, b }: Color): Rgb {
  return [share(r), share(g), share(b)];
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
