import type { BufferGeometry, Mesh } from 'three';
import type { AreaId } from '../../../kernel/ids.js';
import type { AreaPlan } from '../../plan/scene-plan.js';
import { AreaOverlay, uvRectOf } from './area-overlay.js';
import { AreaSheet } from './area-sheet.js';
import type { Drawing } from './lettering.js';

interface Painted {
  readonly sheet: AreaSheet;
  readonly overlays: readonly AreaOverlay[];
  /** What the overlays lie on; a generated mesh may get another geometry. */
  readonly geometries: readonly BufferGeometry[];
}

/** Everything painted on one model. */
export class PaintedAreas {
  readonly #painted = new Map<string, Painted>();

  /** Shows `drawings` on an area of the part that has `meshes`. */
  show(areaId: AreaId, area: AreaPlan, drawings: readonly Drawing[], meshes: readonly Mesh[]): void {
    const withUv = meshes.filter((mesh) => mesh.geometry.hasAttribute('uv'));
    this.#showSheet(
      `${areaId}/print`,
      false,
      area,
      drawings.filter((each) => each.depthMm === 0),
      withUv,
    );
    this.#showSheet(
      `${areaId}/cut`,
      true,
      area,
      drawings.filter((each) => each.depthMm !== 0),
      withUv,
    );
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

  #showSheet(key: string, cut: boolean, area: AreaPlan, drawings: readonly Drawing[], meshes: readonly Mesh[]): void {
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
    painted ??= { sheet: new AreaSheet(cut), overlays: meshes.map((mesh) => new AreaOverlay(mesh)), geometries };
    this.#painted.set(key, painted);
    const region = painted.sheet.paint(area, drawings);
    for (const overlay of painted.overlays) {
      if (region === null) overlay.hide();
      else overlay.show(painted.sheet.material, uvRectOf(area, region), cut ? 1 : 2);
    }
  }
}

function disposePainted({ sheet, overlays }: Painted): void {
  sheet.dispose();
  for (const overlay of overlays) overlay.dispose();
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
