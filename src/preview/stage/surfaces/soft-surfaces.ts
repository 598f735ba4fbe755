import { Color, type MeshPhysicalMaterial } from 'three';
import { periodicFbm, periodicWorley } from './noise.js';
import type { Relief, Surface } from './surface.js';

const PEBBLES: Relief = {
  id: 'pebbles',
  tileMm: [24, 24],
  sizePx: [256, 256],
  heightMm: 0.16,
  heightAt: (u, v) => {
    const [nearest, second] = periodicWorley(u, v, 16, 3);
    return Math.min(1, (second - nearest) * 2.2) - 0.5 + 0.12 * periodicFbm(u, v, 32, 32, 2, 4);
  },
  roughnessAt: (_u, _v, height) => 1 - 0.12 * height,
  shadeAt: (_u, _v, height) => 0.9 + 0.1 * Math.min(1, height + 0.5),
};

const NAP: Relief = {
  id: 'nap',
  tileMm: [30, 30],
  sizePx: [256, 256],
  heightMm: 0.05,
  heightAt: (u, v) => 0.6 * periodicFbm(u, v, 60, 60, 2, 41) + 0.4 * periodicFbm(u, v, 6, 9, 3, 42),
  shadeAt: (_u, _v, height) => 0.93 + 0.07 * height,
};

/** Rows of V stitches, 2 mm pitch: two slanted capsules in a cell. */
const STITCHES: Relief = {
  id: 'stitches',
  tileMm: [16, 16],
  sizePx: [256, 256],
  heightMm: 0.5,
  heightAt: (u, v) => {
    const x = (u * 8) % 1;
    const side = x < 0.5 ? x * 2 : 2 - x * 2;
    const along = (v * 10 + 0.55 * side) % 1;
    return Math.max(0, 1 - ((side - 0.5) * 1.9) ** 2) * Math.max(0, 1 - ((along - 0.5) * 1.7) ** 2) - 0.5;
  },
  shadeAt: (_u, _v, height) => 0.62 + 0.38 * Math.min(1, height + 0.5),
};

/** Grained leather. */
export const leather: Surface = {
  id: 'leather',
  relief: PEBBLES,
  color: '#6b4a34',
  configure(material) {
    material.roughness = 0.52;
    material.clearcoat = 0.1;
    material.clearcoatRoughness = 0.4;
  },
};

/** Suede. */
export const suede: Surface = {
  id: 'suede',
  relief: NAP,
  color: '#8b7a66',
  configure: (material) => cloth(material, 0.95, 0.8),
};

/** Flat knit. */
export const knit: Surface = {
  id: 'knit',
  relief: STITCHES,
  color: '#b9b4aa',
  configure: (material) => cloth(material, 0.9, 0.35),
};

function cloth(material: MeshPhysicalMaterial, roughness: number, sheen: number): void {
  material.roughness = roughness;
  material.sheen = sheen;
  material.sheenRoughness = 0.6;
  material.sheenColor = new Color(0.25, 0.25, 0.25);
}
