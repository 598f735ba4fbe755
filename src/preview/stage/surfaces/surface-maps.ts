import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RGBAFormat,
  RepeatWrapping,
  SRGBColorSpace,
  type Data3DTexture,
  type Texture,
} from 'three';
import { once } from '../loading/once.js';
import { bakeRelief } from './bake-relief.js';
import type { Relief } from './surface.js';

/** The textures of one relief, before they are scaled to a part. */
export interface SurfaceTextures {
  readonly normal: Texture;
  readonly roughness: Texture | null;
  readonly shade: Texture | null;
}

/** Maps by relief, made once. A tile is 256 px wide, so all recipes together stay below 10 MB. */
export class SurfaceMaps {
  readonly #baked = new Map<string, Promise<SurfaceTextures>>();
  readonly #textures: Texture[] = [];
  #ramp: Texture | null = null;
  #noise: Promise<Data3DTexture> | null = null;

  /** Occlusion (red) that is the u of its own UVs; opacity (green) that is the rest. */
  get ramp(): Texture {
    return (this.#ramp ??= this.#createRamp());
  }

  /** Noise in a block, for what is cut from a solid. */
  get noise(): Promise<Data3DTexture> {
    return (this.#noise ??= this.#bakeNoise());
  }

  /** The maps of a relief; baked on first use. */
  get(relief: Relief): Promise<SurfaceTextures> {
    return once(this.#baked, relief.id, () => this.#bake(relief));
  }

  dispose(): void {
    for (const texture of this.#textures) texture.dispose();
    this.#textures.length = 0;
    this.#baked.clear();
    this.#ramp = null;
    this.#noise = null;
  }

  async #bakeNoise(): Promise<Data3DTexture> {
    const { bakeSolidNoise } = await import('./solid-noise.js');
    const noise = await bakeSolidNoise();
    this.#textures.push(noise);
    return noise;
  }

  #createRamp(): Texture {
    const pixels = Uint8Array.from({ length: 4 * 256 }, (_, at) => (at % 4 === 1 ? 255 - (at >> 2) : at >> 2));
    const ramp = new DataTexture(pixels, 256, 1, RGBAFormat);
    ramp.magFilter = ramp.minFilter = LinearFilter;
    ramp.channel = 3;
    ramp.needsUpdate = true;
    this.#textures.push(ramp);
    return ramp;
  }

  async #bake(relief: Relief): Promise<SurfaceTextures> {
    const maps = await bakeRelief(relief);
    const make = (pixels: Uint8Array<ArrayBuffer>, colorSpace: string): Texture => {
      const texture = new DataTexture(pixels, maps.widthPx, maps.heightPx, RGBAFormat);
      texture.colorSpace = colorSpace;
      texture.wrapS = texture.wrapT = RepeatWrapping;
      texture.magFilter = LinearFilter;
      texture.minFilter = LinearMipmapLinearFilter;
      texture.generateMipmaps = true;
      texture.anisotropy = 8;
      texture.needsUpdate = true;
      this.#textures.push(texture);
      return texture;
    };
    return {
      normal: make(maps.normal, NoColorSpace),
      roughness: maps.roughness && make(maps.roughness, NoColorSpace),
      shade: maps.shade && make(maps.shade, SRGBColorSpace),
    };
  }
}
