import type { StageEvent } from './stage.js';

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
  /** Bytes of models and textures kept for another time; what is on show is never freed. Default: 96 MB where fingers point, else 256 MB. */
  readonly memoryBytes?: number;
  /** Whether mouse and touch turn the product; default true. */
  readonly pointer?: boolean;
  /** The bytes of a shopper's picture by asset id; `null`: not on this device. */
  readonly loadAsset?: (assetId: string) => Promise<Blob | null>;
}
