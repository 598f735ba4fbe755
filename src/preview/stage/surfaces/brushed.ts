import { periodicFbm, periodicNoise } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Scratches along u (round the axis of a turned part): noise stretched about 1:200. */
const SCRATCHES: Relief = {
  id: 'scratches',
  tileMm: [75, 25],
  sizePx: [128, 512],
  heightMm: 0.0022,
  heightAt: (u, v) => 0.55 * periodicNoise(u * 3, v * 120, 3, 120, 5) + 0.45 * periodicFbm(u, v, 2, 30, 2, 9),
  roughnessAt: (u, v, height) => 1 + 0.1 * height + 0.12 * periodicFbm(u, v, 2, 14, 2, 31),
  shadeAt: (_u, _v, height) => 0.965 + 0.035 * height,
};

/** Brushed steel: highlights stretch across the scratches. */
export const brushed: Surface = {
  id: 'brushed',
  relief: SCRATCHES,
  color: '#c4c5c6',
  configure(material) {
    material.metalness = 1;
    material.roughness = 0.3;
    material.anisotropy = 0.7;
    material.anisotropyRotation = Math.PI / 2;
  },
};
