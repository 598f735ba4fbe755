import {
  ClampToEdgeWrapping,
  LinearFilter,
  LinearMipmapLinearFilter,
  LinearMipmapNearestFilter,
  MirroredRepeatWrapping,
  NearestFilter,
  NearestMipmapLinearFilter,
  NearestMipmapNearestFilter,
  NoColorSpace,
  RepeatWrapping,
  SRGBColorSpace,
  Texture,
  type MagnificationTextureFilter,
  type MinificationTextureFilter,
  type Wrapping,
} from 'three';
import { decodeImage, mediaTypeOf } from '../decode-image.js';
import { once } from '../once.js';
import type { GltfTextureInfo } from './gltf-json.js';
import type { GltfSource } from './gltf-source.js';

const MAGNIFICATION: Readonly<Record<number, MagnificationTextureFilter>> = { 9728: NearestFilter, 9729: LinearFilter };
const MINIFICATION: Readonly<Record<number, MinificationTextureFilter>> = {
  ...MAGNIFICATION,
  9984: NearestMipmapNearestFilter,
  9985: LinearMipmapNearestFilter,
  9986: NearestMipmapLinearFilter,
  9987: LinearMipmapLinearFilter,
};
const WRAPPING: Readonly<Record<number, Wrapping>> = {
  33071: ClampToEdgeWrapping,
  33648: MirroredRepeatWrapping,
  10497: RepeatWrapping,
};

/** The textures of a file. A picture is decoded and uploaded once, however many textures show it. */
export class GltfTextures {
  readonly #source: GltfSource;
  readonly #pictures = new Map<number, Promise<Texture>>();
  readonly #textures = new Map<string, Promise<Texture>>();

  constructor(source: GltfSource) {
    this.#source = source;
  }

  /**
   * A texture, as a material wants it.
   *
   * @param holdsColor - Colours are sRGB; everything else is plain numbers.
   */
  get(info: GltfTextureInfo, holdsColor: boolean): Promise<Texture> {
    const key = JSON.stringify([info.index, info.texCoord, info.extensions, holdsColor]);
    return once(this.#textures, key, () => this.#make(info, holdsColor));
  }

  /** Frees all of them. */
  async dispose(): Promise<void> {
    for (const each of await Promise.allSettled(this.#textures.values())) {
      if (each.status === 'fulfilled') each.value.dispose();
    }
    for (const each of await Promise.allSettled(this.#pictures.values())) {
      if (each.status === 'fulfilled') (each.value.image as ImageBitmap).close();
    }
  }

  async #make(info: GltfTextureInfo, holdsColor: boolean): Promise<Texture> {
    const { json } = this.#source;
    const { source, sampler: samplerAt, extensions } = json.textures?.[info.index] ?? {};
    const { EXT_texture_avif: avif, EXT_texture_webp: webp } = extensions ?? {};
    const index = avif?.source ?? webp?.source ?? source ?? -1;
    const texture = (await once(this.#pictures, index, () => this.#decode(index))).clone();
    const sampler = json.samplers?.[samplerAt ?? -1] ?? {};
    texture.flipY = false;
    texture.magFilter = MAGNIFICATION[sampler.magFilter ?? 0] ?? LinearFilter;
    texture.minFilter = MINIFICATION[sampler.minFilter ?? 0] ?? LinearMipmapLinearFilter;
    texture.wrapS = WRAPPING[sampler.wrapS ?? 0] ?? RepeatWrapping;
    texture.wrapT = WRAPPING[sampler.wrapT ?? 0] ?? RepeatWrapping;
    texture.colorSpace = holdsColor ? SRGBColorSpace : NoColorSpace;
    const transform = info.extensions?.KHR_texture_transform ?? {};
    texture.channel = transform.texCoord ?? info.texCoord ?? 0;
    texture.offset.fromArray(transform.offset ?? [0, 0]);
    texture.repeat.fromArray(transform.scale ?? [1, 1]);
    texture.rotation = transform.rotation ?? 0;
    texture.needsUpdate = true;
    return texture;
  }

  async #decode(index: number): Promise<Texture> {
    const { uri, bufferView } = this.#source.json.images?.[index] ?? {};
    const bytes = await (bufferView === undefined ? this.#source.fetch(uri) : this.#source.view(bufferView));
    // Decoded from bytes: `blob:` addresses, which three.js uses, are refused by strict pages.
    return new Texture(await decodeImage(bytes, mediaTypeOf(bytes)));
  }
}
