/** Shapes for tests of generated models, in millimetres, and plans that show them. */
import type { GeneratorParams, MeshData } from '../../../src/preview/plan/mesh-data.js';
import type { AreaPlan, PartPlan, ScenePlan } from '../../../src/preview/plan/scene-plan.js';

/** An upright panel that faces +z, `cells` squares each way, so 2 x cells² triangles. */
export function aPanel(widthMm: number, heightMm: number, cells = 1): MeshData {
  const rows = cells + 1;
  const vertices = Array.from({ length: rows * rows }, (_, at) => [at % rows, Math.floor(at / rows)] as const);
  const squares = Array.from({ length: cells * cells }, (_, at) => (at % cells) + rows * Math.floor(at / cells));
  return {
    part: 'panel',
    positions: Float32Array.from(
      vertices.flatMap(([i, j]) => [(i / cells - 0.5) * widthMm, (j / cells) * heightMm, 0]),
    ),
    normals: Float32Array.from(vertices.flatMap(() => [0, 0, 1])),
    uvs: Float32Array.from(vertices.flatMap(([i, j]) => [(i / cells) * widthMm, (1 - j / cells) * heightMm])),
    indices: Uint32Array.from(squares.flatMap((at) => [at, at + 1, at + rows, at + 1, at + rows + 1, at + rows])),
  };
}

/** The panel by its parameters: `width` and `height` in mm, `cells`. */
export function panelGenerator(params: GeneratorParams): MeshData[] {
  return [aPanel(Number(params['width'] ?? 200), Number(params['height'] ?? 300), Number(params['cells'] ?? 1))];
}

/** A plan of one generated part; `color` dresses it, without one it wears its own look. */
export function aGeneratedPlan(
  id: string,
  params: GeneratorParams = {},
  { color, visible = true, area }: { color?: string; visible?: boolean; area?: AreaPlan } = {},
): ScenePlan {
  const look = {
    surface: 'plastic',
    color: color ?? null,
    texture: null,
    tileMm: null,
    roughness: null,
    metalness: null,
  };
  const panel: PartPlan = {
    nodes: [{ node: 'panel', index: null, material: null }],
    visible,
    look: color === undefined ? null : look,
    tint: null,
    morphs: {},
    sizes: [],
  };
  return {
    model: { type: 'generator', id, params },
    parts: new Map([['panel', panel]]),
    areas: new Map(area ? [['label', area]] : []),
    variant: null,
    attachments: [],
    views: new Map([['front', { id: 'front', orbit: [0, 90, 1], at: null, title: null }]]),
  };
}
