import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { CaptureRequest } from '../plan/stage.js';
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

/**
 * Draws the scene off screen and encodes it. Pixels are those of the screen: tone mapped sRGB; the background lies under them
 * untouched.
 *
 * @throws {StageFault} `stage/capture-failed`: the browser cannot encode the format.
 */
export async function capturePicture(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
  request: CaptureRequest,
): Promise<Blob> {
  const { widthPx, heightPx } = captureSize(request);
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
  return encode(straighten(pixels, widthPx, heightPx), request);
}

/** From premultiplied rows, bottom first, to straight rows, top first. */
function straighten(pixels: Uint8Array, width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  for (let y = 0; y < height; y++) {
    const from = (height - 1 - y) * width * 4;
    image.data.set(pixels.subarray(from, from + width * 4), y * width * 4);
  }
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) data[channel] = ((data[channel] ?? 0) * 255) / alpha;
  }
  return image;
}

async function encode(image: ImageData, request: CaptureRequest): Promise<Blob> {
  const type = request.format ?? 'image/png';
  const context = createContext(image.width, image.height);
  context.putImageData(image, 0, 0);
  // A JPEG has no alpha: without a wish its ground is white, not black.
  const background = request.background ?? (type === 'image/jpeg' ? '#ffffff' : null);
  if (background !== null) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = background;
    context.fillRect(0, 0, image.width, image.height);
  }
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, type, QUALITY));
  if (blob === null) throw new StageFault('stage/capture-failed', { message: `The browser cannot write ${type}.` });
  return blob;
}
