import { periodicFbm, periodicNoise } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Plain sawn: growth lines along v, bent by slow noise, with short pores. */
const GRAIN: Relief = {
  id: 'grain',
  tileMm: [160, 640],
  sizePx: [256, 512],
  heightMm: 0.06,
  heightAt: (u, v) => 0.5 * rings(u, v) + 0.5 * periodicNoise(u * 128, v * 12, 128, 12, 7),
  roughnessAt: (_u, _v, height) => 1 - 0.1 * height,
  shadeAt: (u, v, height) => 0.84 + 0.12 * rings(u, v) + 0.04 * height,
};

/** Oiled wood. */
export const wood: Surface = {
  id: 'wood',
  relief: GRAIN,
  color: '#c89b6a',
  configure(material) {
    material.roughness = 0.55;
    material.clearcoat = 0.1;
    material.clearcoatRoughness = 0.5;
  },
};

function rings(u: number, v: number): number {
  return Math.sin(2 * Math.PI * (u * 9 + 1.3 * periodicFbm(u, v, 2, 2, 3, 17)));
}
