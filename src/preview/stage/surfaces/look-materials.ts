/**
 * Looks become materials: a recipe, tinted, its maps scaled to the part's true millimetres. Equal looks share one material;
 * those no plan shows stay a while, so that going back costs nothing.
 */
import { Color, MeshPhysicalMaterial, RepeatWrapping, SRGBColorSpace, Texture, type Material } from 'three';
import type { PartPlan } from '../../plan/scene-plan.js';
import { decodeImage, mediaTypeOf } from '../loading/decode-image.js';
import { textureBytes, type MemoryBudget } from '../loading/memory-budget.js';
import { fetchBytes } from '../loading/fetch-bytes.js';
import { once } from '../loading/once.js';
import { StageFault } from '../loading/stage-fault.js';
import type { Body } from './body.js';
import { loadSurface } from './registry.js';
import type { SurfaceMaps } from './surface-maps.js';
import type { Surface } from './surface.js';
import type { UvScale } from './uv-scale.js';

type Look = NonNullable<PartPlan['look']>;

/** Materials kept beside those on show. */
const SPARE = 24;
/** Width of an owner's texture that gives no size. */
const TILE_MM = 100;

interface Entry {
  readonly material: MeshPhysicalMaterial;
  readonly textures: readonly Texture[];
  /** Whether it has the texture it should have. */
  readonly isWhole: boolean;
}

/** The materials of one stage. */
export class LookMaterials {
  readonly #maps: SurfaceMaps;
  readonly #resolve: (url: string) => string;
  readonly #onFault: (fault: StageFault) => void;
  readonly #budget: MemoryBudget;
  readonly #entries = new Map<string, Promise<Entry>>();
  #failures = 0;

  /**
   * @param resolve - Absolute URL of a file the product names.
   * @param budget - Counts the owner's textures; recipes are small and shared.
   * @param onFault - Hears of a texture that cannot be had; the material is made without it.
   */
  constructor(
    maps: SurfaceMaps,
    resolve: (url: string) => string,
    budget: MemoryBudget,
    onFault: (fault: StageFault) => void,
  ) {
    this.#maps = maps;
    this.#resolve = resolve;
    this.#onFault = onFault;
    this.#budget = budget;
  }

  /** The material of a look on a body. */
  async get(look: Look, body: Body): Promise<MeshPhysicalMaterial> {
    const { surface, color, texture, tileMm, roughness, metalness } = look;
    const key = [surface, color, texture, tileMm, roughness, metalness, bodyKey(body)].join('|');
    const pending = once(this.#entries, key, () => this.#createCounted(key, look, body));
    // Newest last: the order of the map is the order of use.
    this.#entries.delete(key);
    this.#entries.set(key, pending);
    const entry = await pending;
    this.#budget.use(entry.material);
    if (!entry.isWhole && this.#entries.get(key) === pending) this.#setAside(key, pending);
    return entry.material;
  }

  /** What lacks its texture is not found again, so that the next plan tries again. It is freed like the others. */
  #setAside(key: string, entry: Promise<Entry>): void {
    this.#entries.delete(key);
    this.#entries.set(`${key}#${this.#failures++}`, entry);
  }

  /** Frees the oldest materials that are not in `used`. */
  async trim(used: ReadonlySet<Material>): Promise<void> {
    for (const [key, pending] of [...this.#entries]) {
      if (this.#entries.size <= used.size + SPARE) return;
      const entry = await pending.catch(() => null);
      if (entry === null || used.has(entry.material)) continue;
      this.#free(key, entry);
    }
  }

  dispose(): void {
    for (const [key, pending] of this.#entries) {
      pending.then(
        (entry) => this.#free(key, entry),
        () => undefined,
      );
    }
  }

  async #createCounted(key: string, look: Look, body: Body): Promise<Entry> {
    const entry = await this.#create(look, body);
    const bytes = entry.textures.map(({ image }) => (image instanceof ImageBitmap ? textureBytes(image) : 0));
    const all = bytes.reduce((sum, each) => sum + each, 0);
    if (all > 0) this.#budget.keep(entry.material, all, () => this.#free(key, entry));
    return entry;
  }

  #free(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#budget.drop(entry.material);
    dispose(entry);
  }

  async #create(look: Look, body: Body): Promise<Entry> {
    const { scale } = body;
    const surface = await loadSurface(look.surface);
    const material = new MeshPhysicalMaterial({
      color: new Color(look.color ?? (look.texture === null ? surface.color : '#ffffff')),
      vertexColors: body.hasColors,
    });
    material.color.multiplyScalar(surface.gain ?? 1);
    surface.configure(material);
    if (look.roughness !== null) material.roughness = look.roughness;
    if (look.metalness !== null) material.metalness = look.metalness;
    const textures: Texture[] = [];
    if (scale === null) material.anisotropy = 0;
    else await this.#addRelief(material, surface, scale, textures);
    const isWhole =
      scale === null || look.texture === null || (await this.#addPicture(material, look, scale, textures));
    if (body.hasLight) material[surface.light === 'alpha' ? 'alphaMap' : 'aoMap'] = this.#maps.ramp;
    surface.grow?.(material, body, await this.#maps.noise);
    return { material, textures, isWhole };
  }

  async #addRelief(
    material: MeshPhysicalMaterial,
    surface: Surface,
    scale: UvScale,
    textures: Texture[],
  ): Promise<void> {
    if (surface.relief === null) return;
    const maps = await this.#maps.get(surface.relief);
    const [tileU, tileV] = surface.relief.tileMm;
    const fit = (texture: Texture): Texture => {
      const own = texture.clone();
      own.repeat.set(wholeTiles(scale.uMm / tileU), wholeTiles(scale.vMm / tileV));
      textures.push(own);
      return own;
    };
    material.normalMap = fit(maps.normal);
    if (maps.shade) material.map = fit(maps.shade);
    if (!maps.roughness) return;
    material.roughnessMap = fit(maps.roughness);
    material.roughness *= 2;
  }

  async #addPicture(material: MeshPhysicalMaterial, look: Look, scale: UvScale, textures: Texture[]): Promise<boolean> {
    const url = this.#resolve(look.texture ?? '');
    try {
      const bytes = await fetchBytes(url);
      const texture = new Texture(await decodeImage(bytes, mediaTypeOf(bytes)));
      const { image } = texture;
      const tileMm = look.tileMm ?? TILE_MM;
      texture.colorSpace = SRGBColorSpace;
      texture.wrapS = texture.wrapT = RepeatWrapping;
      texture.anisotropy = 8;
      texture.repeat.set(scale.uMm / tileMm, (scale.vMm * image.width) / (tileMm * image.height));
      texture.needsUpdate = true;
      textures.push(texture);
      material.map = texture;
      return true;
    } catch (cause) {
      this.#onFault(
        new StageFault('stage/texture-failed', { message: `The texture ${url} cannot be shown.`, url, cause }),
      );
      return false;
    }
  }
}

function bodyKey({ scale, hasSolid, hasLight, hasColors }: Body): string {
  const size = scale === null ? '-' : `${scale.uMm.toFixed(1)}x${scale.vMm.toFixed(1)}`;
  return [size, hasSolid, hasLight, hasColors].join('|');
}

/** Whole tiles where there are several, so that a closed surface shows no seam. */
function wholeTiles(count: number): number {
  return count >= 2.5 ? Math.round(count) : count;
}

function dispose(entry: Entry): void {
  entry.material.dispose();
  for (const texture of entry.textures) {
    texture.dispose();
    if (texture.image instanceof ImageBitmap) texture.image.close();
  }
}
