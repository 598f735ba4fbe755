import {
  ClampToEdgeWrapping,
  Color,
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
import { carve, floorLight, type Finish } from './carve.js';
import { paintSheet } from './paint-sheet.js';
import { regionOf, type SheetRegion } from './sheet-region.js';

/** How drawings get onto a surface; each way is a sheet of its own. */
export type Work = 'print' | 'foil' | 'engraved' | 'raised';

/** What a sheet lies on. */
export interface Ground extends Finish {
  /** `#rrggbb` */
  readonly color: string;
  /** Its mesh has tangents, which know nothing of an area that is turned over. */
  readonly hasTangents: boolean;
}

/** Printed ink is a smooth film, foil a thin mirror on a surface that is none. */
const FILMS: Readonly<Record<'print' | 'foil', Finish>> = {
  print: { roughness: 0.46, metalness: 0 },
  foil: { roughness: 0.24, metalness: 1 },
};
/** A laser leaves a matt oxide on metal; enamel in a cut looks much the same. */
const INKED_FLOOR: Finish = { roughness: 0.62, metalness: 0.55 };
/** A tool leaves no mirror on the floor. */
const CUT_ROUGHNESS = 0.38;

/** The way a drawing is made. */
export function workOf({ depthMm, foil }: Drawing): Work {
  if (depthMm !== 0) return depthMm > 0 ? 'engraved' : 'raised';
  return foil ? 'foil' : 'print';
}

/** What is made in one way on one area: its pixels, its textures and the material that shows them. */
export class AreaSheet {
  readonly material = new MeshPhysicalMaterial({
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -2,
  });
  readonly #work: Work;
  readonly #context = createContext(4, 4);
  #color: DataTexture | null = null;
  #normal: DataTexture | null = null;
  #finish: DataTexture | null = null;

  constructor(work: Work) {
    this.#work = work;
    if (work === 'print' || work === 'foil') Object.assign(this.material, FILMS[work]);
    else Object.assign(this.material, { roughness: 1, metalness: 1 });
  }

  /** Paints anew; the returned region is `null` if there is nothing to show. */
  paint(area: AreaPlan, drawings: readonly Drawing[], ground: Ground): SheetRegion | null {
    const region = regionOf(area, drawings);
    const [first] = drawings;
    if (region === null || first === undefined) return null;
    const { canvas } = this.#context;
    if (canvas.width !== region.widthPx || canvas.height !== region.heightPx) {
      canvas.width = region.widthPx;
      canvas.height = region.heightPx;
    }
    const color = paintSheet(this.#context, drawings, region, bareColor(ground, first));
    if (this.#work === 'engraved' || this.#work === 'raised') this.#carve(color, region, first, ground);
    this.#color = refill(this.#color, color, region, SRGBColorSpace);
    for (const texture of [this.#color, this.#normal, this.#finish]) if (texture) place(texture, area, region);
    this.material.map = this.#color;
    this.material.normalMap = this.#normal;
    this.material.roughnessMap = this.material.metalnessMap = this.#finish;
    const [u0, v0, u1, v1] = area.uv;
    if (ground.hasTangents) this.material.normalScale.set(Math.sign(u1 - u0), Math.sign(v1 - v0));
    return region;
  }

  #carve(color: Uint8ClampedArray, region: SheetRegion, { depthMm, capMm, ink, foil }: Drawing, ground: Ground): void {
    const { normal, finish } = carve(color, region.widthPx, region.heightPx, {
      depthMm,
      capMm: capMm ?? region.heightMm,
      pxPerMm: region.widthPx / region.widthMm,
      floor: floorOf(depthMm, ink, foil, ground),
      rim: depthMm > 0 ? ground.metalness : 0,
      wallsOnly: depthMm < 0 && ink === null,
    });
    this.#normal = refill(this.#normal, normal, region, NoColorSpace);
    this.#finish = refill(this.#finish, finish, region, NoColorSpace);
  }

  dispose(): void {
    this.material.dispose();
    for (const texture of [this.#color, this.#normal, this.#finish]) texture?.dispose();
  }
}

/** The surface's own colour; on the floor of a cut less light arrives. */
function bareColor({ color }: Ground, { depthMm, capMm }: Drawing): string {
  if (depthMm <= 0 || capMm === null) return color;
  return `#${new Color(color).multiplyScalar(floorLight(depthMm, capMm)).getHexString()}`;
}

function floorOf(depthMm: number, ink: string | null, foil: boolean, ground: Ground): Finish {
  if (foil) return FILMS.foil;
  if (ink !== null) return depthMm > 0 && ground.metalness > 0 ? INKED_FLOOR : FILMS.print;
  const { roughness, metalness } = ground;
  return { roughness: depthMm > 0 ? Math.max(roughness, CUT_ROUGHNESS) : roughness, metalness };
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
