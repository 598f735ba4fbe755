import { SRGBColorSpace, WebGLRenderTarget } from 'three';

/**
 * A target that gets exactly the pixels of the screen: tone mapped, sRGB, premultiplied. three.js does both only for the
 * screen and for targets with the mark of WebXR (r187, WebGLPrograms), so this one carries the mark.
 *
 * @param widthPx - 1..4096.
 * @param heightPx - 1..4096.
 * @param samples - For smooth edges; 0: none.
 */
export function createPictureTarget(widthPx: number, heightPx: number, samples = 4): WebGLRenderTarget {
  // The shader has already encoded sRGB: the storage must not do it again.
  const target = new WebGLRenderTarget(widthPx, heightPx, {
    samples,
    colorSpace: SRGBColorSpace,
    internalFormat: 'RGBA8',
    generateMipmaps: false,
  });
  return Object.assign(target, { isXRRenderTarget: true });
}
