import { NeutralToneMapping, SRGBColorSpace, WebGLRenderer } from 'three';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';

/**
 * The renderer of one stage: transparent ground (the page's own shows through), Khronos PBR Neutral, nothing drawn until asked.
 *
 * @throws {ConfiguratorError} `stage/no-webgl`: the browser gives no WebGL 2 context.
 */
export function createRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  const attributes: WebGLContextAttributes = {
    alpha: true,
    antialias: true,
    depth: true,
    stencil: false,
    premultipliedAlpha: true,
    preserveDrawingBuffer: false,
    powerPreference: 'default',
  };
  // Asked for first, because three.js writes to the console before it throws.
  const context = canvas.getContext('webgl2', attributes);
  if (context === null) {
    throw new ConfiguratorError('stage/no-webgl', {
      message: 'The browser gives no WebGL 2 context, so the product cannot be shown in 3D.',
      hint: 'Keep the poster; everything else works without 3D.',
    });
  }
  const renderer = new WebGLRenderer({ canvas, context, ...attributes });
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.setClearColor(0x000000, 0);
  renderer.info.autoReset = true;
  return renderer;
}
