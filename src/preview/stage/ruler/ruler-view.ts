import type { PerspectiveCamera } from 'three';

/** How the picture stands to the product. */
export interface RulerView {
  readonly camera: PerspectiveCamera;
  readonly azimuthRad: number;
  /** Metres of one CSS pixel at the product. */
  readonly pixelM: number;
}
