import { Color } from 'three';
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
  configure(material) {
    material.roughness = 0.95;
    material.sheen = 0.8;
    material.sheenRoughness = 0.6;
    material.sheenColor = new Color(0.25, 0.25, 0.25);
  },
};
