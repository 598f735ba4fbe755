import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { CaptureRequest, Picture } from '../plan/stage.js';
import { createContext } from './areas/canvas-context.js';
import { StageFault } from './loading/stage-fault.js';
import { createPictureTarget } from './render/picture-target.js';

const MAX_PX = 4096;
/** Quality of the lossy formats. */
const QUALITY = 0.92;

/** Width and height of a request within what is allowed, whole pixels. */
export function captureSize({ widthPx, heightPx }: CaptureRequest): {
  readonly widthPx: number;
  readonly heightPx: number;
} {
  const clamp = (px: number): number => Math.min(MAX_PX, Math.max(1, Math.round(px)));
  return { widthPx: clamp(widthPx), heightPx: clamp(heightPx) };
}

/** Draws the scene off screen, at a size of at most 4096 x 4096. */
export function drawPicture(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
  { widthPx, heightPx }: Pick<CaptureRequest, 'widthPx' | 'heightPx'>,
): Picture {
  const target = createPictureTarget(widthPx, heightPx);
  const pixels = new Uint8Array(widthPx * heightPx * 4);
  try {
    renderer.setRenderTarget(target);
    renderer.clear();
    renderer.render(scene, camera);
    renderer.setRenderTarget(null);
    renderer.readRenderTargetPixels(target, 0, 0, widthPx, heightPx, pixels);
  } finally {
    renderer.setRenderTarget(null);
    target.dispose();
  }
  return { widthPx, heightPx, data: straighten(pixels, widthPx, heightPx) };
}

/** From premultiplied rows, bottom first, to straight rows, top first. */
function straighten(pixels: Uint8Array, widthPx: number, heightPx: number): Picture['data'] {
  const data = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < heightPx; y++) {
    const from = (heightPx - 1 - y) * widthPx * 4;
    data.set(pixels.subarray(from, from + widthPx * 4), y * widthPx * 4);
  }
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) data[channel] = ((data[channel] ?? 0) * 255) / alpha;
  }
  return data;
}

/**
 * A picture as a file. Pixels are those of the screen: tone mapped sRGB; the background lies under them untouched.
 *
 * @throws {StageFault} `stage/capture-failed`: the browser cannot encode the format.
 */
export async function encodeCapture(
  { widthPx, heightPx, data }: Picture,
  request: Pick<CaptureRequest, 'format' | 'background'>,
): Promise<Blob> {
  const type = request.format ?? 'image/png';
  const context = createContext(widthPx, heightPx);
  context.putImageData(new ImageData(data, widthPx, heightPx), 0, 0);
  // A JPEG has no alpha: without a wish its ground is white, not black.
  const background = request.background ?? (type === 'image/jpeg' ? '#ffffff' : null);
  if (background !== null) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = background;
    context.fillRect(0, 0, widthPx, heightPx);
  }
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, type, QUALITY));
  if (blob === null) throw new StageFault('stage/capture-failed', { message: `The browser cannot write ${type}.` });
  return blob;
}
