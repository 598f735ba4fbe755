import { Texture } from 'three';
import type { GLTFLoaderPlugin, GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import { decodeImage, mediaTypeOf } from './decode-image.js';
import { fetchBytes } from './fetch-bytes.js';

interface ImageDefinition {
  readonly bufferView?: number;
  readonly uri?: string;
}

/**
 * Makes a glTF parser decode its pictures from bytes. three.js wraps embedded ones in `blob:` URLs and fetches those, which
 * `connect-src 'self'` refuses. Samplers, caching and colour spaces stay the parser's.
 *
 * @param failures - Receives what could not be decoded: the parser itself would go on without the picture.
 */
export function imageSources(parser: GLTFParser, failures: unknown[], signal: AbortSignal): GLTFLoaderPlugin {
  const textures = new Map<number, Promise<Texture>>();
  const load = async (index: number): Promise<Texture> => {
    const { images } = parser.json as { images: readonly ImageDefinition[] };
    const bytes = await readImage(parser, images[index] ?? {}, signal);
    const texture = new Texture(await decodeImage(bytes, mediaTypeOf(bytes)));
    texture.needsUpdate = true;
    return texture;
  };
  const loadOnce = async (index: number): Promise<Texture> => {
    const first = textures.get(index);
    if (first) return (await first).clone();
    const loading = load(index);
    textures.set(index, loading);
    loading.catch((error: unknown) => failures.push(error));
    return loading;
  };
  return {
    name: 'ATELIER_image_sources',
    beforeRoot: () => {
      parser.loadImageSource = loadOnce;
      return null;
    },
  };
}

async function readImage(parser: GLTFParser, image: ImageDefinition, signal: AbortSignal): Promise<ArrayBuffer> {
  if (image.bufferView !== undefined)
    return (await parser.getDependency('bufferView', image.bufferView)) as ArrayBuffer;
  const uri = image.uri ?? '';
  if (uri.startsWith('data:')) return fromDataUri(uri);
  return fetchBytes(parser.options.path + uri, { signal });
}

/** `fetch` of a `data:` address is refused by the page's policy as well. */
function fromDataUri(uri: string): ArrayBuffer {
  const text = atob(uri.slice(uri.indexOf(',') + 1));
  return Uint8Array.from(text, (each) => each.charCodeAt(0)).buffer;
}
