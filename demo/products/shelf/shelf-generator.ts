/**
 * The shape of the made-to-measure shelf from the parameters of its product file: boards with eased edges and a grain of their
 * own, fronts, feet, and for scale a vase and five books. Pure; the sizes are those of the cut list.
 */
import type { GeneratorParams, MeshData } from '../../../src/preview/plan/mesh-data.js';
import { addBoard, EASE_MM, type Stations } from './board-mesh.js';
import { decorOf } from './decor.js';
import { layoutShelf, type Role, type ShelfLayout } from './layout-shelf.js';
import { MeshLists } from './mesh-lists.js';
import { lightOf, type Lighting } from './shelf-light.js';
import { addTurned, type Profile } from './turned-mesh.js';
import { wallShade } from './wall-shade.js';

/** The part of the product file that a board belongs to. */
const PART_OF: Readonly<Record<Role, string>> = {
  top: 'boards',
  side: 'boards',
  divider: 'boards',
  shelf: 'boards',
  back: 'back',
  door: 'doors',
  drawer: 'drawers',
};

const BLACK_STEEL = { surface: 'powder', color: '#242528' } as const;
const KNOB: Profile = [
  [0, 0],
  [5, 0],
  [5, 12],
  [9, 15],
  [12, 18],
  [12, 22],
  [10.5, 24],
  [0, 24.4],
];

/** The meshes of a shelf. */
export function generateShelf(params: GeneratorParams): MeshData[] {
  const layout = layoutShelf(params);
  const light = lightOf(layout);
  return [
    ...boardMeshes(layout, light),
    ...knobs(layout, light),
    ...feet(layout, light, params['feet'] === 'steel'),
    ...decorOf(layout, light),
    wallShade(layout),
  ];
}

function boardMeshes(layout: ShelfLayout, light: Lighting): MeshData[] {
  const stations = stationsOf(layout);
  const meshes = new Map<string, MeshLists>();
  layout.boards.forEach((board, number) => {
    const part = PART_OF[board.role];
    const lists = meshes.get(part) ?? new MeshLists();
    meshes.set(part, lists);
    // Drawers of a row are cut from one board.
    const row = {
      min: [layout.min[0], board.min[1], board.min[2]],
      max: [layout.max[0], board.max[1], board.max[2]],
      grain: board.grain,
    } as const;
    const [log, whole] = board.role === 'drawer' ? [700 + Math.round(board.min[1]), row] : [number, board];
    addBoard({ lists, light, stations, easeMm: EASE_MM }, board, log, whole);
  });
  return [...meshes].map(([part, lists]) => lists.toMesh(part));
}

/** Lines where the light changes fast: in the corners of every compartment, and towards the front. */
function stationsOf({ compartments, min, max }: ShelfLayout): Stations {
  const across = compartments.flatMap((each) => between(each.min[0], each.max[0]));
  const upright = compartments.flatMap((each) => between(each.min[1], each.max[1]));
  const [rear, front] = [min[2], max[2]];
  const deep = [rear + 12, rear + 45, (rear + front) / 2, front - 70, front - 25];
  return [unique(across), unique(upright), deep];
}

function between(from: number, to: number): number[] {
  const steps = Math.max(1, Math.round((to - from - 100) / 220));
  const middle = Array.from({ length: steps - 1 }, (_, at) => from + 50 + ((to - from - 100) * (at + 1)) / steps);
  return [from + 0.2, from + 6, from + 50, ...middle, to - 50, to - 6, to - 0.2];
}

function unique(values: readonly number[]): number[] {
  return [...new Set(values.map((value) => Math.round(value * 100) / 100))].sort((a, b) => a - b);
}

/** One on each leaf, beside where it opens; one in the middle of a drawer, two on a wide one. */
function knobs({ boards }: ShelfLayout, light: Lighting): MeshData[] {
  return (['door', 'drawer'] as const).flatMap((role) => {
    const leaves = boards.filter((board) => board.role === role);
    if (leaves.length === 0) return [];
    const lists = new MeshLists();
    leaves.forEach(({ min, max }, at) => {
      const wide = max[0] - min[0];
      const isPaired = leaves[at + 1]?.min[0] !== undefined && (leaves[at + 1]?.min[0] ?? 0) - max[0] < 3;
      const beside = isPaired
        ? max[0] - 38
        : at > 0 && min[0] - (leaves[at - 1]?.max[0] ?? 0) < 3
          ? min[0] + 38
          : max[0] - 38;
      const places =
        role === 'door' ? [beside] : wide > 700 ? [min[0] + wide / 4, max[0] - wide / 4] : [min[0] + wide / 2];
      const y = role === 'door' ? Math.min(max[1] - 60, min[1] + 0.72 * (max[1] - min[1])) : (min[1] + max[1]) / 2;
      for (const x of places) addTurned(lists, KNOB, [x, y, max[2]], light, true);
    });
    return [lists.toMesh(role === 'door' ? 'doors' : 'drawers', BLACK_STEEL)];
  });
}

function feet({ feet: places, footMm }: ShelfLayout, light: Lighting, isSteel: boolean): MeshData[] {
  if (places.length === 0) return [];
  const lists = new MeshLists();
  const [low, high] = isSteel ? [9, 9] : [13, 21];
  const profile: Profile = [
    [0, 0],
    [low - 2, 0],
    [low, 2],
    [high, footMm - 1],
    [high, footMm],
  ];
  for (const [x, z] of places) addTurned(lists, profile, [x, 0, z], light);
  return [isSteel ? lists.toMesh('steel', BLACK_STEEL) : lists.toMesh('legs')];
}
