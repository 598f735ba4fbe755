import { periodicFbm } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** What a spray gun leaves on a board, too shallow to be seen but in a highlight. */
const SPRAY: Relief = {
  id: 'spray',
  tileMm: [48, 48],
  sizePx: [128, 128],
  heightMm: 0.006,
  heightAt: (u, v) => periodicFbm(u, v, 16, 16, 2, 61),
};

/** Silk-matt lacquer on board. */
export const lacquer: Surface = {
  id: 'lacquer',
  relief: SPRAY,
  color: '#e9e7e1',
  configure(material) {
    material.roughness = 0.46;
    material.clearcoat = 0.15;
    material.clearcoatRoughness = 0.4;
  },
};
