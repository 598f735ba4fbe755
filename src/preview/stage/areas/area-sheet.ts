import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshPhysicalMaterial,
  NoColorSpace,
  RGBAFormat,
  RepeatWrapping,
  SRGBColorSpace,
} from 'three';
import type { AreaPlan } from '../../plan/scene-plan.js';
import type { Drawing } from './lettering.js';
import { createContext } from './canvas-context.js';
import { paintSheet } from './paint-sheet.js';
import { regionOf, type SheetRegion } from './sheet-region.js';

/** Print or cut of one area: its pixels, its textures and the material that shows them. */
export class AreaSheet {
  readonly material: MeshPhysicalMaterial;
  readonly #context: CanvasRenderingContext2D;
  #color: DataTexture | null = null;
  #normal: DataTexture | null = null;

  /** @param cut - Laser, engraving or emboss instead of print. */
  constructor(cut: boolean) {
    this.material = new MeshPhysicalMaterial({
      transparent: true,
      depthWrite: false,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -2,
      // Printed ink is a smooth film; a laser leaves a matt oxide on metal.
      roughness: cut ? 0.62 : 0.46,
      metalness: cut ? 0.55 : 0,
    });
    this.#context = createContext(4, 4);
  }

  /** Paints anew; the returned region is `null` if there is nothing to show. */
  paint(area: AreaPlan, drawings: readonly Drawing[]): SheetRegion | null {
    const region = regionOf(
      area,
      drawings.map((drawing) => drawing.box),
    );
    if (region === null) return null;
    const { canvas } = this.#context;
    if (canvas.width !== region.widthPx || canvas.height !== region.heightPx) {
      canvas.width = region.widthPx;
      canvas.height = region.heightPx;
    }
    const { color, normal } = paintSheet(this.#context, drawings, region);
    this.#color = refill(this.#color, color, region, SRGBColorSpace);
    this.#normal = normal === null ? drop(this.#normal) : refill(this.#normal, normal, region, NoColorSpace);
    for (const texture of [this.#color, this.#normal]) if (texture) place(texture, area, region);
    if (this.material.map === null || (this.material.normalMap === null) !== (this.#normal === null))
      this.material.needsUpdate = true;
    this.material.map = this.#color;
    this.material.normalMap = this.#normal;
    return region;
  }

  dispose(): void {
    this.material.dispose();
    drop(this.#color);
    drop(this.#normal);
  }
}

function drop(texture: DataTexture | null): null {
  texture?.dispose();
  return null;
}

function refill(
  old: DataTexture | null,
  pixels: Uint8Array<ArrayBuffer> | Uint8ClampedArray<ArrayBuffer>,
  region: SheetRegion,
  colorSpace: string,
): DataTexture {
  const { widthPx, heightPx } = region;
  const texture = old ?? new DataTexture(null, widthPx, heightPx, RGBAFormat);
  // The GPU's storage has a fixed size; a new size is a new storage.
  if (old && (old.image.width !== widthPx || old.image.height !== heightPx)) old.dispose();
  texture.image = { data: new Uint8Array(pixels.buffer), width: widthPx, height: heightPx };
  texture.colorSpace = colorSpace;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 8;
  texture.needsUpdate = true;
  return texture;
}

/** Maps the part's UVs to the region's picture. */
function place(texture: DataTexture, area: AreaPlan, region: SheetRegion): void {
  const [u0, v0, u1, v1] = area.uv;
  const perU = area.widthMm / ((u1 - u0) * region.widthMm);
  const perV = area.heightMm / ((v1 - v0) * region.heightMm);
  texture.repeat.set(perU, perV);
  texture.offset.set(-u0 * perU - region.xMm / region.widthMm, -v0 * perV - region.yMm / region.heightMm);
  texture.wrapS = region.round ? RepeatWrapping : ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
}
