/** Plans of models made of boxes, and probes of the very frames that are on screen. */
import type { AttachmentPlan, PartPlan, ScenePlan } from '../../../src/preview/plan/scene-plan.js';
import { aGlb, glbBytes, type BoxOfGlb } from '../../support/a-glb.js';
import { aStage, type Rig } from './stage-rig.js';

/** Address of a file in memory. */
export function urlOf(bytes: Uint8Array): string {
  return URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
}

/** Address of a model made of boxes. */
export function urlOfBoxes(boxes: readonly BoxOfGlb[]): string {
  return urlOf(glbBytes(aGlb(boxes)));
}

/** One part of a plan: what is not said is as the file has it. */
export function aPart(node: string, own: Partial<PartPlan> = {}): PartPlan {
  const nodes = [{ node, index: null, material: null }];
  return { nodes, visible: true, look: null, tint: null, morphs: {}, sizes: [], ...own };
}

/** A look in a colour. */
export function aLook(
  surface: string,
  color: string,
  own: Partial<NonNullable<PartPlan['look']>> = {},
): PartPlan['look'] {
  return { surface, color, texture: null, tileMm: null, roughness: null, metalness: null, ...own };
}

/** A plan seen square on from the front. */
export function aBoxPlan(
  src: string,
  parts: Readonly<Record<string, PartPlan>>,
  own: { readonly attachments?: readonly AttachmentPlan[]; readonly variant?: string } = {},
): ScenePlan {
  return {
    model: { type: 'file', src },
    parts: new Map(Object.entries(parts)),
    areas: new Map(),
    variant: own.variant ?? null,
    attachments: own.attachments ?? [],
    views: new Map([
      ['front', { id: 'front', orbit: [0, 90, 1.2], at: null, title: null }],
      ['above', { id: 'above', orbit: [30, 50, 1.2], at: null, title: null }],
    ]),
  };
}

/** A stage of so many pixels each way. */
export async function aTinyStage(edgePx: number): Promise<Rig> {
  const rig = await aStage();
  rig.stage.resize(edgePx, edgePx, 1);
  return rig;
}

/** The pixels of the frame drawn last; only right after it was, before the browser shows it. */
export function frameOf({ gl }: Rig): Uint8Array {
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

/** FNV-1a of pixels. */
export function hashOf(pixels: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const each of pixels) hash = Math.imul(hash ^ each, 0x01000193);
  return hash >>> 0;
}

/** Random numbers in 0..1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts `answer` in the place of `fetch`; the result puts it back. */
export function replaceFetch(
  answer: (url: string, real: typeof fetch, init?: RequestInit) => Promise<Response>,
): () => void {
  const real = window.fetch;
  window.fetch = (input, init) => answer(String(input instanceof Request ? input.url : input), real.bind(window), init);
  return () => void (window.fetch = real);
}
