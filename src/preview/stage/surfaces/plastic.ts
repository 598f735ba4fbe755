import { periodicFbm } from './noise.js';
import type { Relief, Surface } from './surface.js';

/** Fine spark erosion of an injection mould, VDI 24 or so. */
const MOULD_GRAIN: Relief = {
  id: 'mould-grain',
  tileMm: [12.8, 12.8],
  sizePx: [256, 256],
  heightMm: 0.004,
  heightAt: (u, v) => periodicFbm(u, v, 40, 40, 2, 71),
  roughnessAt: (_u, _v, height) => 1 + 0.12 * height,
};

/** Satin moulded plastic. */
export const plastic: Surface = {
  id: 'plastic',
  relief: MOULD_GRAIN,
  color: '#2a2a2a',
  configure(material) {
    material.roughness = 0.42;
    material.metalness = 0;
    material.clearcoat = 0.4;
    material.clearcoatRoughness = 0.32;
  },
};
