import type { Data3DTexture, MeshPhysicalMaterial } from 'three';
import type { Body } from './body.js';

/** The structure of a surface as one tile that repeats. `u` and `v` run 0..1 over the tile. */
export interface Relief {
  /** Cache key. */
  readonly id: string;
  /** True size of the tile, millimetres. */
  readonly tileMm: readonly [number, number];
  /** Pixels of its maps, powers of two. */
  readonly sizePx: readonly [number, number];
  /** What a height of 1 is, millimetres. */
  readonly heightMm: number;
  /** Height at a point, about -1..1. */
  heightAt(u: number, v: number): number;
  /** Factor of the material's roughness by height. Absent: even. */
  roughnessAt?(u: number, v: number, height: number): number;
  /** Factor of the colour by height, 0..1. Absent: even. */
  shadeAt?(u: number, v: number, height: number): number;
}

/** A surface recipe: what `look.surface` names. */
export interface Surface {
  readonly id: string;
  readonly relief: Relief | null;
  /** Makes up for what the shade map takes on average, so that cloth has the colour of its swatch. Absent: 1. */
  readonly gain?: number;
  /** Colour where the look gives none, `#rrggbb`. */
  readonly color: string;
  /** Sets everything but colour and maps on a fresh material. */
  configure(material: MeshPhysicalMaterial): void;
  /** Colours a body by its place in the solid it is cut from; `noise` repeats after 16 cells. Absent: a surface alone. */
  grow?(material: MeshPhysicalMaterial, body: Body, noise: Data3DTexture): void;
  /** What the light of a body's vertices is for: to shade it, or (`alpha`) to let through what lies behind. Default: to shade. */
  readonly light?: 'alpha';
}
