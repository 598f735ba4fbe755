/**
 * The product in the scene. A plan is prepared first, with everything it has to wait for, and then shown in one step, so
 * that no picture ever mixes two plans.
 */
import { Box3, Group, type Material, type Mesh } from 'three';
import type { PartId } from '../../../kernel/ids.js';
import { findGenerator } from '../../plan/generators.js';
import type { AttachmentPlan, ModelPlan, PartPlan, ScenePlan } from '../../plan/scene-plan.js';
import type { Spot } from '../../plan/spot-of.js';
import type { AreaDrawings, AreaPainter } from '../areas/area-painter.js';
import type { DrawingSources } from '../areas/drawing-sources.js';
import type { MemoryBudget } from '../loading/memory-budget.js';
import { ModelStore } from '../loading/model-store.js';
import { StageFault } from '../loading/stage-fault.js';
import { generatedBody, type Body } from '../surfaces/body.js';
import { LookMaterials } from '../surfaces/look-materials.js';
import { SurfaceMaps } from '../surfaces/surface-maps.js';
import { measureUvScale } from '../surfaces/uv-scale.js';
import { assemble, attach, attachPieces, subjectOf, type Assembly, type AttachedPiece } from './assembly.js';
import type { GeneratedModel } from './generated-model.js';
import { isShown } from './is-shown.js';
import { bindParts, type PartObjects } from './part-objects.js';
import type { SceneModel } from './scene-model.js';
import { shapeParts, stretches, type Stretch } from './shape-parts.js';
import { TintedMaterials } from './tinted-materials.js';

/** A plan with everything it needs. */
export interface PreparedPlan {
  readonly plan: ScenePlan;
  readonly model: SceneModel;
  /** Gives a generated model the shape of this plan. */
  readonly reshape: () => void;
  readonly pieces: readonly AttachedPiece[];
  /** Model and pieces as one. */
  readonly assembly: Assembly;
  readonly stretch: Stretch | null;
  readonly parts: ReadonlyMap<PartId, PartObjects>;
  readonly materials: ReadonlyMap<Mesh, Material>;
  /** `null`: nothing was ever painted on this product. */
  readonly drawings: AreaDrawings | null;
}

/** What a mesh is dressed by. */
type Clothes = Pick<PartPlan, 'look' | 'tint'>;

/** Loads, dresses and shows products below `root`. */
export class ProductScene {
  readonly root = new Group();
  readonly #sources: DrawingSources;
  readonly #files: ModelStore;
  readonly #budget: MemoryBudget;
  readonly #maps = new SurfaceMaps();
  readonly #looks: LookMaterials;
  readonly #tints = new TintedMaterials();
  readonly #bodies = new WeakMap<Mesh, Body>();
  #generated: GeneratedModel | null = null;
  #painter: AreaPainter | null = null;
  #stretch: Stretch | null = null;
  /** What a plan being prepared has found must not be freed under it. */
  #preparing = 0;
  #shown: PreparedPlan | null = null;

  constructor(sources: DrawingSources, budget: MemoryBudget, onTextureFault: (fault: StageFault) => void) {
    this.#sources = sources;
    this.#budget = budget;
    this.#files = new ModelStore(budget);
    this.#looks = new LookMaterials(this.#maps, (url) => sources.resolve(url), budget, onTextureFault);
  }

  /** What is on show; `null` before the first plan. */
  get shown(): PreparedPlan | null {
    return this.#shown;
  }

  /** What the camera frames, metres. */
  get subject(): Box3 {
    return this.#shown ? subjectOf(this.#shown.model, this.#shown.pieces) : new Box3();
  }

  /**
   * Gets everything a plan needs. Files no newest plan wants any more are given up.
   *
   * @throws {StageFault} `stage/model-failed`, `stage/no-generator`, `stage/generator-failed`.
   */
  async prepare(plan: ScenePlan): Promise<PreparedPlan | null> {
    this.#preparing++;
    try {
      return await this.#prepare(plan);
    } finally {
      this.#preparing--;
    }
  }

  async #prepare(plan: ScenePlan): Promise<PreparedPlan | null> {
    const { model: source } = plan;
    if (source === null) return null;
    const wanted = plan.attachments.map(({ src }) => this.#sources.resolve(src));
    this.#keep([...this.#urlsOf(source), ...wanted, ...(this.#shown ? urlsOf(this.#shown) : [])]);
    const drawings = this.#prepareAreas(plan);
    const [{ model, reshape }, stretch, ...others] = await Promise.all([
      this.#prepareModel(source),
      this.#prepareStretch(plan),
      ...plan.attachments.map((each) => this.#loadPiece(each)),
    ]);
    const pieces = attachPieces(model, plan.attachments, others);
    const assembly = assemble(model, pieces);
    const parts = bindParts(plan, assembly);
    const materials = await this.#dress(plan, assembly, parts);
    return { plan, model, reshape, pieces, assembly, stretch, parts, materials, drawings: await drawings };
  }

  /** Shows a prepared plan, at once and whole. */
  show(prepared: PreparedPlan): void {
    const { plan, model } = prepared;
    if (this.#shown?.model !== model) this.#replaceModel(model);
    for (const { object } of this.#shown?.pieces ?? []) object.removeFromParent();
    attach(model, prepared.pieces);
    prepared.reshape();
    for (const [mesh, own] of prepared.assembly.meshes) mesh.material = prepared.materials.get(mesh) ?? own;
    shapeParts(plan, prepared.parts, prepared.stretch, model.takesSizes);
    this.root.updateMatrixWorld(true);
    this.#paint(prepared);
    this.#shown = prepared;
    this.#keep(urlsOf(prepared));
    if (this.#preparing === 0) this.#trim(prepared);
  }

  /** The meshes of a spot that are shown; of an area, its drawing or else the part that would bear it. */
  meshesAt({ partIds, areaIds }: Spot): Mesh[] {
    const { plan, parts } = this.#shown ?? {};
    const meshesOf = (partId: PartId): readonly Mesh[] => parts?.get(partId)?.meshes ?? [];
    const drawn = areaIds.flatMap((areaId) => {
      const ink = this.#painter?.inkOf(areaId) ?? [];
      const area = plan?.areas.get(areaId);
      return ink.length > 0 || !area ? ink : meshesOf(area.partId);
    });
    return [...new Set([...partIds.flatMap(meshesOf), ...drawn])].filter(isShown);
  }

  /** The meshes that hide what is behind them. */
  solids(): Mesh[] {
    const all = [...(this.#shown?.assembly.meshes.keys() ?? [])];
    return all.filter((mesh) => isShown(mesh) && ![mesh.material].flat().some(({ transparent }) => transparent));
  }

  dispose(): void {
    this.root.clear();
    this.#painter?.dispose();
    this.#tints.dispose();
    this.#looks.dispose();
    this.#maps.dispose();
    this.#files.dispose();
    this.#generated?.dispose();
    this.#shown = null;
  }

  #trim({ model, pieces, materials }: PreparedPlan): void {
    const dresses = new Set(materials.values());
    void this.#looks.trim(dresses);
    this.#tints.trim(dresses);
    this.#budget.trim(new Set<object>([model, ...pieces.map((piece) => piece.model), ...dresses]));
  }

  #urlsOf(source: ModelPlan): string[] {
    return source.type === 'file' ? [this.#sources.resolve(source.src)] : [];
  }

  #keep(urls: readonly string[]): void {
    this.#files.keep(new Set(urls));
  }

  async #prepareModel(source: ModelPlan): Promise<Pick<PreparedPlan, 'model' | 'reshape'>> {
    if (source.type === 'file') {
      return { model: await this.#files.get(this.#sources.resolve(source.src)), reshape: () => undefined };
    }
    const generate = findGenerator(source.id);
    if (!generate) {
      throw new StageFault('stage/no-generator', {
        message: `The model needs the generator "${source.id}", which this page has not registered.`,
        hint: `Call registerGenerator('${source.id}', …).`,
      });
    }
    const { GeneratedModel: Generated } = await import('./generated-model.js');
    // A product has one model for life: another generator is another product's.
    const model = (this.#generated ??= new Generated(source.id));
    return { model, reshape: await model.prepare(generate, source.params) };
  }

  async #loadPiece({ src, optionId }: AttachmentPlan): Promise<SceneModel> {
    try {
      return await this.#files.get(this.#sources.resolve(src));
    } catch (error) {
      if (!(error instanceof StageFault)) throw error;
      const { code, message, url } = error;
      throw new StageFault(code, { message, optionId, cause: error, ...(url !== undefined && { url }) });
    }
  }

  /** `null`: nothing was ever stretched on this product. */
  async #prepareStretch(plan: ScenePlan): Promise<Stretch | null> {
    if (stretches(plan)) this.#stretch ??= (await import('./stretch.js')).stretch;
    return this.#stretch;
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
    model: Assembly,
    parts: ReadonlyMap<PartId, PartObjects>,
  ): Promise<Map<Mesh, Material>> {
    const materials = await (plan.variant === null ? new Map<Mesh, Material>() : model.loadVariant(plan.variant));
    const dressing = [...clothesOf(plan, model, parts)].map(async ([mesh, clothes]) => {
      const material = await this.#materialOf(mesh, clothes, materials.get(mesh) ?? model.meshes.get(mesh));
      if (material) materials.set(mesh, material);
    });
    await Promise.all(dressing);
    return materials;
  }

  async #materialOf(mesh: Mesh, { look, tint }: Clothes, own: Material | undefined): Promise<Material | null> {
    if (look !== null) return this.#looks.get(look, this.#bodyOf(mesh));
    if (tint === null || own === undefined) return null;
    return this.#tints.get(own, tint);
  }

  #bodyOf(mesh: Mesh): Body {
    const known = this.#bodies.get(mesh);
    if (known) return known;
    const body = this.#generated?.meshes.has(mesh) ? generatedBody(mesh.geometry) : this.#measure(mesh);
    this.#bodies.set(mesh, body);
    return body;
  }

  #measure(mesh: Mesh): Body {
    const scale = measureUvScale(mesh.geometry, mesh.matrixWorld);
    // Tangents from screen derivatives are flat per triangle, which shows as facets in brushed metal.
    if (scale !== null && canHaveTangents(mesh)) mesh.geometry.computeTangents();
    return { scale, hasSolid: false, hasLight: false, hasColors: mesh.geometry.hasAttribute('color') };
  }

  #replaceModel(model: SceneModel): void {
    this.root.clear();
    this.#painter?.clear();
    this.root.add(model.scene);
  }

  #paint({ plan, parts, drawings }: PreparedPlan): void {
    if (drawings === null) return;
    this.#painter?.show(plan, drawings, (partId) => parts.get(partId)?.meshes ?? []);
  }
}

function canHaveTangents({ geometry }: Mesh): boolean {
  return geometry.index !== null && geometry.hasAttribute('normal') && !geometry.hasAttribute('tangent');
}

function urlsOf({ model, pieces }: PreparedPlan): string[] {
  return [model.url, ...pieces.map((each) => each.model.url)];
}

/** What each mesh wears. Parts may overlap (`all` and `body`): the later one decides. */
function clothesOf(
  plan: ScenePlan,
  model: Assembly,
  parts: ReadonlyMap<PartId, PartObjects>,
): ReadonlyMap<Mesh, Clothes> {
  const wearing = new Map<Mesh, Clothes>();
  for (const mesh of model.meshes.keys()) wearing.set(mesh, { look: model.lookOf(mesh), tint: null });
  for (const [partId, { look, tint }] of plan.parts) {
    if (look === null && tint === null) continue;
    for (const mesh of parts.get(partId)?.meshes ?? []) {
      const own = model.lookOf(mesh);
      wearing.set(mesh, look === null && own !== null ? { look: { ...own, color: tint }, tint } : { look, tint });
    }
  }
  return wearing;
}
