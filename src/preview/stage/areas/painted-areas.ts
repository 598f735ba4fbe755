import { MeshStandardMaterial, type BufferGeometry, type Mesh } from 'three';
import type { AreaId } from '../../../kernel/ids.js';
import type { AreaPlan } from '../../plan/scene-plan.js';
import { AreaOverlay, uvRectOf } from './area-overlay.js';
import { AreaSheet, workOf, type Ground, type Work } from './area-sheet.js';
import type { Drawing } from './lettering.js';

interface Painted {
  readonly sheet: AreaSheet;
  readonly overlays: readonly AreaOverlay[];
  /** What the overlays lie on; a generated mesh may get another geometry. */
  readonly geometries: readonly BufferGeometry[];
}

/** From the bottom to the top. */
const WORKS: readonly Work[] = ['engraved', 'raised', 'print', 'foil'];

/** Everything painted on one model. */
export class PaintedAreas {
  readonly #painted = new Map<string, Painted>();

  /** Shows `drawings` on an area of the part that has `meshes`. */
  show(areaId: AreaId, area: AreaPlan, drawings: readonly Drawing[], meshes: readonly Mesh[]): void {
    const withUv = meshes.filter((mesh) => mesh.geometry.hasAttribute('uv'));
    WORKS.forEach((work, order) => {
      const own = drawings.filter((each) => workOf(each) === work);
      this.#showSheet(areaId, work, order + 1, area, own, withUv);
    });
  }

  /** What of an area is to be seen: its ink, drawn on its part. */
  inkOf(areaId: AreaId): Mesh[] {
    return WORKS.flatMap((work) => this.#painted.get(`${areaId}/${work}`)?.overlays ?? [])
      .map(({ mesh }) => mesh)
      .filter(({ visible }) => visible);
  }

  /** Hides areas that are not in `areaIds`. */
  keep(areaIds: ReadonlySet<AreaId>): void {
    for (const [key, { overlays }] of this.#painted) {
      if (!areaIds.has(key.slice(0, key.lastIndexOf('/')))) for (const overlay of overlays) overlay.hide();
    }
  }

  dispose(): void {
    for (const painted of this.#painted.values()) disposePainted(painted);
    this.#painted.clear();
  }

  #showSheet(
    areaId: AreaId,
    work: Work,
    order: number,
    area: AreaPlan,
    drawings: readonly Drawing[],
    meshes: readonly Mesh[],
  ): void {
    const key = `${areaId}/${work}`;
    const geometries = meshes.map(({ geometry }) => geometry);
    let painted = this.#painted.get(key);
    if (painted && !sameItems(painted.geometries, geometries)) {
      disposePainted(painted);
      painted = undefined;
    }
    if (drawings.length === 0) {
      for (const overlay of painted?.overlays ?? []) overlay.hide();
      return;
    }
    painted ??= { sheet: new AreaSheet(work), overlays: meshes.map((mesh) => new AreaOverlay(mesh, key)), geometries };
    this.#painted.set(key, painted);
    const region = painted.sheet.paint(area, drawings, groundOf(meshes));
    for (const overlay of painted.overlays) {
      if (region === null) overlay.hide();
      else overlay.show(painted.sheet.material, uvRectOf(area, region), order);
    }
  }
}

function groundOf([mesh]: readonly Mesh[]): Ground {
  const material = mesh?.material;
  const hasTangents = mesh?.geometry.hasAttribute('tangent') ?? false;
  if (!(material instanceof MeshStandardMaterial))
    return { color: '#808080', roughness: 0.5, metalness: 0, hasTangents };
  // A roughness map's even value is a half, and the material's own is doubled to match.
  const roughness = material.roughnessMap ? material.roughness / 2 : material.roughness;
  return { color: `#${material.color.getHexString()}`, roughness, metalness: material.metalness, hasTangents };
}

function disposePainted({ sheet, overlays }: Painted): void {
  sheet.dispose();
  for (const overlay of overlays) overlay.dispose();
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
