import { periodicFbm } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Etched mould: a fine sandy grain on slow unevenness. */
const GRAIN: Relief = {
  id: 'rubber-grain',
  tileMm: [16, 16],
  sizePx: [256, 256],
  heightMm: 0.03,
  heightAt: (u, v) => 0.75 * periodicFbm(u, v, 44, 44, 2, 61) + 0.25 * periodicFbm(u, v, 5, 5, 2, 62),
  roughnessAt: (_u, _v, height) => 1 - 0.14 * height,
  shadeAt: (_u, _v, height) => 0.95 + 0.05 * height,
};

/** Vulcanised rubber. */
export const rubber: Surface = {
  id: 'rubber',
  relief: GRAIN,
  color: '#2c2b2a',
  configure(material) {
    material.roughness = 0.7;
    material.metalness = 0;
  },
};
