/**
 * The product in the scene. A plan is prepared first, with everything it has to wait for, and then shown in one step, so
 * that no picture ever mixes two plans.
 */
import { Group, type Material, type Mesh } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import type { PartPlan, ScenePlan } from '../../plan/scene-plan.js';
import type { AreaDrawings, AreaPainter } from '../areas/area-painter.js';
import type { DrawingSources } from '../areas/drawing-sources.js';
import { findNodes, type ModelFile } from '../loading/model-file.js';
import { ModelStore } from '../loading/model-store.js';
import { StageFault } from '../loading/stage-fault.js';
import { LookMaterials } from '../surfaces/look-materials.js';
import { SurfaceMaps } from '../surfaces/surface-maps.js';
import { measureUvScale, type UvScale } from '../surfaces/uv-scale.js';
import { bindParts, type PartObjects } from './part-objects.js';
import { shapeParts } from './shape-parts.js';
import { TintedMaterials } from './tinted-materials.js';

/** A plan with everything it needs. */
export interface PreparedPlan {
  readonly plan: ScenePlan;
  readonly file: ModelFile;
  readonly attachments: readonly { readonly file: ModelFile; readonly anchor: string }[];
  readonly parts: ReadonlyMap<PartId, PartObjects>;
  readonly materials: ReadonlyMap<Mesh, Material>;
  /** `null`: nothing was ever painted on this product. */
  readonly drawings: AreaDrawings | null;
}

/** Loads, dresses and shows products below `root`. */
export class ProductScene {
  readonly root = new Group();
  readonly #sources: DrawingSources;
  readonly #models = new ModelStore();
  readonly #maps = new SurfaceMaps();
  readonly #looks: LookMaterials;
  readonly #tints = new TintedMaterials();
  readonly #scales = new WeakMap<Mesh, { readonly scale: UvScale | null }>();
  #painter: AreaPainter | null = null;
  #shown: PreparedPlan | null = null;

  constructor(sources: DrawingSources, onTextureFault: (fault: StageFault) => void) {
    this.#sources = sources;
    this.#looks = new LookMaterials(this.#maps, (url) => sources.resolve(url), onTextureFault);
  }

  /** What is on show; `null` before the first plan. */
  get shown(): PreparedPlan | null {
    return this.#shown;
  }

  /**
   * Gets everything a plan needs. Files no newest plan wants any more are given up.
   *
   * @throws {StageFault} `stage/model-failed`, `stage/no-generator`.
   */
  async prepare(plan: ScenePlan): Promise<PreparedPlan | null> {
    const urls = this.#urlsOf(plan);
    const shown =
      this.#shown === null ? [] : [this.#shown.file.url, ...this.#shown.attachments.map(({ file }) => file.url)];
    this.#models.keep(new Set([...urls, ...shown]));
    const [first] = urls;
    if (first === undefined) return null;
    const drawings = this.#prepareAreas(plan);
    const [file, ...others] = await Promise.all([
      this.#models.get(first),
      ...urls.slice(1).map((url) => this.#models.get(url)),
    ]);
    const attachments = others.map((other, at) => ({ file: other, anchor: plan.attachments[at]?.anchor ?? '' }));
    const parts = bindParts(plan, file);
    const materials = await this.#dress(plan, file, parts);
    return { plan, file, attachments, parts, materials, drawings: await drawings };
  }

  /** Shows a prepared plan, at once and whole. */
  show(prepared: PreparedPlan): void {
    const { plan, file } = prepared;
    if (this.#shown?.file !== file) this.#replaceModel(file);
    this.#attach(prepared);
    for (const [mesh, own] of file.meshes) mesh.material = prepared.materials.get(mesh) ?? own;
    shapeParts(plan, prepared.parts);
    this.root.updateMatrixWorld(true);
    this.#paint(prepared);
    this.#shown = prepared;
    this.#models.keep(new Set([file.url, ...prepared.attachments.map((each) => each.file.url)]));
    void this.#looks.trim(new Set(prepared.materials.values()));
  }

  dispose(): void {
    this.root.clear();
    this.#painter?.dispose();
    this.#tints.dispose();
    this.#looks.dispose();
    this.#maps.dispose();
    this.#models.dispose();
    this.#shown = null;
  }

  #urlsOf(plan: ScenePlan): string[] {
    if (plan.model === null) return [];
    if (plan.model.type === 'generator') {
      throw new StageFault('stage/no-generator', {
        message: `The model needs the generator "${plan.model.id}", which this page has not registered.`,
      });
    }
    return [plan.model.src, ...plan.attachments.map(({ src }) => src)].map((src) => this.#sources.resolve(src));
  }

  async #prepareAreas(plan: ScenePlan): Promise<AreaDrawings | null> {
    const empty = [...plan.areas.values()].every(({ layers }) => layers.length === 0);
    if (empty && this.#painter === null) return null;
    const { AreaPainter: Painter } = await import('../areas/area-painter.js');
    this.#painter ??= new Painter(this.#sources);
    return this.#painter.prepare(plan);
  }

  async #dress(
    plan: ScenePlan,
    file: ModelFile,
    parts: ReadonlyMap<PartId, PartObjects>,
  ): Promise<Map<Mesh, Material>> {
    const materials = await variantOf(plan, file);
    // Parts may overlap (`all` and `body`): the later one decides what a mesh wears.
    const wearing = new Map<Mesh, PartPlan>();
    for (const [partId, part] of plan.parts) {
      if (part.look === null && part.tint === null) continue;
      for (const mesh of parts.get(partId)?.meshes ?? []) wearing.set(mesh, part);
    }
    const dressing = [...wearing].map(async ([mesh, part]) => {
      const material = await this.#materialOf(mesh, part, materials.get(mesh) ?? file.meshes.get(mesh));
      if (material) materials.set(mesh, material);
    });
    await Promise.all(dressing);
    return materials;
  }

  async #materialOf(mesh: Mesh, part: PartPlan, own: Material | undefined): Promise<Material | null> {
    if (part.look !== null) return this.#looks.get(part.look, this.#scaleOf(mesh));
    if (part.tint === null || own === undefined) return null;
    return this.#tints.get(own, part.tint);
  }

  #scaleOf(mesh: Mesh): UvScale | null {
    const known = this.#scales.get(mesh);
    if (known) return known.scale;
    const scale = measureUvScale(mesh.geometry, mesh.matrixWorld);
    // Tangents from screen derivatives are flat per triangle, which shows as facets in brushed metal.
    if (scale !== null && canHaveTangents(mesh)) mesh.geometry.computeTangents();
    this.#scales.set(mesh, { scale });
    return scale;
  }

  #replaceModel(file: ModelFile): void {
    this.root.clear();
    this.#painter?.clear();
    this.#tints.dispose();
    this.root.add(file.scene);
  }

  #attach({ file, attachments }: PreparedPlan): void {
    for (const each of this.#shown?.attachments ?? []) each.file.scene.removeFromParent();
    for (const { file: piece, anchor } of attachments) {
      const [at] = findNodes(file, { node: anchor, index: null, material: null });
      (at ?? file.scene).add(piece.scene);
    }
  }

  #paint({ plan, parts, drawings }: PreparedPlan): void {
    if (drawings === null) return;
    this.#painter?.show(plan, drawings, (partId) => parts.get(partId)?.meshes ?? []);
  }
}

function canHaveTangents({ geometry }: Mesh): boolean {
  return geometry.index !== null && geometry.hasAttribute('normal') && !geometry.hasAttribute('tangent');
}

async function variantOf(plan: ScenePlan, file: ModelFile): Promise<Map<Mesh, Material>> {
  if (plan.variant === null) return new Map<Mesh, Material>();
  const { loadVariant } = await import('../loading/material-variants.js');
  return loadVariant(file, plan.variant);
}
