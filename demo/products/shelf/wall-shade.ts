import type { MeshData } from '../../../src/preview/plan/mesh-data.js';
import type { ShelfLayout } from './layout-shelf.js';
import { MeshLists } from './mesh-lists.js';

/** How far the shade reaches on the wall, less so upwards, and how dark it is beside the shelf. */
const REACH_MM = 260;
const UP = 2.6;
const DARK = 0.17;
/** The key light stands left: the shade falls to the right and down. */
const RIGHT_MM = 45;
const LOWER_MM = 30;
const STEPS = 30;

/** The shade that the shelf throws on the wall behind it, and the soft line where wall and floor meet. */
export function wallShade({ min, max }: ShelfLayout): MeshData {
  const lists = new MeshLists();
  const z = min[2] - 2;
  const lines = (from: number, to: number): number[] => {
    const outer = Array.from({ length: STEPS + 1 }, (_, at) => REACH_MM * (1 - at / STEPS) ** 2);
    return [...outer.map((mm) => from - mm), ...outer.map((mm) => to + mm).reverse()];
  };
  const xs = lines(min[0] + RIGHT_MM, max[0] + RIGHT_MM);
  const ys = lines(min[1], max[1] - LOWER_MM).filter((y) => y > 0);
  lists.addNet(xs.length, ys.length + 1, false, (vertex, column, row) => {
    const [x, y] = [xs[column] ?? 0, row === 0 ? 0 : (ys[row - 1] ?? 0)];
    const beside = Math.max(min[0] + RIGHT_MM - x, x - max[0] - RIGHT_MM, 0);
    const beyond = Math.max(UP * (y - max[1] + LOWER_MM), min[1] - y, 0);
    const away = Math.min(1, Math.hypot(beside, beyond) / REACH_MM);
    const dark = DARK * (0.45 * (1 - away) ** 2 + 0.55 * Math.exp(-away * 14));
    // Near the floor the wall gets light from it: the shade ends softly there.
    const low = 0.15 + 0.85 * Math.min(1, y / 320) ** 1.5;
    Object.assign(vertex, { x, y, z, u: x, v: y, light: 1 - dark * low * Math.min(1, (1 - away) * 5) });
  });
  return lists.toMesh('wall', { surface: 'shade' });
}
