import { periodicFbm, periodicNoise } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Sawn and honed limestone: fine grain, small pits, soft clouds. */
const HONED: Relief = {
  id: 'honed',
  tileMm: [32, 32],
  sizePx: [512, 512],
  heightMm: 0.014,
  heightAt: (u, v) => {
    const pits = Math.max(0, periodicNoise(u * 60, v * 60, 60, 60, 83) - 0.42) * 1.6;
    return 0.6 * periodicFbm(u, v, 110, 110, 2, 81) + 0.2 * periodicFbm(u, v, 9, 9, 3, 82) - pits;
  },
  shadeAt: (u, v, height) => 0.92 + 0.06 * Math.max(-1, height) + 0.05 * periodicFbm(u, v, 3, 3, 3, 84),
};

/** Matt stone. */
export const stone: Surface = {
  id: 'stone',
  relief: HONED,
  color: '#b0a79b',
  configure(material) {
    material.roughness = 0.92;
    material.metalness = 0;
  },
};
