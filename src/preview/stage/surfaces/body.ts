import type { BufferGeometry } from 'three';
import type { UvScale } from './uv-scale.js';

/** The UVs whose u is a vertex's light: under them an occlusion map is a plain ramp. */
export const LIGHT_UV = 'uv3';

/** What a look is put on. */
export interface Body {
  /** `null`: it has no UVs, and gets no maps. */
  readonly scale: UvScale | null;
  /** Vertices know their place in the log or block. */
  readonly hasSolid: boolean;
  /** Vertices know how much light reaches them. */
  readonly hasLight: boolean;
  /** Vertices have colours of the file's own, such as baked shade, which the look's colour is multiplied by. */
  readonly hasColors: boolean;
}

/** A generated mesh as a body: its UVs are millimetres. */
export function generatedBody(geometry: BufferGeometry): Body {
  return {
    scale: { uMm: 1, vMm: 1 },
    hasSolid: geometry.hasAttribute('solid'),
    hasLight: geometry.hasAttribute(LIGHT_UV),
    hasColors: false,
  };
}
