/**
 * The stage as elements see it. They load its one implementation by `import()`; this interface keeps three.js and its
 * types out of everything else. Types only.
 */
import type { OptionId, PartId, ViewId } from '../../kernel/ids.js';
import type { ScenePlan } from './scene-plan.js';
import type { Spot } from './spot-of.js';

/** Pixels of the canvas that the page covers (a sheet, a bar): the product is centred in what is left. */
export interface Insets {
  readonly topPx: number;
  readonly rightPx: number;
  readonly bottomPx: number;
  readonly leftPx: number;
}

/** What a picture should show. */
export interface CaptureRequest {
  readonly viewId?: ViewId | null;
  /** 1..4096 each. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** `#rrggbb`, or `null` for transparent. */
  readonly background?: string | null;
  readonly format?: 'image/png' | 'image/jpeg' | 'image/webp';
}

/** Pixels of a picture: rows from the top, red, green, blue and straight alpha, 0..255. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A film of one turn of the design. */
export interface TurntableRequest {
  readonly viewId?: ViewId | null;
  /** 2..1920 each, rounded to even numbers. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1..30. Default: 8. */
  readonly seconds?: number;
  /** `#rrggbb`. Default: white. */
  readonly background?: string;
}

/** What takes a while can be watched and stopped. */
export interface Making {
  readonly signal?: AbortSignal;
  /** Hears how far it is, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** A file that holds a design: for shops and viewers, or for AR on iPhones and iPads. */
export type ModelFormat = 'glb' | 'usdz';

/** A size to be shown beside the product. */
export interface MeasuredLength {
  readonly partId: PartId;
  /** Axis of the product: to the right, up, to the front. */
  readonly axis: 'x' | 'y' | 'z';
  /** In words, such as `1,200 mm`. */
  readonly label: string;
}

/** What the stage tells, through the listener it was made with. */
export type StageEvent =
  | { readonly type: 'first-frame' }
  | { readonly type: 'settled'; readonly revision: number }
  | { readonly type: 'pick'; readonly partId: PartId | null }
  | {
      readonly type: 'error';
      readonly code: string;
      readonly message: string;
      readonly url?: string;
      readonly optionId?: OptionId;
    }
  | { readonly type: 'context-lost' }
  | { readonly type: 'context-restored' };

/** A picture that follows plans. Every plan replaces the one before as a whole; the last complete picture stays meanwhile. */
export interface Stage {
  /** Shows the plan once everything it needs is there; resolves then (or when a newer plan took over). */
  apply(plan: ScenePlan): Promise<void>;
  /** Flies to a named view; `animate: false` cuts. Reduced motion always cuts. */
  show(viewId: ViewId, options?: { readonly animate?: boolean }): void;
  /** Turns the camera round the product by degrees, as the arrow keys do. */
  orbitBy(azimuthDeg: number, polarDeg: number): void;
  /** Factor < 1 comes nearer. */
  zoomBy(factor: number): void;
  resetView(): void;
  /** CSS pixels and device pixel ratio. */
  resize(widthPx: number, heightPx: number, pixelRatio: number): void;
  setInsets(insets: Insets): void;
  /** Shows a length beside the product, on screen alone; `null` takes it away. */
  measure(length: MeasuredLength | null): void;
  /** Lights a spot up for a moment, so that the shopper sees what a question is about. */
  highlight(spot: Spot): void;
  /** Flies to the view that shows most of a spot, if it cannot be seen once the last plan is shown. */
  reveal(spot: Spot): void;
  /** Light or dark studio. */
  setScheme(scheme: 'light' | 'dark'): void;
  setReducedMotion(reduced: boolean): void;
  /** Off screen, at its own size; the picture on screen is not disturbed. */
  capture(request: CaptureRequest): Promise<Blob>;
  /** What is on screen, or would be if the stage had the canvas: in device pixels of its size, from where its camera is. */
  still(): Promise<Picture>;
  /** The design as a model for elsewhere, with its lettering, in metres; the last plan applied is waited for. */
  exportModel(format: ModelFormat): Promise<Blob>;
  /** One turn as MP4, each frame drawn for it; 12 PNG pictures in a ZIP where the browser encodes no film. */
  turntable(request: TurntableRequest, making?: Making): Promise<Blob>;
  /** Stops drawing while out of sight. */
  setVisible(visible: boolean): void;
  dispose(): void;
}
