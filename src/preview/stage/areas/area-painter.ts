import type { Mesh } from 'three';
import type { AreaId } from '../../../kernel/ids.js';
import type { ScenePlan } from '../../plan/scene-plan.js';
import type { DrawingSources } from './drawing-sources.js';
import { Drawings } from './drawings.js';
import type { Drawing } from './lettering.js';
import { PaintedAreas } from './painted-areas.js';

/** What is to be painted on each area. */
export type AreaDrawings = ReadonlyMap<AreaId, readonly Drawing[]>;

/** Text and pictures on a product. Comes by `import()`, because a product without them should not pay for it. */
export class AreaPainter {
  readonly #drawings: Drawings;
  #painted = new PaintedAreas();

  constructor(sources: DrawingSources) {
    this.#drawings = new Drawings(sources);
  }

  /** Gets fonts and pictures of a plan. */
  async prepare(plan: ScenePlan): Promise<AreaDrawings> {
    const all = [...plan.areas].map(async ([areaId, area]) => [areaId, await this.#drawings.prepare(area)] as const);
    return new Map(await Promise.all(all));
  }

  /** Shows what was prepared; areas the plan does not have are hidden. */
  show(plan: ScenePlan, drawings: AreaDrawings, meshesOf: (partId: string) => readonly Mesh[]): void {
    for (const [areaId, area] of plan.areas) {
      this.#painted.show(areaId, area, drawings.get(areaId) ?? [], meshesOf(area.partId));
    }
    this.#painted.keep(new Set(plan.areas.keys()));
  }

  /** The meshes that an area's drawing is on; none where nothing is drawn. */
  inkOf(areaId: AreaId): Mesh[] {
    return this.#painted.inkOf(areaId);
  }

  /** Forgets the meshes of a model that goes. */
  clear(): void {
    this.#painted.dispose();
    this.#painted = new PaintedAreas();
  }

  dispose(): void {
    this.#painted.dispose();
    this.#drawings.dispose();
  }
}
