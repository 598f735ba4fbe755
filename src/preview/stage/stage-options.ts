import type { StageEvent } from '../plan/stage.js';

/** What a stage is made with. */
export interface StageOptions {
  /** URL that the plan's file names are relative to: the product file's. Relative to the page itself if relative. */
  readonly baseUrl: string;
  readonly onEvent: (event: StageEvent) => void;
  /** Default: light. */
  readonly scheme?: 'light' | 'dark';
  /** Default: false. */
  readonly reducedMotion?: boolean;
  /** Most device pixels per CSS pixel; default 2. */
  readonly pixelRatioLimit?: number;
  /** Whether mouse and touch turn the product; default true. */
  readonly pointer?: boolean;
  /** The bytes of a shopper's picture by asset id; `null`: not on this device. */
  readonly loadAsset?: (assetId: string) => Promise<Blob | null>;
}
