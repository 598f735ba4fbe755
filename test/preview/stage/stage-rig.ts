/** A stage on a small canvas with the demo's bottle, and probes of what it shows. */
import type { AreaLayer, PartPlan, ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import type { CaptureRequest, StageEvent } from '../../../src/preview/plan/stage.js';
import { createStage } from '../../../src/preview/stage/create-stage.js';
import type { StageOptions } from '../../../src/preview/plan/stage-options.js';
import type { ThreeStage } from '../../../src/preview/stage/three-stage.js';

export const BOTTLE = '/demo/products/bottle/bottle.glb';
/** Small, because these tests run where no GPU is. */
export const SIZE = { widthPx: 120, heightPx: 180 };

export interface Rig {
  readonly canvas: HTMLCanvasElement;
  readonly stage: ThreeStage;
  readonly events: StageEvent[];
  readonly gl: WebGL2RenderingContext;
}

/** Longest time to a first frame, milliseconds: shaders are compiled in it, which is slow without a GPU on a busy machine. */
export const FIRST_FRAME_MS = 60_000;

/** A stage of 120 x 180 CSS pixels; motion off unless a test is about motion. */
export async function aStage(options: Partial<StageOptions> = {}): Promise<Rig> {
  const canvas = document.createElement('canvas');
  canvas.style.width = `${SIZE.widthPx}px`;
  canvas.style.height = `${SIZE.heightPx}px`;
  document.body.append(canvas);
  const events: StageEvent[] = [];
  const stage = await createStage(canvas, {
    baseUrl: '/',
    reducedMotion: true,
    onEvent: (event) => events.push(event),
    ...options,
  });
  stage.resize(SIZE.widthPx, SIZE.heightPx, 1);
  return { canvas, stage, events, gl: canvas.getContext('webgl2')! };
}

/** A stage that shows a plan, with all the first frame's work done: without a GPU, its drawing goes on after the frame. */
export async function aShownStage(): Promise<Rig> {
  const rig = await aStage();
  await rig.stage.apply(aPlan());
  await shoot(rig.stage);
  return rig;
}

export function endStage({ canvas, stage }: Rig): void {
  stage.dispose();
  canvas.remove();
}

export interface PlanChoices {
  readonly src?: string;
  readonly surface?: string;
  readonly color?: string;
  readonly text?: string;
  readonly depthMm?: number;
  readonly ink?: string | null;
  readonly foil?: boolean;
  readonly short?: number;
  readonly hidden?: readonly string[];
  readonly atMm?: readonly [number, number];
}

/** The bottle as a plan: sage powder coat, no text, tall. */
export function aPlan(choices: PlanChoices = {}): ScenePlan {
  const { src = BOTTLE, surface = 'powder', color = '#97a68e', short = 0, hidden = [] } = choices;
  const part = (node: string, surfaceId: string, tint: string): PartPlan => ({
    nodes: [{ node, index: null, material: null }],
    visible: !hidden.includes(node),
    look: { surface: surfaceId, color: tint, texture: null, tileMm: null, roughness: null, metalness: null },
    tint: null,
    morphs: {},
    sizes: [],
  });
  const nodes = ['Body', 'Base', 'Seal', 'Lid', 'Loop'];
  const all = {
    ...part('Body', '', ''),
    nodes: nodes.map((node) => ({ node, index: null, material: null })),
    visible: true,
  };
  return {
    model: { type: 'file', src },
    parts: new Map<string, PartPlan>([
      ['all', { ...all, look: null, morphs: { short } }],
      ['body', part('Body', surface, color)],
      ['base', part('Base', 'brushed', '#c4c5c6')],
      ['lid', part('Lid', 'plastic', '#2b2a29')],
      ['loop', part('Loop', 'plastic', '#2b2a29')],
    ]),
    areas: new Map([
      [
        'wrap',
        {
          partId: 'body',
          widthMm: 226.2,
          heightMm: 75,
          uv: [0, 0.36655, 1, 0.69814],
          wraps: true,
          layers: choices.text === undefined ? [] : [textLayer(choices)],
        },
      ],
    ]),
    variant: null,
    attachments: [],
    views: new Map([
      ['front', { id: 'front', orbit: [0, 80, 0.85], at: null, title: null }],
      ['back', { id: 'back', orbit: [180, 80, 0.85], at: null, title: null }],
    ]),
  };
}

function textLayer({ text = '', depthMm = 0, atMm, ink: color = '#1b1f3b', foil = false }: PlanChoices): AreaLayer {
  return {
    type: 'text',
    optionId: 'name',
    text,
    lines: 1,
    fontFamily: 'Baloo 2',
    fontSrc: '/node_modules/@fontsource/baloo-2/files/baloo-2-latin-500-normal.woff',
    color,
    foil,
    fit: 'shrink',
    sizeMm: null,
    minMm: null,
    align: 'center',
    atMm: atMm ?? null,
    depthMm,
  };
}

/** Pixels of a capture, 120 x 180 unless asked otherwise. */
export async function shoot(stage: ThreeStage, request: Partial<CaptureRequest> = {}): Promise<ImageData> {
  return pixelsOf(await stage.capture({ ...SIZE, ...request }));
}

export async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** Mean colour of a rectangle given in shares of the picture; only opaque pixels. */
export function meanOf(
  image: ImageData,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number[] {
  const sums = [0, 0, 0, 0];
  for (let y = Math.floor(top * image.height); y < bottom * image.height; y++) {
    for (let x = Math.floor(left * image.width); x < right * image.width; x++) {
      const at = (y * image.width + x) * 4;
      if (image.data[at + 3]! < 250) continue;
      for (const channel of [0, 1, 2]) sums[channel]! += image.data[at + channel]!;
      sums[3]! += 1;
    }
  }
  return sums.slice(0, 3).map((sum) => sum / Math.max(1, sums[3]!));
}

/** Rows that hold an opaque pixel, as shares of the height: top and bottom of the product. */
export function extentOf(image: ImageData): { readonly top: number; readonly bottom: number } {
  const rows = Array.from({ length: image.height }, (_, y) => y).filter((y) =>
    image.data
      .subarray(y * image.width * 4, (y + 1) * image.width * 4)
      .some((value, at) => at % 4 === 3 && value > 250),
  );
  return { top: (rows[0] ?? 0) / image.height, bottom: ((rows.at(-1) ?? 0) + 1) / image.height };
}

/** Share of pixels that differ by more than `threshold` in some channel, and the box of those, in shares. */
export function differenceOf(
  a: ImageData,
  b: ImageData,
  threshold = 6,
): { readonly share: number; readonly box: readonly [number, number, number, number] } {
  let count = 0;
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let at = 0; at < a.data.length; at += 4) {
    if (![0, 1, 2, 3].some((channel) => Math.abs(a.data[at + channel]! - b.data[at + channel]!) > threshold)) continue;
    count++;
    const [x, y] = [((at / 4) % a.width) / a.width, Math.floor(at / 4 / a.width) / a.height];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return { share: count / (a.width * a.height), box: [left, top, right, bottom] };
}

/** The next animation frames, awaited. */
export async function frames(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The lit middle of the body, below the label. */
export const BODY = [0.44, 0.66, 0.56, 0.74] as const;

/** `#rrggbb` as numbers. */
export function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Distance of two colours, 0..441. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, at) => value - b[at]!));
}

/** Counts GL draw calls and requested frames while `work` runs. */
export async function activity({ gl }: Rig, work: () => Promise<void>): Promise<{ draws: number; frames: number }> {
  const counted = { draws: 0, frames: 0 };
  const [elements, arrays, request] = [gl.drawElements.bind(gl), gl.drawArrays.bind(gl), window.requestAnimationFrame];
  gl.drawElements = (...values) => {
    counted.draws++;
    elements(...values);
  };
  gl.drawArrays = (...values) => {
    counted.draws++;
    arrays(...values);
  };
  window.requestAnimationFrame = (callback) => (counted.frames++, request(callback));
  await work();
  Object.assign(gl, { drawElements: elements, drawArrays: arrays });
  window.requestAnimationFrame = request;
  return counted;
}

/** Time in which nothing may happen. */
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
