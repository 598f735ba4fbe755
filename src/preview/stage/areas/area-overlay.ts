/**
 * A sheet of ink over one mesh: the mesh's own triangles under the region, drawn once more with the sheet's picture. The
 * finish below is never touched. Positions, morph targets and UVs are the mesh's own buffers.
 */
import { BufferAttribute, BufferGeometry, Mesh, type Material } from 'three';
import type { AreaPlan } from '../../plan/scene-plan.js';
import { OVERLAY_LAYER } from '../layers.js';
import type { SheetRegion } from './sheet-region.js';

/** u0, v0, u1, v1 of a region. */
export type UvRect = readonly [number, number, number, number];

/** Where a region lies in the part's UVs; the second pair may be smaller than the first where a file mirrors. */
export function uvRectOf(area: AreaPlan, region: SheetRegion): UvRect {
  const [u0, v0, u1, v1] = area.uv;
  const u = (mm: number): number => u0 + ((u1 - u0) * mm) / area.widthMm;
  const v = (mm: number): number => v0 + ((v1 - v0) * mm) / area.heightMm;
  return [u(region.xMm), v(region.yMm), u(region.xMm + region.widthMm), v(region.yMm + region.heightMm)];
}

/** One mesh's overlay. */
export class AreaOverlay {
  readonly mesh: Mesh;
  readonly #source: BufferGeometry;
  readonly #index: Uint32Array;
  readonly #attribute: BufferAttribute;

  /** @param name - What an exported file calls it. */
  constructor(source: Mesh, name: string) {
    this.#source = source.geometry;
    const count = source.geometry.index?.count ?? source.geometry.getAttribute('position').count;
    this.#index = new Uint32Array(count);
    this.#attribute = new BufferAttribute(this.#index, 1);
    const geometry = new BufferGeometry();
    geometry.attributes = source.geometry.attributes;
    geometry.morphAttributes = source.geometry.morphAttributes;
    geometry.morphTargetsRelative = source.geometry.morphTargetsRelative;
    geometry.boundingSphere = source.geometry.boundingSphere;
    geometry.setIndex(this.#attribute);
    geometry.setDrawRange(0, 0);
    this.mesh = new Mesh(geometry);
    this.mesh.name = name;
    if (source.morphTargetInfluences) this.mesh.morphTargetInfluences = source.morphTargetInfluences;
    if (source.morphTargetDictionary) this.mesh.morphTargetDictionary = source.morphTargetDictionary;
    this.mesh.frustumCulled = false;
    this.mesh.layers.set(OVERLAY_LAYER);
    this.mesh.visible = false;
    source.add(this.mesh);
  }

  /** Shows `material` on the triangles that touch `rect`. */
  show(material: Material, rect: UvRect, order: number): void {
    this.mesh.material = material;
    this.mesh.renderOrder = order;
    this.mesh.geometry.setDrawRange(0, this.#select(rect));
    this.#attribute.needsUpdate = true;
    this.mesh.visible = true;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    // Disposing frees the buffers of a geometry's attributes, and these belong to the mesh below.
    this.mesh.geometry.attributes = {};
    this.mesh.geometry.dispose();
  }

  #select([u0, v0, u1, v1]: UvRect): number {
    const [minU, maxU, minV, maxV] = [Math.min(u0, u1), Math.max(u0, u1), Math.min(v0, v1), Math.max(v0, v1)];
    const uv = this.#source.getAttribute('uv');
    const corners = this.#source.index;
    let used = 0;
    const end = Math.min(this.#index.length, this.#source.drawRange.count);
    for (let at = 0; at + 2 < end; at += 3) {
      const [a, b, c] = corners ? [corners.getX(at), corners.getX(at + 1), corners.getX(at + 2)] : [at, at + 1, at + 2];
      const [ua, ub, uc] = [uv.getX(a), uv.getX(b), uv.getX(c)];
      if (Math.min(ua, ub, uc) > maxU || Math.max(ua, ub, uc) < minU) continue;
      const [va, vb, vc] = [uv.getY(a), uv.getY(b), uv.getY(c)];
      if (Math.min(va, vb, vc) > maxV || Math.max(va, vb, vc) < minV) continue;
      this.#index[used++] = a;
      this.#index[used++] = b;
      this.#index[used++] = c;
    }
    return used;
  }
}
